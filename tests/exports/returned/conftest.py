"""What editors' programs make of a Word file when they save it, done to the XML.

Each follows files that the program wrote: Word (revision ids, spelling marks, runs cut at will), WPS Office
(style ids that are numbers, a font hint on every run, its own custom part, controls kept or flattened),
LibreOffice (controls without tag and lock), Google Docs (our controls gone and its own `goog_rdk` ones round
runs, comments and cells; no custom part of ours; widths with fractions; every switch written out), Pages
(no controls, no custom part, its own table styles).
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NS}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element
Parts = dict[str, bytes]
SaveAs = Callable[[Path, str], Path]


def xml(inside: str) -> Element:
    """The one element of a piece of Word's XML."""
    return etree.fromstring(f'<x xmlns:w="{W_NS}">{inside}</x>')[0]


def properties(element: Element, name: str) -> Element:
    """The element's rPr, pPr, trPr or the like, made at its head where there is none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def unwrap(sdt: Element) -> None:
    """Takes a content control away and leaves what is in it."""
    parent, content = sdt.getparent(), sdt.find(f"{W}sdtContent")
    assert parent is not None
    place = parent.index(sdt)
    parent[place : place + 1] = list(content) if content is not None else []


def split_run(run: Element, at: int) -> Element | None:
    """Cuts a run of one text in two; gives the second."""
    text = run.find(f"{W}t")
    if text is None or len(run.findall(f"{W}t")) != 1 or not 0 < at < len(text.text or ""):
        return None
    second = etree.fromstring(etree.tostring(run))
    for piece, words in ((run, text.text[:at]), (second, text.text[at:])):  # type: ignore[index]
        inside = piece.find(f"{W}t")
        assert inside is not None
        inside.text = words
        inside.set(SPACE, "preserve")
    run.addnext(second)
    return second


def live_runs(root: Element) -> Iterator[Element]:
    for run in list(root.iter(f"{W}r")):
        if run.find(f"{W}t") is not None:
            yield run


def word(parts: Parts, root: Element, chance: random.Random) -> None:
    for run in live_runs(root):
        if chance.random() < 0.4:
            second = split_run(run, chance.randint(1, 12))
            if second is not None:
                second.set(f"{W}rsidR", "00A94D21")
                run.addnext(xml('<w:proofErr w:type="spellStart"/>'))
                second.addnext(xml('<w:proofErr w:type="spellEnd"/>'))
    for number, element in enumerate(root.iter(f"{W}p", f"{W}tr")):
        element.set(f"{W}rsidR", "00B30F17")
        element.set(f"{W14}paraId", f"{0x10000000 + number:08X}")
        element.set(f"{W14}textId", "77777777")
    for content in root.iter(f"{W}sdtPr"):
        content.insert(0, xml("<w:rPr><w:lang w:eastAsia='zh-CN'/></w:rPr>"))
        lock = content.find(f"{W}lock")
        if lock is not None:
            lock.addnext(
                xml('<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder>')
            )
    for paragraph in list(root.iter(f"{W}p"))[40:400:40]:
        first = paragraph.find(f"{W}r")
        if first is not None:
            first.insert(0, xml("<w:lastRenderedPageBreak/>"))


def word_mac(parts: Parts, root: Element, chance: random.Random) -> None:
    word(parts, root, chance)
    parts["docProps/app.xml"] = APP.format("Microsoft Macintosh Word").encode()


def wps(parts: Parts, root: Element, chance: random.Random) -> None:
    """Controls are kept; ours moves behind the custom part that the program adds."""
    renumber_styles(parts, root)
    for run in root.iter(f"{W}r"):
        look = properties(run, "rPr")
        if look.find(f"{W}rFonts") is None:
            style = look.find(f"{W}rStyle")
            look.insert(0 if style is None else 1, xml('<w:rFonts w:hint="eastAsia"/>'))
        look.append(xml('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'))
    for content in root.iter(f"{W}sdtPr"):
        content.insert(0, xml('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'))
        content.append(
            xml('<w:placeholder><w:docPart w:val="{f7c2a3b1-6a51-4a6e-9a0e-2f6d1f0b8a11}"/></w:placeholder>')
        )
        content.addnext(xml('<w:sdtEndPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:sdtEndPr>'))
    for cell in root.iter(f"{W}tcPr"):
        cell.append(xml('<w:noWrap w:val="0"/>'))
        cell.append(xml('<w:vAlign w:val="top"/>'))
    first = next(root.iter(f"{W}p"))
    first.append(xml('<w:bookmarkStart w:id="9000" w:name="_GoBack"/>'))
    first.append(xml('<w:bookmarkEnd w:id="9000"/>'))
    if "customXml/item1.xml" in parts:
        parts["customXml/item2.xml"] = parts["customXml/item1.xml"]
    parts["customXml/item1.xml"] = (
        b'<s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps>'
        b"<customSectPr/></customSectProps></s:customData>"
    )
    parts["docProps/app.xml"] = APP.format("WPS Office_12.1.0.18912_F1E327BC-269C-435d-A152").encode()


def wps_flat(parts: Parts, root: Element, chance: random.Random) -> None:
    """As its versions for phones and the web do: the text of the controls stays, nothing of them."""
    wps(parts, root, chance)
    flatten(root)


def libreoffice(parts: Parts, root: Element, chance: random.Random) -> None:
    for content in root.iter(f"{W}sdtPr"):
        for name in ("alias", "tag", "lock", "id", "showingPlcHdr"):
            for child in content.findall(f"{W}{name}"):
                content.remove(child)
    for run in list(live_runs(root)):
        if chance.random() < 0.3:
            run.addprevious(xml("<w:r><w:rPr><w:kern w:val='0'/></w:rPr></w:r>"))
    for text in root.iter(f"{W}t"):
        if text.text and text.text == text.text.strip():
            text.attrib.pop(SPACE, None)


def google(parts: Parts, root: Element, chance: random.Random) -> None:
    flatten(root)
    for name in [name for name in parts if name.startswith("customXml/")]:
        del parts[name]
    parts["customXML/item1.xml"] = (
        b'<go:gDocsCustomXmlDataStorage xmlns:go="http://customooxmlschemas.google.com/"/>'
    )
    for style in root.iter(f"{W}pStyle", f"{W}rStyle"):
        if style.get(f"{W}val") not in ("Title", "Subtitle", "Heading1", "Heading2"):
            parent = style.getparent()
            assert parent is not None
            parent.remove(style)
    number = 0
    for run in list(live_runs(root)):
        properties(run, "rPr").append(xml('<w:rtl w:val="0"/>'))
        for name in ("rsidR", "rsidDel", "rsidRPr"):
            run.set(f"{W}{name}", "00000000")
        for text in run.iter(f"{W}t"):
            text.set(SPACE, "preserve")
        parent = run.getparent()
        assert parent is not None
        tracked = parent.tag in (f"{W}ins", f"{W}moveTo")
        chinese = re.search("[\u4e00-\u9fff]", "".join(run.itertext()))
        if tracked or chinese or chance.random() < 0.2:
            number = wrapped(parent if tracked else run, number)
    for mark in list(root.iter(f"{W}commentRangeStart")):
        number = wrapped(mark, number)
    for row in root.iter(f"{W}tr"):
        switches = properties(row, "trPr")
        for switch in switches:
            switch.set(f"{W}val", "1")
        if switches.find(f"{W}tblHeader") is None:
            switches.append(xml('<w:tblHeader w:val="0"/>'))
    for cell in list(root.iter(f"{W}tc")):
        if chance.random() < 0.1:
            number = wrapped(cell, number, '<w:lock w:val="contentLocked"/>')
    for width in root.iter(f"{W}gridCol", f"{W}tcW"):
        width.set(f"{W}w", f"{width.get(f'{W}w')}.0000000000005")


def pages(parts: Parts, root: Element, chance: random.Random) -> None:
    flatten(root)
    for name in [name for name in parts if name.startswith("customXml/")]:
        del parts[name]
    for style in root.iter(f"{W}pStyle"):
        style.set(f"{W}val", "Table Style 2")
    for style in list(root.iter(f"{W}rStyle", f"{W}tblCaption", f"{W}tblDescription", f"{W}proofErr")):
        parent = style.getparent()
        assert parent is not None
        parent.remove(style)
    for row in root.iter(f"{W}tr"):
        properties(row, "trPr").append(xml('<w:trHeight w:val="279" w:hRule="atLeast"/>'))
    for cell in root.iter(f"{W}tcPr"):
        cell.append(xml('<w:tcMar><w:top w:type="dxa" w:w="80"/></w:tcMar>'))
        cell.append(xml('<w:vAlign w:val="top"/>'))
    for run in live_runs(root):
        properties(run, "rPr").append(xml('<w:rtl w:val="0"/>'))


def flatten(root: Element) -> None:
    for sdt in list(root.iter(f"{W}sdt")):
        unwrap(sdt)


def wrapped(element: Element, number: int, lock: str = "") -> int:
    """Puts one of Google's content controls round the element; gives the number of the next."""
    sdt = xml(
        f'<w:sdt><w:sdtPr>{lock}<w:id w:val="{-1000 - number}"/><w:tag w:val="goog_rdk_{number}"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    element.addprevious(sdt)
    sdt[1].append(element)
    return number + 1


def renumber_styles(parts: Parts, root: Element) -> None:
    """Gives every style a number for an id, in the part that defines them and where they are used."""
    styles = etree.fromstring(parts["word/styles.xml"])
    numbers = {
        str(style.get(f"{W}styleId")): str(number) for number, style in enumerate(styles.iter(f"{W}style"), 1)
    }
    for style in styles.iter(f"{W}style"):
        style.set(f"{W}styleId", numbers[str(style.get(f"{W}styleId"))])
    for tree in (styles, root):
        for used in tree.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn"):
            used.set(f"{W}val", numbers[str(used.get(f"{W}val"))])
    parts["word/styles.xml"] = etree.tostring(styles)


APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{}</Application></Properties>"
)
PROGRAMS = {
    "word": word,
    "word-mac": word_mac,
    "wps": wps,
    "wps-flat": wps_flat,
    "libreoffice": libreoffice,
    "google": google,
    "pages": pages,
}


def open_parts(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_parts(parts: Parts, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.fixture(scope="session")
def save_as() -> SaveAs:
    """Writes the file again, beside itself, as a program would: `save_as(path, "google")`."""

    def save(path: Path, program: str) -> Path:
        parts = open_parts(path)
        root = etree.fromstring(parts["word/document.xml"])
        PROGRAMS[program](parts, root, random.Random(path.stat().st_size))
        parts["word/document.xml"] = etree.tostring(root)
        return write_parts(parts, path.with_name(f"{path.stem}-{program}.docx"))

    return save
