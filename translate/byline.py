"""The English of a byline, a photo credit or a brief's sign-off: made by rule, never by an engine."""

from __future__ import annotations

import re

# Roles as printed, longest first so that 本报记者 is not read as 记者. English: usual newsroom terms.
ROLES = {
    "本报特约记者": "special correspondent",
    "本报见习记者": "trainee reporter",
    "本报评论员": "staff commentator",
    "特约评论员": "guest commentator",
    "新华社记者": "Xinhua reporter",
    "本报通讯员": "correspondent",
    "特约通讯员": "special correspondent",
    "特约记者": "special correspondent",
    "见习记者": "trainee reporter",
    "实习记者": "trainee reporter",
    "本报记者": "staff reporter",
    "实习生": "intern",
    "通讯员": "correspondent",
    "评论员": "commentator",
    "记者": "reporter",
    "作者": "",
    "文": "",
}

_ROLE = "|".join(ROLES)
_EDGE = re.compile(r"^(?:[\s□■◎（(【\[]|文\s*[/／]\s*(?:图|摄影)?)+|[\s）)】\]]+$")
_TAIL = re.compile(r"\s*(?:文\s*[/／]\s*图|摄影\s*报道|图文\s*报道|供图|摄影|摄|图|文|报道|整理)\s*$")
_TOKEN = re.compile(rf"(?P<role>{_ROLE})(?=[\s:：/／、]|[\u3400-\u9fff]|$)|(?P<name>[\u3400-\u9fff·•]+)")
_PHOTO = re.compile(r"(摄影|摄|供图|图)\s*[）)]?\s*$")


def translate_byline(text: str) -> str:
    """The byline in English: □本报记者 李晗 通讯员 贺志国 -> "By staff reporter Li Han and correspondent
    He Zhiguo"; 王阳 宋小伟 摄 -> "Photo by Wang Yang and Song Xiaowei"; （卢进林） -> "(Lu Jinlin)".

    Names follow glossaries.romanize. Text without any name gives "".
    """
    body = _EDGE.sub("", text.strip())
    people = _people(_TAIL.sub("", body))
    if not people:
        return ""
    credit = _join([f"{role} {name}".strip() for role, name in people])
    if _PHOTO.search(body):
        return f"Photo by {credit}"
    if text.strip().startswith(("（", "(")):
        return f"({credit[0].upper()}{credit[1:]})"
    return f"By {credit}"


def _people(text: str) -> list[tuple[str, str]]:
    """(role in English, name in English) in the order printed; a role holds for the names after it."""
    from glossaries.romanize import romanize_person

    people: list[tuple[str, str]] = []
    role, plural_role = "", False
    position = 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match["role"] is not None:
            role, plural_role = ROLES[match["role"]], False
            if ROLES[match["role"]].endswith("commentator") and not _TOKEN.search(text, position):
                people.append(("", f"a {role}"))
            continue
        people.append(("" if plural_role else role, romanize_person(match["name"])))
        plural_role = True
    return _plural_roles(people)


def _plural_roles(people: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A role that covers several people in a row is put in the plural before the first of them."""
    result = list(people)
    for index, (role, name) in enumerate(people):
        following = people[index + 1] if index + 1 < len(people) else ("x", "")
        if role and following[0] == "" and following[1]:
            result[index] = (f"{role}s", name)
    return result


def _join(items: list[str]) -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} and {items[-1]}"
