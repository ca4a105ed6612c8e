"""Derived English of places and persons."""

from __future__ import annotations

import pytest

from glossaries.romanize import mongolian_place, romanize_person, romanize_place

PLACES = {
    "马莲渠乡": "Malianqu Township",
    "大十号村": "Dashihao Village",
    "东方社区": "Dongfang Community",
    "西城街道": "Xicheng Subdistrict",
    "五一街道办事处": "Wuyi Subdistrict",
    "巴彦乌拉嘎查": "Bayan Ul Gacha",
    "巴音宝日嘎查": "Bayan Bor Gacha",
    "额尔敦宝拉格嘎查": "Erdun Bulag Gacha",
    "查干朝鲁图嘎查": "Qagan Qulut Gacha",
    "后查干花嘎查": "Hou Qagan Hua Gacha",
    "新宝拉格镇": "Xin Bulag Town",
    "宝日嘎查": "Bor Gacha",
    # One Mongolian word before a Chinese generic term stays in pinyin, and so does a half-known name.
    "明安镇": "Ming'an Town",
    "哈沙吐村": "Hashatu Village",
    "黄花塔拉苏木": "Huanghuatala Sumu",
    # Joined syllables and apostrophes, readings of place names.
    "兴安街道": "Xing'an Subdistrict",
    "商都镇": "Shangdu Town",
    "毛都村": "Maodu Village",
    "大夫营子乡": "Daifuyingzi Township",
    "余粮堡镇": "Yuliangpu Town",
    "山咀村": "Shanzui Village",
    "绿水村": "Lüshui Village",
    "长胜镇": "Changsheng Town",
    "东羊圈村": "Dongyangjuan Village",
    # Roads, numbers, estates and peoples.
    "海拉尔东路街道": "Hailar East Road Subdistrict",
    "三中街街道": "Sanzhong Street Subdistrict",
    "友谊二十号街坊社区": "Youyi No. 20 Neighborhood Community",
    "萨如拉第三社区": "Sarula No. 3 Community",
    "三分场生活区": "No. 3 Branch Farm Residential Area",
    "八一分场生活区": "Bayi Branch Farm Residential Area",
    "昌达佳苑社区": "Changda Jiayuan Community",
    "怀朔新村": "Huaishuo New Village",
    "新发朝鲜民族乡": "Xinfa Korean Ethnic Township",
    "满族屯满族乡": "Manzutun Manchu Ethnic Township",
    "音河达斡尔鄂温克民族乡": "Yinhe Daur and Ewenki Ethnic Township",
    "新镇": "Xin Town",
}

PERSONS = {
    "白丹": "Bai Dan",
    "贺志国": "He Zhiguo",
    "王秀英": "Wang Xiuying",
    "单小芳": "Shan Xiaofang",
    "解宝山": "Xie Baoshan",
    "赵三女": "Zhao Sannü",
    "欧阳明": "Ouyang Ming",
    "尉迟文": "Yuchi Wen",
    "秦阿娥": "Qin A'e",
    "乌兰图雅": "Ulantuya",
    "巴特尔": "Bater",
    "其其格": "Qiqige",
    "德力格尔朝克图": "Deligerchogtu",
    "孟和朝鲁": "Menghechaolu",
    "娜仁其其格": "Narenqiqige",
    "乌仁高娃": "Urengaowa",
    "苏乙拉图": "Suyilatu",
    "那日苏": "Narisu",
    "扎那": "Jana",
    "包额尔敦": "Bao Erdun",
    "图雅": "Tuya",
    "斯钦": "Siqin",
    "高娃": "Gaowa",
    "苏和": "Suhe",
    "金花": "Jin Hua",
    "乌云其木格": "Uyunqimeg",
    "云其木格": "Yun Qimeg",
    "额尔登巴雅尔": "Erdenbayar",
    "鄂金山": "E Jinshan",
    "尚飞": "Shang Fei",
    "闻人杰": "Wenren Jie",
    "王玉琢": "Wang Yuzhuo",
    "赵满囤": "Zhao Mantun",
    "阿·巴特尔": "A Bater",
    "": "",
}


@pytest.mark.parametrize(("zh", "en"), PLACES.items())
def test_places(zh: str, en: str) -> None:
    assert romanize_place(zh) == en


@pytest.mark.parametrize(("zh", "en"), PERSONS.items())
def test_persons(zh: str, en: str) -> None:
    assert romanize_person(zh) == en


@pytest.mark.parametrize("zh", ["花", "新", "图", "大十号", "黄花塔拉", "巴音前达门寺"])
def test_a_name_with_an_unknown_component_has_no_mongolian_form(zh: str) -> None:
    assert mongolian_place(zh) is None
