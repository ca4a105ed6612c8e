"""The comments and content controls of one file, each with a number of its own."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from exports import ooxml
from exports.layout import AUTHOR, FIXED_TAG, INITIALS, SEVERITIES, SOURCE_TAG
from translate.document import Finding, Remark


class Annotations:
    """Gives out the numbers and holds the comments until their part of the file is written.

    `remarks` are those of earlier rounds: each comes back as a comment under its author's name.
    """

    def __init__(self, created: str, remarks: Iterable[Remark] = ()) -> None:
        self._comments: list[str] = []
        self._remarks: dict[str, list[Remark]] = defaultdict(list)
        for remark in remarks:
            if remark.segment_ids:
                self._remarks[remark.segment_ids[0]].append(remark)
        self._controls = 0
        self._date = ""
        with contextlib.suppress(ValueError):
            self._date = f' w:date="{datetime.fromisoformat(created):%Y-%m-%dT%H:%M:%S}Z"'

    def comment(self, finding: Finding) -> int:
        """The number of a new comment that says what the finding says."""
        words = f"{SEVERITIES[finding.severity].label}: {finding.message}"
        return self._add(words, f'w:author="{AUTHOR}"{self._date} w:initials="{INITIALS}"')

    def remarked(self, segment_id: str, inside: str) -> str:
        """The runs with the comments of earlier remarks on the segment round them."""
        for remark in self._remarks[segment_id]:
            initials = "".join(word[0] for word in remark.author.split())
            by = f"w:author={ooxml.attribute(remark.author)} w:initials={ooxml.attribute(initials)}"
            number = self._add(remark.text, by)
            inside = ooxml.comment_start(number) + inside + ooxml.comment_end(number)
        return inside

    def _add(self, words: str, by: str) -> int:
        number = len(self._comments)
        sign = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        self._comments.append(
            f'<w:comment w:id="{number}" {by}>'
            f"{ooxml.paragraph(sign + ooxml.run(words), 'CommentText')}</w:comment>"
        )
        return number

    def english(self, segment_id: str, inside: str, *, lock: bool, placeholder: bool) -> str:
        """The English of a segment in its content control: editable, but not to be deleted as a whole."""
        self._controls += 1
        return ooxml.control(
            inside,
            tag=segment_id,
            title=f"English of {segment_id}",
            number=self._controls,
            lock="sdtLocked" if lock else "",
            placeholder=placeholder,
        )

    def chinese(self, segment_id: str, inside: str) -> str:
        """The Chinese of a segment in a content control that lets nobody change it."""
        self._controls += 1
        return ooxml.control(
            inside,
            tag=f"{SOURCE_TAG}{segment_id}",
            title=f"Chinese of {segment_id}, locked",
            number=self._controls,
            lock="sdtContentLocked",
        )

    def fixed(self, inside: str, what: str, *, lock: bool) -> str:
        """What stands outside the rows, where an edit would reach nobody, locked if asked to: the words of a
        paragraph, or several paragraphs and tables.

        A control round a single paragraph will not do: LibreOffice loses its line ends and doubles its words.
        """
        if not lock:
            return inside
        self._controls += 1
        return ooxml.control(
            inside,
            tag=f"{FIXED_TAG}{what}",
            title="Not to be edited here: change the rows",
            number=self._controls,
            lock="sdtContentLocked",
        )

    def comments_xml(self) -> str:
        """The part that holds the comments; empty when there are none."""
        inside = "".join(self._comments)
        return f"<w:comments {ooxml.NAMESPACES}>{inside}</w:comments>" if inside else ""
