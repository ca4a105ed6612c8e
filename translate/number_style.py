"""Values in newsroom English: 50.67 million, 400,000, seven, two-thirds, January 5, 2022, 9:30 a.m."""

from __future__ import annotations

from fractions import Fraction

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINAL_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}
_PARTS |= {10: "tenth", 100: "hundredth", 1000: "thousandth"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# 33387亿 is "3.3387 trillion"; a longer tail of decimals is written out in full instead.
_MOST_DECIMALS = 4
_VAGUE = ("tens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands")


def render_number(value: Fraction, *, words: bool = False) -> str:
    """Figures with commas, millions and up in words: 50670000 -> "50.67 million"; `words` below ten."""
    if value < 0:
        return f"minus {render_number(-value)}"
    if words and value.denominator == 1 and value < 10:
        return WORDS[int(value)]
    for size, name in _SCALES:
        if value >= size:
            mantissa = _decimal(value / size)
            if len(mantissa.partition(".")[2]) <= _MOST_DECIMALS:
                return f"{mantissa} {name}"
    return _decimal(value)


def render_range(low: Fraction, high: Fraction, *, words: bool = False) -> str:
    """Both ends in one style: "3 to 10", "three to five", "7 million to 8 million"."""
    words = words and high < 10
    return f"{render_number(low, words=words)} to {render_number(high, words=words)}"


def render_ordinal(number: int) -> str:
    """ "third" below ten, "14th", "239th" above."""
    if 0 < number < 10:
        return ORDINAL_WORDS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def render_fraction(top: int, bottom: int) -> str:
    """2, 3 -> "two-thirds"; 1, 4 -> "one-quarter"; beyond the common ones "3/16"."""
    part = _PARTS.get(bottom)
    if part is None:
        part = render_ordinal(bottom) if top == 1 and bottom < 100 else None
    if part is None or top >= 10:
        return f"{top}/{bottom}"
    if bottom == 2:
        return "half"
    return f"{WORDS[top]}-{part}{'s' if top > 1 else ''}"


def render_vague(scale: int) -> str:
    """The round number behind 几十, 数百, 几十万: "dozens of", "hundreds of", "hundreds of thousands of"."""
    if scale == 10:
        return "dozens of"
    power = len(str(scale)) - 1
    for size, name in ((9, "billions"), (6, "millions")):
        if power >= size:
            lead = ("", "tens of ", "hundreds of ")[min(power - size, 2)]
            return f"{lead}{name} of"
    return f"{_VAGUE[power - 1]} of"


def render_date(year: int | None, month: int | None, day: int | None) -> str:
    """2022, 1, 5 -> "January 5, 2022"; a year before Christ is negative; a day alone is "the 28th"."""
    shown_year = f"{-year} B.C." if year is not None and year < 0 else f"{year}"
    if month is None:
        return shown_year if day is None else f"the {render_ordinal_figures(day)}"
    name = MONTHS[month - 1]
    if day is None:
        return name if year is None else f"{name} {shown_year}"
    return f"{name} {day}" if year is None else f"{name} {day}, {shown_year}"


def render_ordinal_figures(number: int) -> str:
    """ "5th", for days of the month."""
    return (
        {1: "1st", 2: "2nd", 3: "3rd"}.get(number) or f"{number}th" if number < 10 else render_ordinal(number)
    )


def render_time(hour: int, minute: int) -> str:
    """9, 30 -> "9:30 a.m."; 12, 0 -> "noon"; 17, 0 -> "5 p.m."."""
    if (hour, minute) == (12, 0):
        return "noon"
    if hour in (0, 24) and minute == 0:
        return "midnight"
    half = "p.m." if 12 <= hour < 24 else "a.m."
    clock = (hour - 1) % 12 + 1
    return f"{clock}:{minute:02d} {half}" if minute else f"{clock} {half}"


def _decimal(value: Fraction) -> str:
    """The exact decimal with commas: 1173 -> "1,173"; 0.3 -> "0.3"."""
    whole, rest = divmod(value, 1)
    if not rest:
        return f"{int(whole):,}"
    digits = ""
    while rest and len(digits) < 12:
        rest *= 10
        digit, rest = divmod(rest, 1)
        digits += str(int(digit))
    return f"{int(whole):,}.{digits}"
