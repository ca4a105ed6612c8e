"""Tests of the quantities found in Chinese text, by accept and reject tables."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.numerals import Quantity, find_quantities

DATA = Path(__file__).parent / "data"
# Idioms, names and set phrases that hold a numeral and no quantity, one a line.
WORDS = (DATA / "not_numbers.txt").read_text(encoding="utf-8").split()

# text, value, English: each text is one quantity from end to end.
CARDINALS = [
    ("5067万元", "50670000", "50.67 million yuan"),
    ("1.3万名", "13000", "13,000"),
    ("1.2万亿元", "1200000000000", "1.2 trillion yuan"),
    ("3.2万亿美元", "3200000000000", "3.2 trillion U.S. dollars"),
    ("33387亿美元", "3338700000000", "3.3387 trillion U.S. dollars"),
    ("2000多万元", "20000000", "more than 20 million yuan"),
    ("40余万人次", "400000", "more than 400,000"),
    ("40 余万人次", "400000", "more than 400,000"),
    ("1543人", "1543", "1,543 people"),
    ("217个", "217", "217"),
    ("59个", "59", "59"),
    ("7个", "7", "seven"),
    ("9座", "9", "nine"),
    ("10座", "10", "10"),
    ("4791个", "4791", "4,791"),
    ("１１７３个", "1173", "1,173"),
    ("１，１７３个", "1173", "1,173"),
    ("1,173个", "1173", "1,173"),
    ("5,067万元", "50670000", "50.67 million yuan"),
    ("500峰", "500", "500"),
    ("166匹", "166", "166"),
    ("400只", "400", "400"),
    ("20头", "20", "20 head"),
    ("1.27亿头", "127000000", "127 million head"),
    ("1.2万户", "12000", "12,000 households"),
    ("1户", "1", "one household"),
    ("38户", "38", "38 households"),
    ("30万户", "300000", "300,000 households"),
    ("800亩", "800", "800 mu"),
    ("1.7亿亩", "170000000", "170 million mu"),
    ("1.8万公顷", "18000", "18,000 hectares"),
    ("0.4公顷", "0.4", "0.4 hectares"),
    ("59万平方公里", "590000", "590,000 square kilometers"),
    ("8.4万平方米", "84000", "84,000 square meters"),
    ("30多平方米", "30", "more than 30 square meters"),
    ("4.2亿立方米", "420000000", "420 million cubic meters"),
    ("240公里", "240", "240 kilometers"),
    ("1公里", "1", "1 kilometer"),
    ("4公里", "4", "4 kilometers"),
    ("30km", "30", "30 kilometers"),
    ("17.9厘米", "17.9", "17.9 centimeters"),
    ("53.8毫米", "53.8", "53.8 millimeters"),
    ("三千米", "3000", "3,000 meters"),
    ("3千米", "3", "3 kilometers"),
    ("1.05万吨", "10500", "10,500 tonnes"),
    ("2600万吨", "26000000", "26 million tonnes"),
    ("1吨", "1", "1 tonne"),
    ("84.5公斤", "84.5", "84.5 kilograms"),
    ("110斤", "110", "110 jin"),
    ("两公斤", "2", "2 kilograms"),
    ("15克", "15", "15 grams"),
    ("1.41亿千瓦", "141000000", "141 million kilowatts"),
    ("5000万千瓦", "50000000", "50 million kilowatts"),
    ("5千瓦", "5", "5 kilowatts"),
    ("三千瓦", "3", "3 kilowatts"),
    ("220千伏", "220", "220 kilovolts"),
    ("3312亿千瓦时", "331200000000", "331.2 billion kilowatt-hours"),
    ("520亿度电", "52000000000", "52 billion kilowatt-hours"),
    ("35兆帕", "35", "35 megapascals"),
    ("16℃", "16", "16 degrees Celsius"),
    ("18摄氏度", "18", "18 degrees Celsius"),
    ("零下38℃", "-38", "minus 38 degrees Celsius"),
    ("零下二十摄氏度", "-20", "minus 20 degrees Celsius"),
    ("-25℃", "-25", "minus 25 degrees Celsius"),
    ("0.8个百分点", "0.8", "0.8 percentage points"),
    ("1个百分点", "1", "1 percentage point"),
    ("25个基点", "25", "25 basis points"),
    ("24小时", "24", "24 hours"),
    ("3个小时", "3", "three hours"),
    ("2个多小时", "2", "more than two hours"),
    ("31分钟", "31", "31 minutes"),
    ("36秒", "36", "36 seconds"),
    ("45天", "45", "45 days"),
    ("50多天", "50", "more than 50 days"),
    ("5年", "5", "five years"),
    ("75周年", "75", "75th anniversary"),
    ("3个月", "3", "three months"),
    ("1个月", "1", "one month"),
    ("两个星期", "2", "two weeks"),
    ("11个工作日", "11", "11 working days"),
    ("5000年", "5000", "5,000 years"),
    ("三十年", "30", "30 years"),
    ("165亿欧元", "16500000000", "16.5 billion euros"),
    ("4150英镑", "4150", "4,150 pounds"),
    ("1000港元", "1000", "1,000 Hong Kong dollars"),
    ("6000日元", "6000", "6,000 Japanese yen"),
    ("50万图格里克", "500000", "500,000 tugriks"),
    ("三千块钱", "3000", "3,000 yuan"),
    ("1360块", "1360", "1,360 yuan"),
    ("三十八块", "38", "38 yuan"),
    ("六毛", "0.6", "0.6 yuan"),
    ("7分钱", "0.07", "0.07 yuan"),
    ("三块六", "3.6", "3.6 yuan"),
    ("四毛三", "0.43", "0.43 yuan"),
    ("12元5角", "12.5", "12.5 yuan"),
    ("19块8", "19.8", "19.8 yuan"),
    ("一块二", "1.2", "1.2 yuan"),
    ("一米二", "1.2", "1.2 meters"),
    ("一米八五", "1.85", "1.85 meters"),
    ("一块零五", "1.05", "1.05 yuan"),
    ("一元五", "1.5", "1.5 yuan"),
    ("五吨六", "5.6", "5.6 tonnes"),
    ("三十九度五", "39.5", "39.5"),
    ("一斤二两", "1.2", "1.2 jin"),
    ("9秒98", "9.98", "9.98 seconds"),
    ("两年半", "2.5", "2.5 years"),
    ("一个半小时", "1.5", "1.5 hours"),
    ("一个半月", "1.5", "1.5 months"),
    ("半年", "0.5", "half a year"),
    ("半小时", "0.5", "half an hour"),
    ("三倍", "3", "three times"),
    ("3.5倍", "3.5", "3.5 times"),
    ("57次", "57", "57 times"),
    ("三十二", "32", "32"),
    ("一百零九人", "109", "109 people"),
    ("一百一十六户", "116", "116 households"),
    ("一千二百多户", "1200", "more than 1,200 households"),
    ("三千一百二十七棵", "3127", "3,127"),
    ("一亿五千万公里", "150000000", "150 million kilometers"),
    ("一百二十万字", "1200000", "1.2 million"),
    ("一万两千个", "12000", "12,000"),
    ("一万二", "12000", "12,000"),
    ("三百五", "350", "350"),
    ("两万五千里", "25000", "25,000 li"),
    ("一千零五个", "1005", "1,005"),
    ("一万零三个", "10003", "10,003"),
    ("二百零八名", "208", "208"),
    ("一千三百多万元", "13000000", "more than 13 million yuan"),
    ("十万吨", "100000", "100,000 tonnes"),
    ("百万亩", "1000000", "1 million mu"),
    ("千万吨", "10000000", "10 million tonnes"),
    ("亿元", "100000000", "100 million yuan"),
    ("万亩", "10000", "10,000 mu"),
    ("百余人", "100", "more than 100 people"),
    ("十余年", "10", "more than 10 years"),
    ("十几个", "10", "more than 10"),
    ("二十几条", "20", "more than 20"),
    ("三十多户", "30", "more than 30 households"),
    ("5万余名", "50000", "more than 50,000"),
    ("1372万余元", "13720000", "more than 13.72 million yuan"),
    ("200来亩", "200", "about 200 mu"),
    ("不超过30人", "30", "no more than 30 people"),
    ("不足6万峰", "60000", "fewer than 60,000"),
    ("60岁及以上", "60", "aged 60 and above"),
    ("160万元以上", "1600000", "more than 1.6 million yuan"),
    ("10万元左右", "100000", "about 100,000 yuan"),
    ("两千块上下", "2000", "about 2,000 yuan"),
    ("十万元出头", "100000", "more than 100,000 yuan"),
    ("5公里以内", "5", "within 5 kilometers"),
    ("50元以下", "50", "less than 50 yuan"),
    ("近3万人", "30000", "nearly 30,000 people"),
    ("将近50万吨", "500000", "nearly 500,000 tonnes"),
    ("约200公里", "200", "about 200 kilometers"),
    ("大约70亩", "70", "about 70 mu"),
    ("超过20年", "20", "more than 20 years"),
    ("超10万人", "100000", "more than 100,000 people"),
    ("逾300场", "300", "more than 300"),
    ("不到9分钟", "9", "less than nine minutes"),
    ("不足3万元", "30000", "less than 30,000 yuan"),
    ("至少1000元", "1000", "at least 1,000 yuan"),
    ("不低于22.4元", "22.4", "at least 22.4 yuan"),
    ("最多50万元", "500000", "up to 500,000 yuan"),
    ("过亿元", "100000000", "more than 100 million yuan"),
    ("近百名", "100", "nearly 100"),
    ("6块多", "6", "more than 6 yuan"),
    ("62岁", "62", "62 years old"),
    ("80岁以上", "80", "aged 80 and above"),
    ("46万台套", "460000", "460,000"),
    ("12.8万头（匹、只）", "128000", "128,000 head"),
    ("1672辆次", "1672", "1,672"),
    ("17米93", "17.93", "17.93 meters"),
    ("1米8", "1.8", "1.8 meters"),
    ("一米零八", "1.08", "1.08 meters"),
    ("八十三米二二", "83.22", "83.22 meters"),
    ("三十三秒六", "33.6", "33.6 seconds"),
    ("两厘米半", "2.5", "2.5 centimeters"),
    ("11块半", "11.5", "11.5 yuan"),
    ("八分半", "8.5", "8.5"),
    ("一亩二分地", "1.2", "1.2 mu"),
    ("六斤二两", "6.2", "6.2 jin"),
    ("3两8", "3.8", "3.8 liang"),
    ("两美元十五美分", "2.15", "2.15 U.S. dollars"),
    ("两米一", "2.1", "2.1 meters"),
    ("3.7个亿", "370000000", "370 million"),
    ("七个亿", "700000000", "700 million"),
    ("十几个亿", "1000000000", "more than 1 billion"),
    ("十多个亿", "1000000000", "more than 1 billion"),
    ("十来个亿", "1000000000", "about 1 billion"),
    ("贰万元", "20000", "20,000 yuan"),
    ("伍仟陆佰元", "5600", "5,600 yuan"),
    ("七十有三", "73", "73"),
    ("三零一", "301", "301"),
    ("百八十斤", "100", "about 100 jin"),
    ("百十来里", "100", "about 100 li"),
    ("百十多斤", "100", "more than 100 jin"),
    ("十四个点", "14", "14"),
    ("四个字", "4", "four characters"),
    ("1173418元", "1173418", "1,173,418 yuan"),
]

RANGES = [
    ("3至10公里", "3", "10", "3 to 10 kilometers"),
    ("12～16℃", "12", "16", "12 to 16 degrees Celsius"),
    ("3到5摄氏度", "3", "5", "3 to 5 degrees Celsius"),
    ("5-10天", "5", "10", "5 to 10 days"),
    ("5至10万元", "50000", "100000", "50,000 to 100,000 yuan"),
    ("10万至20万元", "100000", "200000", "100,000 to 200,000 yuan"),
    ("10万元至20万元", "100000", "200000", "100,000 to 200,000 yuan"),
    ("5000至1万元", "5000", "10000", "5,000 to 10,000 yuan"),
    ("1.5—2万亩", "15000", "20000", "15,000 to 20,000 mu"),
    ("三四千元", "3000", "4000", "3,000 to 4,000 yuan"),
    ("七八百万元", "7000000", "8000000", "7 million to 8 million yuan"),
    ("八九千万方水", "80000000", "90000000", "80 million to 90 million cubic meters"),
    ("两三万块", "20000", "30000", "20,000 to 30,000 yuan"),
    ("五六百头", "500", "600", "500 to 600 head"),
    ("十七八个", "17", "18", "17 to 18"),
    ("二三十人", "20", "30", "20 to 30 people"),
    ("三五个", "3", "5", "three to five"),
    ("七千三四", "7300", "7400", "7,300 to 7,400"),
    ("两到三年", "2", "3", "two to three years"),
    ("一百五六十年", "150", "160", "150 to 160 years"),
    ("一百二三十斤", "120", "130", "120 to 130 jin"),
    ("一千五六百户", "1500", "1600", "1,500 to 1,600 households"),
    ("一百二三十万元", "1200000", "1300000", "1.2 million to 1.3 million yuan"),
    ("一万三四", "13000", "14000", "13,000 to 14,000"),
    ("七八成", "70", "80", "70 to 80 percent"),
    ("一到三成", "10", "30", "10 to 30 percent"),
    ("3至5成", "30", "50", "30 to 50 percent"),
    ("5%至8%", "5", "8", "5 to 8 percent"),
    ("5%—8%", "5", "8", "5 to 8 percent"),
    ("5-8%", "5", "8", "5 to 8 percent"),
]

# text, kind, value, English
SHAPED = [
    ("83.94%", "percent", "83.94", "83.94 percent"),
    ("４６．０９％", "percent", "46.09", "46.09 percent"),
    ("百分之八十", "percent", "80", "80 percent"),
    ("百分之二点七", "percent", "2.7", "2.7 percent"),
    ("百分之90以上", "percent", "90", "more than 90 percent"),
    ("八成", "percent", "80", "80 percent"),
    ("两成五", "percent", "25", "25 percent"),
    ("六成半", "percent", "65", "65 percent"),
    ("九成以上", "percent", "90", "more than 90 percent"),
    ("近四成", "percent", "40", "nearly 40 percent"),
    ("三成多", "percent", "30", "more than 30 percent"),
    ("7成", "percent", "70", "70 percent"),
    ("超过8%", "percent", "8", "more than 8 percent"),
    ("不足0.3%", "percent", "0.3", "less than 0.3 percent"),
    ("三分之二", "fraction", "2/3", "two-thirds"),
    ("三分之一", "fraction", "1/3", "one-third"),
    ("近三分之一", "fraction", "1/3", "nearly one-third"),
    ("四分之三", "fraction", "3/4", "three-quarters"),
    ("四分之一", "fraction", "1/4", "one-quarter"),
    ("五分之一", "fraction", "1/5", "one-fifth"),
    ("约八分之一", "fraction", "1/8", "about one-eighth"),
    ("十八分之一", "fraction", "1/18", "one-18th"),
    ("千分之五", "fraction", "1/200", "five-thousandths"),
    ("1/3", "fraction", "1/3", "one-third"),
    ("2.5‰", "fraction", "1/400", "2.5 per thousand"),
    ("一半", "fraction", "1/2", "half"),
    ("一半以上", "fraction", "1/2", "more than half"),
    ("近一半", "fraction", "1/2", "nearly half"),
    ("半数以上", "fraction", "1/2", "more than half"),
    ("翻番", "multiple", "2", "double"),
    ("翻一番", "multiple", "2", "double"),
    ("翻了一番", "multiple", "2", "doubled"),
    ("翻两番", "multiple", "4", "quadruple"),
    ("翻了两番", "multiple", "4", "quadrupled"),
    ("翻了三番", "multiple", "8", "grew 8-fold"),
    ("第十四届", "ordinal", "14", "14th"),
    ("第14届", "ordinal", "14", "14th"),
    ("第三次", "ordinal", "3", "third"),
    ("第11个", "ordinal", "11", "11th"),
    ("第29位", "ordinal", "29", "29th"),
    ("第二百三十九次", "ordinal", "239", "239th"),
    ("第二十二届", "ordinal", "22", "22nd"),
    ("第113届", "ordinal", "113", "113th"),
    ("前三季度", "ordinal", "3", "first three quarters"),
    ("二季度", "ordinal", "2", "second quarter"),
    ("几十", "vague", "10", "dozens of"),
    ("几十名", "vague", "10", "dozens of"),
    ("数百", "vague", "100", "hundreds of"),
    ("好几千", "vague", "1000", "thousands of"),
    ("几万", "vague", "10000", "tens of thousands of"),
    ("几十万千瓦", "vague", "100000", "hundreds of thousands of kilowatts"),
    ("数十亿元", "vague", "1000000000", "billions of yuan"),
    ("上万", "vague", "10000", "more than 10,000"),
    ("1+3", "label", None, "1+3"),
    ("１＋３＋Ｘ", "label", None, "1+3+X"),
    ("2+1", "label", None, "2+1"),
    ("1.96∶1", "label", None, "1.96:1"),
    ("G6", "label", None, "G6"),
    ("5G", "label", None, "5G"),
    ("PM2.5", "label", None, "PM2.5"),
    ("0471-6635000", "label", None, "0471-6635000"),
]

# text, (year, month, day) or (hour, minute), the same of the end, English
DATES = [
    ("2022年1月5日", (2022, 1, 5), (), "January 5, 2022"),
    ("2022年1月5号", (2022, 1, 5), (), "January 5, 2022"),
    ("２０２２年１月５日", (2022, 1, 5), (), "January 5, 2022"),
    ("2025年5月", (2025, 5, None), (), "May 2025"),
    ("2022年", (2022, None, None), (), "2022"),
    ("1972年", (1972, None, None), (), "1972"),
    ("1405年", (1405, None, None), (), "1405"),
    ("公元前138年", (-138, None, None), (), "138 B.C."),
    ("二〇二三年", (2023, None, None), (), "2023"),
    ("二○二三年三月", (2023, 3, None), (), "March 2023"),
    ("一九四七年五月一日", (1947, 5, 1), (), "May 1, 1947"),
    ("11月3日", (None, 11, 3), (), "November 3"),
    ("十月一日", (None, 10, 1), (), "October 1"),
    ("三月", (None, 3, None), (), "March"),
    ("8月份", (None, 8, None), (), "August"),
    ("28日", (None, None, 28), (), "the 28th"),
    ("3日", (None, None, 3), (), "the 3rd"),
    ("7月14日至18日", (None, 7, 14), (None, 7, 18), "July 14 to 18"),
    ("2021年7月14日至18日", (2021, 7, 14), (2021, 7, 18), "July 14 to 18, 2021"),
    ("3月15日至6月15日", (None, 3, 15), (None, 6, 15), "March 15 to June 15"),
    ("2022年2月至2023年3月", (2022, 2, None), (2023, 3, None), "February 2022 to March 2023"),
    ("5至8月", (None, 5, None), (None, 8, None), "May to August"),
    ("1—9月", (None, 1, None), (None, 9, None), "January to September"),
    ("2023年1-9月", (2023, 1, None), (2023, 9, None), "January to September 2023"),
    ("21日至23日", (None, None, 21), (None, None, 23), "the 21st to the 23rd"),
    ("21至23日", (None, None, 21), (None, None, 23), "the 21st to the 23rd"),
    ("2021—2023年", (2021, None, None), (2023, None, None), "2021 to 2023"),
    ("2019年至2021年", (2019, None, None), (2021, None, None), "2019 to 2021"),
    ("六九年", (1969, None, None), (), "1969"),
    ("九零年", (1990, None, None), (), "1990"),
    ("光绪二十六年", (1900, None, None), (), "1900"),
    ("民国元年", (1912, None, None), (), "1912"),
    ("三月三日", (None, 3, 3), (), "March 3"),
    ("八月十五日", (None, 8, 15), (), "August 15"),
    ("凌晨零点三十分", (0, 30), (), "12:30 a.m."),
    ("凌晨零点", (0, 0), (), "midnight"),
    ("20世纪80年代", (1980, None, None), (), "1980s"),
    ("上世纪五十年代", (1950, None, None), (), "1950s"),
    ("90年代", (1990, None, None), (), "1990s"),
    ("21世纪20年代", (2020, None, None), (), "2020s"),
    ("上世纪七八十年代", (1970, None, None), (1980, None, None), "1970s and 1980s"),
    ("上午9时30分", (9, 30), (), "9:30 a.m."),
    ("上午9时", (9, 0), (), "9 a.m."),
    ("上午9点", (9, 0), (), "9 a.m."),
    ("下午3点17分", (15, 17), (), "3:17 p.m."),
    ("17时", (17, 0), (), "5 p.m."),
    ("8时46分", (8, 46), (), "8:46 a.m."),
    ("凌晨三点", (3, 0), (), "3 a.m."),
    ("早上6点半", (6, 30), (), "6:30 a.m."),
    ("晚上8点一刻", (20, 15), (), "8:15 p.m."),
    ("夜里十点", (22, 0), (), "10 p.m."),
    ("夜里两点", (2, 0), (), "2 a.m."),
    ("中午12时", (12, 0), (), "noon"),
    ("晚上12点", (24, 0), (), "midnight"),
    ("中午11点", (11, 0), (), "11 a.m."),
    ("四点半", (4, 30), (), "4:30"),
    ("上午9:30", (9, 30), (), "9:30 a.m."),
    ("18:05", (18, 5), (), "6:05 p.m."),
    ("上午9时至11时", (9, 0), (11, 0), "9 a.m. to 11 a.m."),
    ("下午2时至5时", (14, 0), (17, 0), "2 p.m. to 5 p.m."),
]

# A sentence and the texts of its quantities, in order.
SENTENCES = [
    ("全市7个旗县区、59个苏木乡镇和652个嘎查村", ["7个", "59个", "652个"]),
    ("近几年收入增长3倍，达到5.2万元", ["3倍", "5.2万元"]),
    ("节约200吨水，签约30家企业", ["200吨", "30家"]),
    ("附近3公里没有井", ["3公里"]),
    ("最近3年，近3年来", ["3年", "3年"]),
    ("近30年的努力", ["近30年"]),
    ("以上5项任务", ["5项"]),
    ("走过万里路", []),
    ("赶超3家企业", ["3家"]),
    ("自2021年到嘎查任职以来", ["2021年"]),
    ("从530立方米降到380立方米", ["530立方米", "380立方米"]),
    ("41岁的牧民", ["41岁"]),
    ("提出三点要求", []),
    ("三面环山", []),
    ("晚一点再来", []),
    ("每人就十分钟", ["十分钟"]),
    ("考了一百分", ["一百分"]),
    ("30多万户牧民", ["30多万户"]),
    ("2000多万家商户", ["2000多万家"]),
    ("80元一亩", ["80元", "一亩"]),
    ("三块八一斤", ["三块八", "一斤"]),
    ("三毛一直没说话", ["三毛"]),
    ("一块5.18亿年前的化石", ["5.18亿年"]),
    ("第12345热线", ["12345"]),
    ("拨打12345热线", ["12345"]),
    ("沿G331国道行驶40公里", ["G331", "40公里"]),
    ("2小时50分", ["2小时", "50分"]),
    ("占地1.5万亩，其中林地三成", ["1.5万亩", "三成"]),
    ("完成三成", ["三成"]),
    ("由“三会”变“五会”，培训13场次", ["13场次"]),
    ("气温降到零下30摄氏度以下", ["零下30摄氏度以下"]),
    ("2022年1月5日上午9时30分", ["2022年1月5日", "上午9时30分"]),
    ("贷款80万元，已还三分之二", ["80万元", "三分之二"]),
    ("一百二十名党员、三十八户群众", ["一百二十名", "三十八户"]),
    ("早在1972年就开始，到5月底结束", ["1972年", "5月"]),
    ("连续十年", ["十年"]),
    ("年过五十有三个孩子", ["五十", "三个"]),
    ("大陆万元奖金", ["万元"]),
    ("十个亿万富翁", ["十个"]),
    ("降5个百分点", ["5个百分点"]),
    ("建了三个点位", ["三个"]),
    ("五六年，三五年", ["五六年", "三五年"]),
    ("得分零点五", []),
    ("零点二分", []),
    ("一比一点二", []),
    ("一到九月就关门", ["九月"]),
    ("一到九月产量增长", ["一到九月"]),
    ("达九成二", ["九成二"]),
    ("七成新的车，七成新增", ["七成"]),
    ("按三七分成", ["三七"]),
    ("按三六比例", []),
    ("一斤八毛，一斤一毛", ["一斤", "八毛", "一斤", "一毛"]),
    ("二十里一站", ["二十里"]),
    ("二十块一双，九块九包邮", ["二十块", "九块九"]),
    ("卖二十五一斤，二十一斤", ["二十五", "一斤", "二十一斤"]),
    ("一块两公斤，一块两毛", ["两公斤", "一块两毛"]),
    ("一百斤一毫升", ["一百斤", "一毫升"]),
    ("最后三百米一连超过四人", ["三百米", "超过四人"]),
    ("锯成两米一段，三十四度一键启动", ["两米", "三十四度"]),
    ("100米11秒，2米24", ["100米", "11秒", "2米24"]),
    ("每亩收5斤10-15元", ["5斤", "10-15元"]),
    ("每亩5斤20多元，500斤30余袋", ["5斤", "20多元", "500斤", "30余袋"]),
    ("种植100亩1季，20亩5棚", ["100亩", "1", "20亩", "5"]),
    ("100米10余次，10斤3折", ["100米", "10余次", "10斤", "3"]),
    ("1米8高，以46秒40夺冠，10秒20多次", ["1米8", "46秒40", "10秒", "20多次"]),
    ("八头牛也拉不回，养了八头牛。", ["八头"]),
    ("陆元九院士，陆万元，伍拾元", ["陆万元", "伍拾元"]),
    ("干了六五年，住满七四年，到六五年", ["五年", "四年", "六五年"]),
    ("十多个亿，十来个亿，十多个亿万富翁", ["十多个亿", "十来个亿", "十多个"]),
    ("三个点评，三个点", ["三个", "三个点"]),
    ("放上十天半月", ["十天"]),
    ("周五首次，每周五次", ["五次"]),
    ("星期六天黑，每星期六天", ["六天"]),
    ("不到万不得已", []),
    ("七人制决赛，七人", ["七人"]),
    ("虫灾四起，火灾四起。发生四起", ["四起"]),
    ("电动三轮，三轮谈判", ["三轮"]),
    ("四分之一决赛，四分之一", ["四分之一"]),
    ("叫了120急救车，120人", ["120人"]),
    ("3·15特别报道", []),
    ("一朝被蛇咬，十年怕井绳", []),
    ("货比三家，三家", ["三家"]),
    ("", []),
    ("没有数字的句子。", []),
]

SAFE = [
    "5067万元",
    "83.94%",
    "2022年1月5日",
    "三分之二",
    "十四个",
    "800亩",
    "3公里",
    "5年",
    "上午9时",
    "第十四届",
]
UNSAFE = ["两人", "三个", "7个", "几十名", "1+3", "G6", "一年", "第三次", "217", "一半"]


def _only(text: str) -> Quantity:
    found = find_quantities(text)
    assert [quantity.text for quantity in found] == [text]
    return found[0]


@pytest.mark.parametrize(("text", "value", "english"), CARDINALS)
def test_a_count_or_measure_is_read_exactly(text: str, value: str, english: str) -> None:
    """The whole text is one quantity of that value, in newsroom English."""
    quantity = _only(text)
    assert (quantity.value, quantity.high, quantity.en) == (Fraction(value), None, english)


@pytest.mark.parametrize(("text", "low", "high", "english"), RANGES)
def test_a_range_has_two_ends(text: str, low: str, high: str, english: str) -> None:
    """Low end, high end and English of a range."""
    quantity = _only(text)
    assert (quantity.low, quantity.high, quantity.en) == (Fraction(low), Fraction(high), english)


@pytest.mark.parametrize(("text", "kind", "value", "english"), SHAPED)
def test_other_kinds_are_read(text: str, kind: str, value: str | None, english: str) -> None:
    """Percentages, fractions, multiples, ordinals, vague numbers and labels."""
    quantity = _only(text)
    wanted = None if value is None else Fraction(value)
    assert (quantity.kind, quantity.value, quantity.en) == (kind, wanted, english)


@pytest.mark.parametrize(("text", "parts", "until", "english"), DATES)
def test_dates_and_times_are_read(
    text: str, parts: tuple[int | None, ...], until: tuple[int | None, ...], english: str
) -> None:
    """Parts of a date or time of day, of its end, and the English."""
    quantity = _only(text)
    assert (quantity.parts, quantity.until, quantity.en) == (parts, until, english)


@pytest.mark.parametrize("text", WORDS)
def test_words_that_only_look_like_numbers_stay_words(text: str) -> None:
    """No quantity in idioms, names, set phrases, and in 一 as an article."""
    assert find_quantities(text) == ()


@pytest.mark.parametrize(("text", "spans"), SENTENCES)
def test_the_span_is_number_modifier_and_measure_word(text: str, spans: list[str]) -> None:
    """What is taken from a sentence, and nothing around it."""
    assert [quantity.text for quantity in find_quantities(text)] == spans


@pytest.mark.parametrize(
    ("text", "unit"),
    [("50元", "yuan"), ("3亩", "mu"), ("80%", "percent"), ("2个百分点", "percentage point"),
     ("5户", "household"), ("9人", "person"), ("20头", "head"), ("六毛", "yuan"), ("八成", "percent"),
     ("11只", "只")],
)  # fmt: skip
def test_units_have_keys(text: str, unit: str) -> None:
    """The same unit has the same key however it is written."""
    assert _only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "english"),
    [("增长3倍", "300 percent"), ("增长了1.2倍", "120 percent"), ("是去年的3倍", "three times")],
)
def test_a_rise_by_a_multiple_is_a_percentage(text: str, english: str) -> None:
    """增长3倍 makes four times, so "three times" would mislead."""
    assert find_quantities(text)[0].en == english


@pytest.mark.parametrize(
    ("text", "english"),
    [("41岁的牧民", "41-year-old"), ("他41岁。", "41 years old"), ("平均年龄41岁", "41")],
)
def test_an_age_before_a_person_is_an_adjective(text: str, english: str) -> None:
    """41-year-old before 的, the bare figure after 年龄, "years old" elsewhere."""
    assert find_quantities(text)[0].en == english


@pytest.mark.parametrize("text", SAFE)
def test_clear_figures_may_be_put_in_place(text: str) -> None:
    """Ten and above, money, measures, percentages and dates."""
    assert _only(text).safe_in_place


@pytest.mark.parametrize("text", UNSAFE)
def test_small_and_vague_numbers_stay_chinese(text: str) -> None:
    """Small counts, labels and vague numbers are better left to the engine."""
    assert not _only(text).safe_in_place


@given(st.text(alphabet="一二三十百千万亿两半多余近约第年月日时点分元块亩0123456789.%，。至—+:", max_size=40))
def test_quantities_are_in_order_and_never_overlap(text: str) -> None:
    """Spans are ordered, disjoint, and hold the text that they say; nothing raises."""
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.en.strip()
        position = quantity.end


@given(st.integers(min_value=10, max_value=10**13 - 1))
def test_figures_keep_their_value(number: int) -> None:
    """Any number of 元 comes out as itself."""
    quantity = _only(f"{number}元")
    assert quantity.value == number


def test_recall_and_precision_on_invented_sentences() -> None:
    """Recall and precision over tests/data/numbers.tsv are 0.99 and more; run with -s to see them."""
    hits = wanted_count = found_count = 0
    faults: list[str] = []
    with (DATA / "numbers.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for sentence, *gold in rows:
        wanted = {_gold(item) for item in gold if item}
        found = {(q.text, _said(q)) for q in find_quantities(sentence)}
        hits += len(wanted & found)
        wanted_count += len(wanted)
        found_count += len(found)
        faults += [f"{sentence}: {item}" for item in wanted ^ found]
    recall, precision = hits / wanted_count, hits / found_count
    print(
        f"\n{len(rows)} sentences, {wanted_count} quantities: recall {recall:.4f}, precision {precision:.4f}"
    )
    assert len(rows) >= 400
    assert recall >= 0.99 and precision >= 0.99, faults


def _gold(item: str) -> tuple[str, str]:
    text, _, said = item.partition("=")
    return text, said


def _said(quantity: Quantity) -> str:
    """The quantity as numbers.tsv writes it: value, low..high, y-m-d, h:m, or the label."""
    if quantity.kind == "label":
        return "label"
    if quantity.kind in ("date", "time"):
        mark = "-" if quantity.kind == "date" else ":"
        ends = [
            mark.join("" if p is None else str(p) for p in parts)
            for parts in (quantity.parts, quantity.until)
        ]
        return "..".join(end for end in ends if end)
    ends = [str(value) for value in (quantity.value, quantity.high) if value is not None]
    return "..".join(ends)
