"""Dates and times of day in Chinese text: 2022年1月5日, 五月, 28日, 5至8月, 20世纪80年代, 上午9时30分."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from translate.chinese_numbers import parse_amount
from translate.number_style import render_date, render_ordinal_figures, render_time
from translate.quantities import SPACE, TO, Quantity, make_quantity

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_WRITTEN_YEAR = "[一二][〇○零一二三四五六七八九]{3}"


def _month(name: str) -> str:
    return f"{SPACE}(?P<{name}>{_N}){SPACE}月份?"


def _day(name: str) -> str:
    return f"{SPACE}(?P<{name}>{_N}){SPACE}[日号]"


def _recent_year(name: str) -> str:
    return f"(?P<{name}>1[89][0-9]{{2}}|20[0-9]{{2}})"


_YEAR = f"(?P<era>公元前)?(?P<y>1[0-9]{{3}}|20[0-9]{{2}}|(?<=公元前)[0-9]{{1,5}}|{_WRITTEN_YEAR}){SPACE}年"
_DATE = re.compile(
    "(?<![0-9.第个])(?:"
    f"{_YEAR}(?:度(?![假过]))?(?:{_month('m')}(?:{_day('d')})?)?"
    f"|(?P<m2>{_N}){SPACE}月份?(?:{_day('d2')})?"
    f"|(?P<d3>[0-9]{{1,2}}){SPACE}日(?![内游均龄])"
    f")(?:{TO}(?:{_recent_year('uy')}{SPACE}年)?(?:{_month('um')})?(?:{_day('ud')})?)?"
)
# 5至8月, 1—9月, 15日至17日 share one 月; 2021—2023年 one 年.
_SHARED = re.compile(
    rf"(?<![0-9.])(?:{_recent_year('y')}{TO}{_recent_year('uy')}{SPACE}年"
    rf"|(?:{_recent_year('y2')}{SPACE}年)?{SPACE}(?P<m>{_N}){TO}{_month('um')}"
    rf"|(?:(?P<m3>{_N})月)?{SPACE}(?P<d3>[0-9]{{1,2}}){TO}(?P<ud3>[0-9]{{1,2}}){SPACE}[日号](?![人楼]))"
)
# 1200年前 and 1200年历史 count years; 1949年前 and 1206年的故事 name one.
_COUNTS_YEARS = re.compile("[前来间历]|的历")
_LATEST_COUNT = 1800
# 一到九月就关门: as soon as September comes.
_AS_SOON_AS = re.compile("[^，。；！？]{0,10}[就便都]")
_DECADE = re.compile(
    f"(?:(?:上个?|(?P<century>[0-9]{{1,2}}|[一二十]{{1,3}}){SPACE}|(?P<now>本))世纪{SPACE})?"
    f"(?:(?P<tens>[0-9]0|[一二三四五六七八九]十){SPACE}年代"
    "|(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])十年代)"
)
# The year before each reign's first.
_REIGNS = {
    "顺治": 1643,
    "康熙": 1661,
    "雍正": 1722,
    "乾隆": 1735,
    "嘉庆": 1795,
    "道光": 1820,
    "咸丰": 1850,
    "同治": 1861,
    "光绪": 1874,
    "宣统": 1908,
    "民国": 1911,
}
_REIGN_YEAR = re.compile(f"(?P<reign>{'|'.join(_REIGNS)})(?P<n>元|{_N})年")
# 六九年 is 1969; 五六年 and 三五年 are spans of years, as is anything after 干了 or 近.
_SHORT_YEAR = re.compile(
    "(?<![零〇○一二三四五六七八九十百千万第了过满近约干住共整足等守做])(?P<y>[五六七八九][零〇○一二三四五六七八九])年(?![前来间内多级])"
)
_CENTURY = re.compile("(?P<century>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?世纪(?![0-9一二三四五六七八九])")

_MORNING, _AFTERNOON = "凌晨|清晨|早晨|早上|上午", "中午|正午|午后|下午|傍晚|晚上|晚间|夜里|夜间|深夜"
# 零点三十分 and 凌晨零点, not 零点五: that is a half.
_MIDNIGHT = "零(?=[时点](?![零一二三四五六七八九])|[时点][二三四五]?十[一二三四五六七八九]?分)"
_HOUR = (
    f"(?:{_MIDNIGHT}|1[0-9]|2[0-4]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])"
)
_MINUTE = "(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"


def _clock(n: str) -> str:
    """A time of day, its groups numbered; 今晚 and 早 before it are context, no part of it."""
    return (
        f"(?:(?P<day{n}>{_MORNING}|{_AFTERNOON})|(?<=[早晚])(?P<context{n}>)(?!一点))?"
        f"{SPACE}(?P<hour{n}>(?<![0-9.]){_HOUR}){SPACE}"
        f"(?:(?P<mark{n}>[时点])(?P<rest{n}>半|整|钟|一刻"
        f"|{SPACE}(?P<minute{n}>{_MINUTE}){SPACE}(?:分(?![之钟])|(?=[，。；、\\s]|$)))?"
        f"|:(?P<colon{n}>[0-5][0-9])(?![0-9:]))"
    )


_TIME = re.compile(f"(?<![0-9.一二三四五六七八九十第差之比]){_clock('')}(?:{TO}{_clock('2')})?")


def find_dates(text: str, source: str) -> Iterator[Quantity]:
    """Dates, spans of dates, decades and centuries; `text` is `source` with narrow figures."""
    claimed: list[tuple[int, int]] = []
    for pattern, build in _BUILDERS:
        for match in pattern.finditer(text):
            quantity = build(match, source)
            if quantity and not any(a < quantity.end and quantity.start < b for a, b in claimed):
                claimed.append((quantity.start, quantity.end))
                yield quantity
    for match in _CENTURY.finditer(text):
        number = _int(match["century"])
        if number and 10 < number < 23 and not any(a < match.end() and match.start() < b for a, b in claimed):
            yield _make(match.span(), source, f"{render_ordinal_figures(number)} century", (number,))


def find_times(text: str, source: str) -> Iterator[Quantity]:
    """Times of day: 上午9时30分 -> 9:30 a.m.; 三点要求 and 126.4点 are none."""
    for match in _TIME.finditer(text):
        start = _read_clock(match, "", None)
        if start is None:
            continue
        until: tuple[int, ...]
        if match["hour2"] is None:
            en, until = render_time(*start), ()
        else:
            second = _read_clock(match, "2", match["day"])
            if second is None:
                continue
            en, until = f"{render_time(*start)} to {render_time(*second)}", second
        told = match["day"] or match["context"] is not None or match["mark"] != "点"
        if not told:
            # 四点半 may be before or after noon: the English leaves it open too.
            en = " to ".join(f"{hour}:{minute:02d}" for hour, minute in filter(None, (start, until)))
        yield make_quantity(source, match.span(), "time", en, parts=start, until=until, safe=bool(told))


def _read_clock(match: re.Match[str], n: str, carried: str | None) -> tuple[int, int] | None:
    day = match[f"day{n}"] or carried
    context = match[f"context{n}"] is not None
    hour = _int(match[f"hour{n}"])
    if hour is None or hour > 24:
        return None
    mark, rest, colon = match[f"mark{n}"], match[f"rest{n}"], match[f"colon{n}"]
    figures = match[f"hour{n}"].isascii()
    if not (day or context or colon or (mark == "时" and figures) or (mark == "点" and rest)):
        return None
    minute = {"半": 30, "一刻": 15}.get(rest or "", 0)
    if match[f"minute{n}"] or colon:
        read = _int(colon or match[f"minute{n}"].lstrip("零"))
        if read is None or read > 59:
            return None
        minute = read
    before = match.string[match.start(f"hour{n}") - 1 : match.start(f"hour{n}")]
    late = (day is not None and re.fullmatch(_AFTERNOON, day)) or (context and before == "晚")
    if late and hour < 12 and not (day == "中午" and hour >= 10):
        # 夜里两点 and 深夜1点 are before dawn, 晚上12点 is midnight.
        hour += 12 if not (day in ("夜里", "夜间", "深夜") and hour < 6) else 0
    elif late and hour == 12 and day not in ("中午", "正午", "午后", "下午"):
        hour = 24
    elif day == "凌晨" and hour == 12:
        hour = 0
    return hour, minute


def _build_date(match: re.Match[str], source: str) -> Quantity | None:
    year = _year(match["y"], bool(match["era"]))
    month, day = _int(match["m"] or match["m2"]), _int(match["d"] or match["d2"] or match["d3"])
    if not _valid(month, day) or (year is None and month is None and day is None):
        return None
    after = match.string[match.end() : match.end() + 2]
    if year is not None and month is None and 0 < year < _LATEST_COUNT and _COUNTS_YEARS.match(after):
        return None
    uy, um, ud = _int(match["uy"]), _int(match["um"]), _int(match["ud"])
    end = match.end()
    if not (uy or um or ud) or not _valid(um, ud):
        end = _end_of_first(match)
        return _make((match.start(), end), source, render_date(year, month, day), (year, month, day))
    until_year = uy if uy != year else None
    if um is None and uy is None:
        tail = str(ud) if month else render_date(None, None, ud)
    else:
        tail = render_date(until_year, um, ud)
    head = render_date(year, month, day)
    if year and month and not uy:
        # 2021年7月14日至18日: the year goes to the end.
        head, tail = render_date(None, month, day), f"{tail}, {year}" if day else f"{tail} {year}"
    return _make(
        (match.start(), end), source, f"{head} to {tail}", (year, month, day), (uy or year, um or month, ud)
    )


def _end_of_first(match: re.Match[str]) -> int:
    """Where the first date ends when what follows its 至 is no date: 2021年到嘎查任职."""
    text = match.group()
    cut = re.search(f"{TO}(?!.*{TO})", text)
    return match.start() + (cut.start() if cut else len(text))


def _build_shared(match: re.Match[str], source: str) -> Quantity | None:
    if match["y"]:
        first, last = int(match["y"]), int(match["uy"])
        if first >= last:
            return None
        return _make(match.span(), source, f"{first} to {last}", (first, None, None), (last, None, None))
    if match["m"]:
        year, low, high = _int(match["y2"]), _int(match["m"]), _int(match["um"])
        if low is None or high is None or not (_valid(low, None) and _valid(high, None)):
            return None
        if match.group().startswith("一到") and _AS_SOON_AS.match(match.string[match.end() :]):
            return None
        en = f"{render_date(None, low, None)} to {render_date(year, high, None)}"
        return _make(match.span(), source, en, (year, low, None), (year, high, None))
    month, low, high = _int(match["m3"]), _int(match["d3"]), _int(match["ud3"])
    if low is None or high is None or not (_valid(month, low) and _valid(month, high)) or low >= high:
        return None
    first_day = render_date(None, month, low)
    tail = str(high) if month else render_date(None, None, high)
    return _make(match.span(), source, f"{first_day} to {tail}", (None, month, low), (None, month, high))


def _build_decade(match: re.Match[str], source: str) -> Quantity | None:
    """20世纪80年代 and 80年代 -> 1980s, 19世纪30年代 -> 1830s, 上世纪七八十年代 -> 1970s and 1980s."""
    century = 21 if match["now"] else _int(match["century"]) or 20
    base = (century - 1) * 100
    if match["first"]:
        first, second = (base + 10 * (_int(match[name]) or 0) for name in ("first", "second"))
        en = f"{first}s and {second}s"
        return _make(match.span(), source, en, (first, None, None), (second, None, None))
    tens = _int(match["tens"])
    if tens is None or not 0 < century < 22:
        return None
    return _make(match.span(), source, f"{base + tens}s", (base + tens, None, None))


def _build_reign(match: re.Match[str], source: str) -> Quantity | None:
    """光绪二十六年 -> 1900; its value is the 26, which English may say too."""
    number = 1 if match["n"] == "元" else _int(match["n"])
    if number is None:
        return None
    year = _REIGNS[match["reign"]] + number
    return make_quantity(
        source, match.span(), "date", f"{year}", parts=(year, None, None), value=Fraction(number)
    )


def _build_short_year(match: re.Match[str], source: str) -> Quantity | None:
    year = parse_amount(f"一九{match['y']}")
    if year is None or parse_amount(match["y"]) is not None:
        return None
    return _make(match.span(), source, f"{year.value}", (int(year.value), None, None))


def _make(
    span: tuple[int, int],
    source: str,
    en: str,
    parts: tuple[int | None, ...],
    until: tuple[int | None, ...] = (),
) -> Quantity:
    return make_quantity(source, span, "date", en, parts=parts, until=until)


def _valid(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _year(text: str | None, before_christ: bool) -> int | None:
    year = _int(text)
    return -year if year is not None and before_christ else year


def _int(text: str | None) -> int | None:
    amount = parse_amount(text) if text else None
    if amount is None or amount.high is not None or amount.value.denominator != 1:
        return None
    return int(amount.value)


_BUILDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Quantity | None]], ...] = (
    (_DECADE, _build_decade),
    (_REIGN_YEAR, _build_reign),
    (_SHARED, _build_shared),
    (_SHORT_YEAR, _build_short_year),
    (_DATE, _build_date),
)
