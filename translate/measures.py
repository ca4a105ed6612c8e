"""The units and measure words of newspaper Chinese: their keys and their English, if English has any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Family = Literal["money", "measure", "time", "people", "count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit: `one` and `many` are its English, both empty where English counts the noun (7个 -> 7)."""

    key: str
    family: Family
    one: str = ""
    many: str = ""


def _rows(family: Family, table: str) -> dict[str, Measure]:
    measures: dict[str, Measure] = {}
    for line in table.strip().splitlines():
        names, key, one, many = (part.strip() for part in line.split("|"))
        for name in names.split():
            measures[name] = Measure(key=key, family=family, one=one, many=many or one)
    return measures


_MONEY = """
元 元人民币 元钱 块钱 | yuan | yuan |
角 毛 毛钱 | jiao | yuan |
分钱 | fen | yuan |
美元 美金 | US dollar | U.S. dollar | U.S. dollars
欧元 | euro | euro | euros
英镑 | pound | pound | pounds
日元 | yen | Japanese yen |
韩元 | won | South Korean won |
卢布 | ruble | ruble | rubles
港元 港币 | HK dollar | Hong Kong dollar | Hong Kong dollars
图格里克 | tugrik | tugrik | tugriks
新台币 | NT dollar | New Taiwan dollar | New Taiwan dollars
"""

_MEASURES = """
亩 亩地 | mu | mu |
公顷 | hectare | hectare | hectares
平方公里 平方千米 | square kilometer | square kilometer | square kilometers
平方米 平米 ㎡ m² | square meter | square meter | square meters
立方米 方水 m³ | cubic meter | cubic meter | cubic meters
公里 千米 km | kilometer | kilometer | kilometers
海里 | nautical mile | nautical mile | nautical miles
里地 里路 华里 里 | li | li |
米 | meter | meter | meters
厘米 公分 cm | centimeter | centimeter | centimeters
毫米 mm | millimeter | millimeter | millimeters
微米 | micrometer | micrometer | micrometers
纳米 | nanometer | nanometer | nanometers
尺 | chi | chi |
吨 t | tonne | tonne | tonnes
公斤 千克 kg | kilogram | kilogram | kilograms
斤 | jin | jin |
两 | liang | liang |
克 | gram | gram | grams
毫克 | milligram | milligram | milligrams
微克 | microgram | microgram | micrograms
升 | liter | liter | liters
毫升 ml | milliliter | milliliter | milliliters
千瓦时 kWh | kilowatt-hour | kilowatt-hour | kilowatt-hours
度电 | kilowatt-hour | kilowatt-hour | kilowatt-hours
千瓦 kW | kilowatt | kilowatt | kilowatts
兆瓦 MW | megawatt | megawatt | megawatts
吉瓦 GW | gigawatt | gigawatt | gigawatts
瓦 | watt | watt | watts
千伏 kV | kilovolt | kilovolt | kilovolts
伏 | volt | volt | volts
兆帕 MPa | megapascal | megapascal | megapascals
标准煤 吨标煤 吨标准煤 | tonne of standard coal | tonne of standard coal | tonnes of standard coal
摄氏度 ℃ °C | degree Celsius | degree Celsius | degrees Celsius
分贝 | decibel | decibel | decibels
马力 | horsepower | horsepower |
个百分点 百分点 个多百分点 | percentage point | percentage point | percentage points
个基点 | basis point | basis point | basis points
倍 | times | times |
"""

_TIMES = """
年 载 | year | year | years
周年 | anniversary | anniversary |
个月 个多月 | month | month | months
个星期 星期 个礼拜 个多星期 周 | week | week | weeks
天 昼夜 日内 日之内 | day | day | days
个小时 小时 个钟头 个多小时 | hour | hour | hours
分钟 | minute | minute | minutes
秒 秒钟 | second | second | seconds
个季度 | quarter | quarter | quarters
个世纪 | century | century | centuries
个工作日 | working day | working day | working days
岁 周岁 | year old | year old | years old
"""

_PEOPLE = """
人 | person | person | people
人次 | person-time | |
户 户人家 | household | household | households
次 | time | time | times
"""

# English counts the noun itself: 17名 -> 17, 59个 -> 59.
_COUNT = """
个 名 位 家 座 条 项 件 种 类 支 枝 只 匹 峰 口 羽 尾 株 棵 朵 根 块 片 张 本 册 部 台 套 辆 架 艘 列 节
栋 幢 间 所 处 场 批 届 遍 趟 回 轮 份 封 篇 幅 首 曲 段 层 级 颗 粒 副 双 对 组 群 班 队 笔 起 例 桩
宗 门 盏 瓶 箱 袋 桶 盒 杯 碗 车 包 捆 串 枚 滴 桌 眼 道 路 股 步 字 页 句 行 号人 号 员 单 课 站 人份 期 票
点 分 线 款 孔 垛 穴 窝 车次 卷 则 招 榜 亩次 件次 辆次 册次 场次 架次 项次 户次 班次 列次 台次 例次 台套
头只 只头 台件 件套 台份 杆 枪 圈 环 方 端 代 维 拨 伙 团 营 连 旅 顶 领 尊 顿 席 样 重 番 度
个多 来个 个点
"""

_CHARACTERS = """
个字 个大字 | 个字 | character | characters
"""

MEASURES: dict[str, Measure] = (
    _rows("money", _MONEY)
    | _rows("measure", _MEASURES)
    | _rows("time", _TIMES)
    | _rows("people", _PEOPLE)
    | {name: Measure(key=name, family="count") for name in _COUNT.split()}
    | _rows("count", _CHARACTERS)
    | {"头": Measure(key="head", family="count")}
)

# 台（套）, 头（匹、只）: a second measure word in brackets belongs to the unit.
_BRACKETED = r"(?:[（(][\u4e00-\u9fff、]{1,5}[）)])?"
# Words that begin with a measure word's character: 10.2万群众, 300口岸人员. Not 名医 nor 台风: 30名医生.
_WORDS = "群众|种植[户业园]|种养户|部门|部队|口岸|家庭农"
_BY_LENGTH = sorted(MEASURES, key=len, reverse=True)
# 14个点 are 14 percent; 三个点位 are places.
_NOT_BEFORE = {"个点": "(?![位儿钟心评赞])"}
_NAMES = "|".join(re.escape(name) + _NOT_BEFORE.get(name, "") for name in _BY_LENGTH)
UNIT = f"(?!{_WORDS})(?:{_NAMES}){_BRACKETED}"


def find_measure(surface: str) -> Measure:
    """The measure that a matched unit stands for: 台（套） -> that of 台. Raises KeyError for no unit."""
    return MEASURES[re.split("[（(]", surface, maxsplit=1)[0]]
