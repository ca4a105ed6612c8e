"""Generic terms at the end of a place name (苏木, 街道办事处) and their English."""

from __future__ import annotations

GENERICS: tuple[tuple[str, str, str], ...] = (
    # Chinese, English, kind. Longest first is not needed here: `split_generic` tries the longest itself.
    ("自治区", "Autonomous Region", "region"),
    ("盟", "League", "league"),
    ("市", "City", "city"),
    ("自治旗", "Autonomous Banner", "banner"),
    ("旗", "Banner", "banner"),
    ("县", "County", "county"),
    ("矿区", "Mining District", "district"),
    ("区", "District", "district"),
    ("新区", "New Area", "zone"),
    ("苏木", "Sumu", "township"),
    ("民族苏木", "Ethnic Sumu", "township"),
    ("镇", "Town", "township"),
    ("乡", "Township", "township"),
    ("民族乡", "Ethnic Township", "township"),
    ("街道", "Subdistrict", "township"),
    ("街道办事处", "Subdistrict", "township"),
    ("街道筹备处", "Subdistrict", "township"),
    ("办事处", "Office", "township"),
    ("区域服务中心", "Area Service Center", "township"),
    ("嘎查", "Gacha", "village"),
    ("嘎查村", "Gacha", "village"),
    ("村", "Village", "village"),
    ("新村", "New Village", "village"),
    ("社区", "Community", "village"),
    ("小组", "Group", "village"),
    ("独贵龙", "Group", "village"),
    ("虚拟社区", "Virtual Community", "village"),
    ("街坊", "Neighborhood", "village"),
    ("小区", "Residential Compound", "village"),
    ("生活区", "Residential Area", "village"),
    ("虚拟生活区", "Virtual Residential Area", "village"),
    ("家属区", "Residential Area", "village"),
    ("管理区", "Management Area", "zone"),
    ("生产队", "Production Team", "village"),
    ("生产连队", "Production Company", "village"),
    ("分场", "Branch Farm", "village"),
    ("农场", "Farm", "zone"),
    ("牧场", "Pasture", "zone"),
    ("农牧场", "Farm", "zone"),
    ("林场", "Forest Farm", "zone"),
    ("渔场", "Fish Farm", "zone"),
    ("马场", "Horse Farm", "zone"),
    ("羊场", "Sheep Farm", "zone"),
    ("种羊场", "Stud Sheep Farm", "zone"),
    ("果树农场", "Fruit Farm", "zone"),
    ("种畜场", "Breeding Stock Farm", "zone"),
    ("良种场", "Seed Farm", "zone"),
    ("原种场", "Seed Farm", "zone"),
    ("种畜繁育中心", "Breeding Stock Center", "zone"),
    ("煤矿", "Coal Mine", "zone"),
    ("水库", "Reservoir", "lake"),
    ("灌区", "Irrigation District", "area"),
    ("示范区", "Demonstration Zone", "zone"),
    ("开发区", "Development Zone", "zone"),
    ("经济开发区", "Economic Development Zone", "zone"),
    ("经济技术开发区", "Economic and Technological Development Zone", "zone"),
    ("高新技术产业开发区", "High-Tech Industrial Development Zone", "zone"),
    ("高新技术产业园区", "High-Tech Industrial Park", "zone"),
    ("循环经济开发区", "Circular Economy Development Zone", "zone"),
    ("边境经济技术合作区", "Border Economic and Technological Cooperation Zone", "zone"),
    ("综合保税区", "Comprehensive Bonded Zone", "zone"),
    ("工业园区", "Industrial Park", "zone"),
    ("工业园", "Industrial Park", "zone"),
    ("经济工业园区", "Economic Industrial Park", "zone"),
    ("产业园区", "Industrial Park", "zone"),
    ("产业园", "Industrial Park", "zone"),
    ("物流园区", "Logistics Park", "zone"),
    ("园区", "Park", "zone"),
)

ETHNIC: tuple[tuple[str, str], ...] = (
    ("满族", "Manchu"),
    ("回族", "Hui"),
    ("朝鲜", "Korean"),
    ("俄罗斯族", "Russian"),
    ("蒙古族", "Mongolian"),
    ("达斡尔鄂温克", "Daur and Ewenki"),
    ("达斡尔", "Daur"),
    ("鄂温克", "Ewenki"),
    ("鄂伦春", "Oroqen"),
)
"""Peoples in the names of ethnic townships: 得力其尔鄂温克民族乡 is Deliqi'er Ewenki Ethnic Township."""

_BY_NAME = {zh: (en, kind) for zh, en, kind in GENERICS}
_LONGEST = max(map(len, _BY_NAME))


def split_generic(zh: str) -> tuple[str, str, str]:
    """(specific, English generic, kind): 马莲渠乡 -> ("马莲渠", "Township", "township"); none -> "" and "".

    The specific part is never empty: 新镇 is ("新", "Town", …) and 镇 alone has no generic.
    """
    for length in range(min(_LONGEST, len(zh) - 1), 0, -1):
        found = _BY_NAME.get(zh[-length:])
        if found and not (zh.endswith("新村") and len(zh) < 4 and length == 2):
            specific, (english, kind) = zh[:-length], found
            if zh[-length:] in ("乡", "民族乡", "苏木", "民族苏木"):
                specific, english = _split_ethnic(specific, english)
            return specific, english, kind
    return zh, "", ""


def _split_ethnic(specific: str, english: str) -> tuple[str, str]:
    for people, name in ETHNIC:
        if specific.endswith(people):
            ethnic = english if english.startswith("Ethnic") else f"Ethnic {english}"
            return specific.removesuffix(people), f"{name} {ethnic}"
    return specific, english
