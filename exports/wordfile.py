"""A Word file put together from its parts, on the library's blank file or on an editor's template."""

from __future__ import annotations

import contextlib
import io
import re
import uuid
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exports import ooxml
from exports.layout import (
    AUTHOR,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    MAX_PROPERTY,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TWIPS_PER_MM,
    Options,
)
from exports.styles import font_table_xml, settings_xml, styles_xml
from translate.document import HANDOFF_NAMESPACE
from translate.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part
    from lxml.etree import _Element

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

# What stays of the library's blank file, and of a template; all else is ours, or could reach outside.
_KEPT = ("theme", "officeDocument", "core-properties")
_KEPT_OF_TEMPLATE = (*_KEPT, "styles", "numbering", "fontTable", "header", "footer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into the file, as Word's XML; `title`, `subject` and `remark` are text.

    `comments` and `embedded` are "" for a file without; `upright` gives a page of text rather than of tables.
    """

    body: str
    header: str
    footer: str
    comments: str
    embedded: str
    title: str
    subject: str
    remark: str
    created: str
    upright: bool = False
    track_changes: bool = True


def word_file(contents: Contents, options: Options) -> WordDocument:
    """The Word file, ready to be saved. Raises InputError when the template cannot be read."""
    import docx
    from docx.oxml import parse_xml

    word = docx.Document() if options.template is None else _open_template(options)
    frame = "" if options.template is None else _frame_of(word)
    _clear(word, _KEPT if options.template is None else _KEPT_OF_TEMPLATE)
    renamed: dict[str, str] = {}
    if options.template is None:
        _put(word, "styles", styles_xml(options.english))
        _put(word, "fontTable", font_table_xml())
    else:
        renamed = _add_styles(word, options)
    _put(word, "settings", settings_xml(english=options.english, track_changes=contents.track_changes))
    if contents.comments:
        _put(word, "comments", _with_their_styles(contents.comments, renamed))
    if contents.embedded:
        _embed(word, contents.embedded)
    references = frame + _header_and_footer(word, contents, frame, renamed)
    paper = _UPRIGHT if contents.upright else _PAPER
    inside = _with_their_styles(contents.body, renamed)
    body = f"<w:body>{inside}<w:sectPr>{references}{paper}</w:sectPr></w:body>"
    # Parsed as a whole: to put a body of 3,000 rows into the old root took longer than all the rest of this.
    word.part._element = parse_xml(
        f"<w:document {ooxml.NAMESPACES}>{_background_of(word)}{body}</w:document>"
    )
    _set_properties(word, contents, options.english)
    return word


def save(word: WordDocument, path: Path) -> None:
    """Writes the file without the time of writing in it: the same document gives the same bytes."""
    whole = io.BytesIO()
    word.save(whole)
    with zipfile.ZipFile(whole) as dated, zipfile.ZipFile(path, "w") as undated:
        for name in dated.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            undated.writestr(part, dated.read(name))


def _clear(word: WordDocument, kept: tuple[str, ...]) -> None:
    for holder in (word.part, word.part.package):
        for relation_id, relation in list(holder.rels.items()):
            if relation.is_external or relation.reltype.rpartition("/")[2] not in kept:
                del holder.rels[relation_id]


def _part(word: WordDocument, name: str, content_type: str, xml: str) -> Part:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    return Part(PackURI(name), content_type, f"{_DECLARATION}{xml}".encode(), word.part.package)


def _put(word: WordDocument, kind: str, xml: str, name: str = "") -> str:
    """Adds a part to the package, related to the main document; returns the relation's id."""
    part = _part(word, f"/word/{name or kind}.xml", f"{_WORD_TYPE}.{kind}+xml", xml)
    return word.part.relate_to(part, f"{ooxml.R_NS}/{kind}")


def _embed(word: WordDocument, xml: str) -> None:
    """Adds our own part where Word and LibreOffice keep such parts through every save."""
    item = _part(word, "/customXml/item1.xml", "application/xml", xml)
    store = uuid.uuid5(uuid.NAMESPACE_URL, xml)
    properties = (
        f'<ds:datastoreItem ds:itemID="{{{str(store).upper()}}}" xmlns:ds="{_CUSTOM_NS}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{HANDOFF_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    described = _part(word, "/customXml/itemProps1.xml", _PROPERTIES_TYPE, properties)
    item.relate_to(described, f"{ooxml.R_NS}/customXmlProps")
    word.part.relate_to(item, f"{ooxml.R_NS}/customXml")


def _header_and_footer(word: WordDocument, contents: Contents, frame: str, renamed: dict[str, str]) -> str:
    """Adds ours where the template's frame has none; gives the references to them that a section needs."""
    references = []
    for kind, tag, inside in (("header", "hdr", contents.header), ("footer", "ftr", contents.footer)):
        if f"{kind}Reference" in frame or not inside:
            continue
        style = "MengyiFolio" if contents.upright else kind.capitalize()
        body = _with_their_styles(ooxml.paragraph(inside, style), renamed)
        relation = _put(word, kind, f"<w:{tag} {ooxml.NAMESPACES}>{body}</w:{tag}>", f"mengyi-{kind}")
        references.append(f'<w:{kind}Reference w:type="default" r:id="{relation}"/>')
    return "".join(references)


def _set_properties(word: WordDocument, contents: Contents, language: str) -> None:
    properties = word.core_properties
    properties.title = ooxml.writable(contents.title)[:MAX_PROPERTY]
    properties.subject = ooxml.writable(contents.subject)[:MAX_PROPERTY]
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = ooxml.writable(contents.remark)[:MAX_PROPERTY]
    properties.keywords = properties.category = ""
    properties.language = language
    with contextlib.suppress(ValueError):  # a date in words is still shown on the first page
        properties.created = properties.modified = datetime.fromisoformat(contents.created)


def _open_template(options: Options) -> WordDocument:
    import docx

    assert options.template is not None
    try:
        return docx.Document(str(options.template))
    except Exception as error:  # the library raises a dozen kinds for a file that is no .docx
        raise InputError(
            options.template, f"cannot be read as a template ({error})", "give a .docx saved by Word"
        ) from error


def _frame_of(word: WordDocument) -> str:
    """The template's references to its headers and footers."""
    from lxml import etree

    frame = word.element.body.sectPr
    found = [] if frame is None else frame.xpath("./w:headerReference | ./w:footerReference")
    return "".join(etree.tostring(reference, encoding="unicode") for reference in found)


def _background_of(word: WordDocument) -> str:
    """The colour of the template's pages, where it has one."""
    from lxml import etree

    found = word.element.find(f"{_W}background")
    return "" if found is None else etree.tostring(found, encoding="unicode")


def _add_styles(word: WordDocument, options: Options) -> dict[str, str]:
    """Adds the styles that the template lacks; gives our ids of those that it has under ids of its own."""
    from docx.oxml import parse_xml

    theirs = word.styles.element
    ours = styles_xml(options.english)
    known = {_name(style): str(style.get(_W + "styleId")) for style in theirs.iter(_W + "style")}
    renamed = {
        str(style.get(_W + "styleId")): known[_name(style)]
        for style in parse_xml(ours).iter(_W + "style")
        if _name(style) in known
    }
    for style in list(parse_xml(_with_their_styles(ours, renamed)).iter(_W + "style")):
        if _name(style) not in known:
            theirs.append(style)
    return renamed


def _name(style: _Element) -> str:
    """The style's name, which unlike its id is the same in Word of every language."""
    name = style.find(_W + "name")
    return "" if name is None else str(name.get(_W + "val")).lower()


_STYLE_REFERENCE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn) w:val=")([^"]+)')


def _with_their_styles(xml: str, renamed: dict[str, str]) -> str:
    """The XML with the ids under which the template knows our styles."""
    return (
        xml
        if not renamed
        else _STYLE_REFERENCE.sub(lambda found: found[1] + renamed.get(found[2], found[2]), xml)
    )


_W = f"{{{ooxml.W_NS}}}"


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


_PAPER = (
    f'<w:pgSz w:w="{_twips(PAGE_WIDTH)}" w:h="{_twips(PAGE_HEIGHT)}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{_twips(MARGIN_TOP)}" w:right="{_twips(MARGIN_SIDE)}"'
    f' w:bottom="{_twips(MARGIN_BOTTOM)}" w:left="{_twips(MARGIN_SIDE)}"'
    f' w:header="{_twips(9)}" w:footer="{_twips(8)}" w:gutter="0"/>'
)
# 25 mm all round: a line of 80 letters at 11 points.
_UPRIGHT = (
    f'<w:pgSz w:w="{_twips(PAGE_HEIGHT)}" w:h="{_twips(PAGE_WIDTH)}"/>'
    f'<w:pgMar w:top="{_twips(25)}" w:right="{_twips(25)}" w:bottom="{_twips(25)}" w:left="{_twips(25)}"'
    f' w:header="{_twips(12)}" w:footer="{_twips(12)}" w:gutter="0"/>'
)
