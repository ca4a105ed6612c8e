"""Quantities with a form of their own: labels, percentages, fractions, ordinals, multiples, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from translate.chinese_numbers import ARABIC, DIGIT, DIGITS, NUMBER, Amount, parse_amount, scale_value
from translate.measures import UNIT, find_measure
from translate.number_style import render_fraction, render_number, render_ordinal, render_range, render_vague
from translate.quantities import MODIFIED, SPACE, SUFFIX, TO, Quantity, make_quantity, read_modifier

_LATIN_UNIT = r"(?:kWh|kW|MW|GW|kV|MPa|km|kg|cm|mm|ml|m²|m³|t)(?![A-Za-z])"
_LABEL = re.compile(
    r"(?P<sum>[0-9]+(?:\+(?:[0-9]+|[XN]))+)"
    r"|(?P<ratio>(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?:[:∶][0-9]+(?:\.[0-9]+)?)+(?![0-9]))"
    r"|(?P<code>(?<![0-9A-Za-z])(?:[A-Za-z][A-Za-z.\-]*[0-9][0-9A-Za-z.\-]*"
    rf"|[0-9]+(?:\.[0-9]+)?(?!{_LATIN_UNIT})[A-Za-z][0-9A-Za-z]*))"
    r"|(?P<line>(?<![0-9.,])0[0-9]{2,3}-[0-9]{7,8}|(?<![0-9.,])0[0-9]+(?![.0-9%])"
    rf"|(?<![0-9])1[3-9][0-9]{{9}}(?![0-9]|{UNIT})"
    r"|(?<![0-9.])[0-9]{2,}(?=热线|专线|国道|省道|路公交|次列车)"
    r"|(?<=拨打)[0-9]+|(?<=热线)[0-9]+)"
    r"|(?P<number>(?<![0-9.第])[0-9]+号(?=楼|井|机组|院|门|公路|线|文件|站|车间|矿))"
)
_NOT_TENTHS = "[为功立员长果绩本熟群效就交型品套天双]"
_SHARES = re.compile(
    "(?<![第一二三四五六七八九十百千万])([一二三四六七八九])([一二三四六七八九])(?=分成|分账|开(?:$|[，。；、承分])|比例)"
)
_LONE = "(?<![第一二三四五六七八九十百])"
_PERCENT = re.compile(
    f"{MODIFIED}(?:百分之(?P<zh>{NUMBER})"
    f"|(?P<low>{ARABIC})%?{TO}(?P<high>{ARABIC}){SPACE}%|(?P<sign>{ARABIC}){SPACE}%"
    f"|(?:(?P<from>{_LONE}{DIGIT}|(?<![0-9.])[0-9])(?:成?{TO})?(?P<to>{DIGIT}|[0-9])"
    f"|(?P<tenths>{_LONE}{DIGIT}|(?<![0-9.])[0-9](?:\\.[0-9])?))"
    f"成(?P<fifth>半|{DIGIT})?(?P<some>[多余])?(?!{_NOT_TENTHS})){SUFFIX}"
)
_FRACTION = re.compile(
    f"{MODIFIED}(?P<below>{NUMBER})分之(?P<above>{NUMBER})|(?P<permille>{ARABIC})‰"
    r"|(?<![0-9/])(?P<top>[0-9]{1,2})/(?P<under>[0-9]{1,3})(?![0-9/])"
)
_HALF_ENDS = "[，。；、以的为在来是都左]"
_HALF = re.compile(
    f"{MODIFIED}(?P<half>一大?半(?!{_HALF_ENDS}?[会信])|(?<=[过超])半数?|(?<![大多])半数)(?P<after>以上|左右)?"
)
_ORDINAL = re.compile(f"第{SPACE}(?P<n>{NUMBER})(?:届|次(?!性)|个|位|名|座|家)?")
# 三季度 is the third quarter; 前三季度 the first three.
_QUARTER = re.compile("前(?P<first>[两二三23])个?季度|(?<![第前])(?P<nth>[一二三四1-4])季度")
_DOUBLING = re.compile(f"翻(?P<done>了)?(?:近|约)?(?P<n>{DIGIT}|[1-9])?番(?!茄)")
_VAGUE = re.compile(
    f"(?<![{DIGIT[1:-1]}十百千万亿0-9])[好成]?[几数](?P<scale>(?:[十百万亿]|千(?![瓦克伏帕]))+)多?{SPACE}(?P<unit>{UNIT})?"
)
# Set phrases for "very many", by the scale they name.
_SET_SCALES = {"数以万计": "万", "数以千计": "千", "数以百计": "百", "成千上万": "千", "成百上千": "百"}
_SET_VAGUE = re.compile("|".join(_SET_SCALES))
# The digit after 块 or 毛; in 八块一斤, 一块两公斤 and 80元一亩 it belongs to what follows.
_COIN = (
    "(?:(?!一[直起样些定边般共同下时斤亩个公升条只头块盒瓶袋张份吨米顿天年月碗斗把棵股本件荤素户人站])"
    "(?:[一二三四五六七八九]|两(?=[毛角])|[1-9](?![.0-9])))"
)
# The measure word of something else: 二十块一双. The coins themselves may follow.
_OTHER_UNIT = f"(?!毛|角|分|包邮|级差){UNIT}"
_COINS = re.compile(
    f"(?<!第)(?P<yuan>{NUMBER})(?:块零(?P<fen0>{_COIN})(?![毛角])|块(?:零(?=.[毛角]))?(?P<jiao>{_COIN})(?:[毛角](?P<fen>{_COIN})?分?)?"
    f"|元(?P<jiao2>{_COIN})[毛角](?:(?P<fen2>{_COIN})分)?)(?![0-9十百千万]|{_OTHER_UNIT})"
    f"|(?<!第)(?P<only>{_COIN})[毛角](?P<rest>{_COIN})分?(?![0-9十百千万]|{_OTHER_UNIT})"
    f"|(?P<dollars>{NUMBER})美元(?P<cents>{NUMBER})美分"
)
# 一米二, 三十九度五, 一斤二两: the digit after the unit is a tenth of it. In 一斤八毛, 两米一段 and
# 三百米一连 it is not.
_ONE_TO_NINE = "[一二三四五六七八九]"
_NOT_AFTER_TENTH = f"[十百千万亿毫连键]|{UNIT}"
_PHRASE_END = "(?=[高长宽深厚的身大左，。、；！？”）]|以[上下]|上下|$)"
_TENTHS = (
    re.compile(
        f"{MODIFIED}(?P<n>{NUMBER})(?P<unit>米|度|斤|里|秒)(?:(?P<tenth>{_ONE_TO_NINE})"
        f"(?P<hundredth>(?<=[米秒].){_ONE_TO_NINE}(?=[的高身宽长大左，。、；！？”]|$))?"
        f"(?:两|(?!{_NOT_AFTER_TENTH}))|零(?P<after0>(?<=[米秒]零){_ONE_TO_NINE})(?!{_NOT_AFTER_TENTH}))"
    ),
    # 一元五, 五吨六 at the end of a clause or before a price only: 一元五个 is a price for five.
    re.compile(
        f"{MODIFIED}(?P<n>{NUMBER})(?P<unit>元|吨|亩)(?P<tenth>[二三四五六七八九])(?=[，。；！？”]|$|一[个斤碗张只])"
    ),
    re.compile(f"{MODIFIED}(?P<n>{NUMBER})(?P<unit>亩)(?P<tenth>{_ONE_TO_NINE})分地?(?![之钟])"),
    # 46秒40 reads on anywhere, 2米24 and 3两8 at their phrase's end only: 5斤10-15元 has two numbers.
    re.compile(
        f"{MODIFIED}(?P<whole>(?<![0-9.])[0-9]{{1,3}})"
        f"(?P<unit>秒(?=[0-9]{{1,2}}(?![0-9.,%多余来至到~—–-]|{SPACE}(?:{_NOT_AFTER_TENTH})))"
        f"|米(?=[0-9]{{1,2}}{_PHRASE_END})|[斤两亩](?=[0-9]{_PHRASE_END}))(?P<rest>[0-9]+)"
    ),
)
_AND_A_HALF = re.compile(
    f"{MODIFIED}(?:(?P<n>{NUMBER})(?:(?P<unit>年|天|公里|亩|斤|公斤|吨|倍|周|岁|米|厘米|毫米|秒|块(?=半(?:[，。；、！？”]|$))|分(?=半(?!钟)))半(?!月)"
    "|个半(?P<unit2>月|小时|钟头|世纪))"
    "|(?<![一大下上前后])半(?P<alone>个月|个小时|小时|年|公里|亩|斤|公斤|吨|个世纪|个钟头|米|里地))"
    "(?P<after>多|左右|以上)?"
)
_COUNTED = {"块": "块钱", "月": "个月", "小时": "小时", "钟头": "个钟头", "世纪": "个世纪"}


def find_labels(text: str, source: str) -> Iterator[Quantity]:
    """1+3, 1.96∶1, 12345热线, G6, 3号楼: figures that name rather than count."""
    for match in _LABEL.finditer(text):
        en = match.group().replace("∶", ":")
        if match["number"]:
            en = f"No. {en[:-1]}"
        yield make_quantity(source, match.span(), "label", en, safe=False)


def find_shares(text: str, source: str) -> Iterator[Quantity]:
    """三七分成, 四六比例, 七三开 -> 30-70, 40-60, 70-30."""
    for match in _SHARES.finditer(text):
        first, second = _digit(match[1]), _digit(match[2])
        if first + second == 10:
            low, high = Fraction(first * 10), Fraction(second * 10)
            en = f"{low}-{high}"
            yield make_quantity(source, match.span(), "label", en, value=low, high=high)


def find_percent(text: str, source: str) -> Iterator[Quantity]:
    """百分之八十, 46.09%, 八成, 两成五, 七八成, 5%—8%."""
    for match in _PERCENT.finditer(text):
        amount = _tens(match) if match["to"] else _percentage(match)
        if amount is None:
            continue
        value, high = amount.value, amount.high
        modifier = read_modifier(match) or ("more than" if match["some"] else None)
        shown = render_number(value) if high is None else render_range(value, high)
        yield make_quantity(
            source,
            match.span(),
            "percent",
            f"{shown} percent",
            value=value,
            high=high,
            unit="percent",
            modifier=modifier,
        )


def _percentage(match: re.Match[str]) -> Amount | None:
    amount = parse_amount(match["zh"] or match["sign"] or match["low"] or match["tenths"])
    if amount and match["tenths"]:
        return Amount(value=amount.value * 10 + (5 if match["fifth"] == "半" else _digit(match["fifth"])))
    if amount and match["high"]:
        return Amount(value=amount.value, high=Fraction(match["high"].replace(",", "")))
    return amount


def _tens(match: re.Match[str]) -> Amount | None:
    """七八成 -> 70..80, 一到三成 -> 10..30; None for 八三成."""
    low, high = Fraction(_digit(match["from"]) * 10), Fraction(_digit(match["to"]) * 10)
    pair = parse_amount(match["from"] + match["to"])
    apart = match.end("from") < match.start("to") or (pair is not None and pair.high is not None)
    return Amount(value=low, high=high) if low < high and apart else None


def find_fractions(text: str, source: str) -> Iterator[Quantity]:
    """三分之二, 千分之五, 1/3, 2.5‰, 一半, 半数以上."""
    for match in _FRACTION.finditer(text):
        if match["permille"]:
            permille = Fraction(match["permille"])
            en = f"{render_number(permille)} per thousand"
            yield make_quantity(source, match.span(), "fraction", en, value=permille / 1000)
            continue
        top = parse_amount(match["above"] or match["top"])
        bottom = parse_amount(match["below"] or match["under"])
        if top is None or bottom is None or top.value >= bottom.value or top.value.denominator != 1:
            continue
        en = render_fraction(int(top.value), int(bottom.value))
        value = top.value / bottom.value
        modifier = read_modifier(match)
        yield make_quantity(source, match.span(), "fraction", en, value=value, modifier=modifier)
    for match in _HALF.finditer(text):
        more = match["half"] == "一大半" or text[match.start() - 1 : match.start()] in ("过", "超")
        modifier = read_modifier(match) or ("more than" if more else None)
        yield make_quantity(
            source, match.span(), "fraction", "half", value=Fraction(1, 2), modifier=modifier, safe=False
        )


def find_ordinals(text: str, source: str) -> Iterator[Quantity]:
    """第十四届 -> 14th, 第11个 -> 11th, 第29位 -> 29th."""
    for match in _ORDINAL.finditer(text):
        amount = parse_amount(match["n"])
        if amount is None or amount.high is not None or amount.value.denominator != 1 or amount.value < 1:
            continue
        number = int(amount.value)
        yield make_quantity(
            source, match.span(), "ordinal", render_ordinal(number), value=amount.value, safe=number >= 10
        )


def find_quarters(text: str, source: str) -> Iterator[Quantity]:
    """前三季度 -> first three quarters, 二季度 -> second quarter."""
    for match in _QUARTER.finditer(text):
        number = Fraction(_digit(match["first"] or match["nth"]))
        if match["first"]:
            en = f"first {render_number(number, words=True)} quarters"
        else:
            en = f"{render_ordinal(int(number))} quarter"
        yield make_quantity(source, match.span(), "ordinal", en, value=number, unit="quarter")


def find_doublings(text: str, source: str) -> Iterator[Quantity]:
    """翻番 and 翻一番 double, 翻两番 makes four times, 翻三番 eight."""
    for match in _DOUBLING.finditer(text):
        value = 2 ** (_digit(match["n"]) or 1)
        done = bool(match["done"])
        word = {2: "double", 4: "quadruple"}.get(value)
        word = word and (f"{word}d" if done else word)
        en = word or f"{'grew' if done else 'grow'} {value}-fold"
        yield make_quantity(source, match.span(), "multiple", en, value=Fraction(value), unit="times")


def find_vague(text: str, source: str) -> Iterator[Quantity]:
    """几十 -> dozens of, 数百 -> hundreds of, 几十万千瓦 -> hundreds of thousands of kilowatts, 成百上千."""
    for match in _SET_VAGUE.finditer(source):
        scale = scale_value(_SET_SCALES[match.group()])
        en = render_vague(scale)
        yield make_quantity(source, match.span(), "vague", en, value=Fraction(scale), safe=False)
    for match in _VAGUE.finditer(text):
        scale = scale_value(match["scale"])
        measure = find_measure(match["unit"]) if match["unit"] else None
        yield make_quantity(
            source,
            match.span(),
            "vague",
            f"{render_vague(scale)} {measure.many if measure else ''}".strip(),
            value=Fraction(scale),
            unit=measure.key if measure else None,
            safe=False,
        )


def find_coins(text: str, source: str) -> Iterator[Quantity]:
    """三块六 -> 3.6 yuan, 12元5角 -> 12.5 yuan, 四毛三 -> 0.43 yuan, 两美元十五美分."""
    for match in _COINS.finditer(text):
        if match["dollars"]:
            whole, cents = parse_amount(match["dollars"]), parse_amount(match["cents"])
            if whole and cents:
                value = whole.value + cents.value / 100
                en = f"{render_number(value)} U.S. dollars"
                yield make_quantity(source, match.span(), "cardinal", en, value=value, unit="US dollar")
            continue
        yuan: Amount | None = Amount(value=Fraction(0))
        jiao, fen = match["only"], match["rest"]
        if match["yuan"]:
            yuan = parse_amount(match["yuan"])
            jiao = match["jiao"] or match["jiao2"]
            fen = match["fen"] or match["fen2"] or match["fen0"]
        if yuan is None or yuan.more or yuan.high is not None:
            continue
        value = yuan.value + Fraction(_digit(jiao), 10) + Fraction(_digit(fen), 100)
        yield make_quantity(
            source, match.span(), "cardinal", f"{render_number(value)} yuan", value=value, unit="yuan"
        )


def find_tenths(text: str, source: str) -> Iterator[Quantity]:
    """一米二 -> 1.2 meters, 一米八五, 三十九度五 -> 39.5, 一斤二两, 五吨六, 17米93 -> 17.93 meters."""
    for pattern in _TENTHS:
        for match in pattern.finditer(text):
            found = match.groupdict()
            amount = parse_amount(found.get("n") or f"{found['whole']}.{found['rest']}")
            if amount is None or amount.more or amount.high is not None:
                continue
            measure = find_measure(match["unit"])
            value = amount.value + Fraction(_digit(found.get("tenth")), 10)
            value += Fraction(_digit(found.get("hundredth") or found.get("after0")), 100)
            yield make_quantity(
                source,
                match.span(),
                "cardinal",
                f"{render_number(value)} {measure.many}".strip(),
                value=value,
                unit=measure.key,
                modifier=read_modifier(match),
            )


def find_halves(text: str, source: str) -> Iterator[Quantity]:
    """三年半 -> 3.5 years, 一个半小时 -> 1.5 hours, 半年 -> half a year."""
    for match in _AND_A_HALF.finditer(text):
        if match["alone"]:
            measure, value = find_measure(match["alone"]), Fraction(1, 2)
            en = f"half {'an' if measure.key == 'hour' else 'a'} {measure.one}"
        else:
            amount = parse_amount(match["n"])
            if amount is None or amount.more or amount.high is not None:
                continue
            measure = find_measure(_COUNTED.get(match["unit2"] or match["unit"]) or match["unit"])
            value = amount.value + Fraction(1, 2)
            en = f"{render_number(value)} {measure.many}".strip()
        yield make_quantity(
            source,
            match.span(),
            "cardinal",
            en,
            value=value,
            unit=measure.key,
            modifier=read_modifier(match),
            safe=not match["alone"],
        )


def _digit(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isascii() else DIGITS[text]
