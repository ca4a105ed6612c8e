"""The styles, fonts and settings of our Word files, languages for proofing among them."""

from __future__ import annotations

from exports.layout import (
    BODY_POINTS,
    CHINESE_FONT,
    INK_GREY,
    LATIN_FONT,
    LINE_FAINT,
    LINE_STRONG,
    TERMS,
    TEXT_WIDTH,
    TWIPS_PER_MM,
)
from exports.ooxml import NAMESPACES

# (name, other names, PANOSE, character set, family): what a machine without the font goes by to replace it.
_FONTS = (
    (LATIN_FONT, "Helvetica,Liberation Sans", "020B0604020202020204", "00", "swiss"),
    (
        CHINESE_FONT,
        "微软雅黑,PingFang SC,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,Heiti SC,SimHei",
        "020B0503020204020204",
        "86",
        "swiss",
    ),
)


def styles_xml(english: str = "en-US") -> str:
    """The whole styles part; `english` is the proofing language of the English column."""
    fonts = f'w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{CHINESE_FONT}" w:cs="{LATIN_FONT}"'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_size(BODY_POINTS)}"
        f'<w:lang w:val="{english}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    chinese_hint = f'<w:rFonts w:hint="eastAsia" {fonts}/>'
    # Chinese goes by w:eastAsia. w:val is for the Latin letters and the figures among it: with zh-CN there,
    # LibreOffice takes 217 for Chinese, and parts it at the end of a line.
    in_english = f'<w:lang w:val="{english}" w:eastAsia="zh-CN"/>'
    ink = f'<w:color w:val="{INK_GREY}"/>'
    right_edge = f'<w:tabs><w:tab w:val="right" w:pos="{round(TEXT_WIDTH * TWIPS_PER_MM)}"/></w:tabs>'
    body = _spacing(0, 0)
    body_size = _size(BODY_POINTS)  # said again, for templates whose own text is larger
    parts = [
        _paragraph("Normal", "Normal", body, "", default=True),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>',
        _TABLE_NORMAL,
        _paragraph("Title", "Title", _spacing(0, 40), "<w:b/><w:bCs/>" + _size(22)),
        _paragraph("Subtitle", "Subtitle", _spacing(0, 160), ink + _size(11)),
        _paragraph("Heading1", "heading 1", _heading(360, 40, 0), "<w:b/><w:bCs/>" + _size(14)),
        _paragraph("Heading2", "heading 2", _heading(240, 80, 1), "<w:b/><w:bCs/>" + _size(11)),
        _paragraph("MengyiSmallHeading", "Mengyi Small Heading", _spacing(300, 40), _size(12), "Heading1"),
        _paragraph("Header", "header", right_edge + body, ink + _size(8)),
        _paragraph("Footer", "footer", right_edge + body, ink + _size(8)),
        _paragraph("MengyiMeta", "Mengyi Meta", "<w:keepNext/>" + _spacing(0, 100), ink + _size(8.5)),
        _paragraph(
            "MengyiStep", "Mengyi Step", _spacing(0, 50) + '<w:ind w:left="284" w:hanging="284"/>', ""
        ),
        _paragraph(
            "MengyiFurniture", "Mengyi Furniture", _FURNITURE_LAYOUT, chinese_hint + body_size + in_english
        ),
        _paragraph("MengyiColumnHead", "Mengyi Column Head", _spacing(20, 20), "<w:b/><w:bCs/>" + _size(8.5)),
        _paragraph("MengyiId", "Mengyi ID", _spacing(30, 20), "<w:noProof/>" + ink + _size(7.5)),
        _paragraph("MengyiSource", "Mengyi Chinese", _spacing(20, 20), chinese_hint + body_size + in_english),
        _paragraph("MengyiEnglish", "Mengyi English", _spacing(20, 20), body_size + in_english),
        _paragraph("MengyiNote", "Mengyi Note", _spacing(20, 20), _size(8.5) + in_english),
        *(
            _paragraph(f"{base}{role}", f"{name} {role}", "", look, based_on=base)
            for base, name in (("MengyiSource", "Mengyi Chinese"), ("MengyiEnglish", "Mengyi English"))
            for role, look in (
                ("Title", "<w:b/><w:bCs/>" + _size(12)),
                ("Heading", "<w:b/><w:bCs/>"),
                ("Byline", ink),
                ("Caption", ("<w:i/><w:iCs/>" if base == "MengyiEnglish" else "") + _size(9)),
            )
        ),
        *(
            _character(
                look.style,
                f"Mengyi Term {look.label}",
                f'<w:color w:val="{look.ink}"/><w:u w:val="{look.underline}" w:color="{look.ink}"/>',
            )
            for look in TERMS.values()
        ),
        _character("MengyiQuiet", "Mengyi Quiet", ink),
        _character("Hyperlink", "Hyperlink", '<w:color w:val="1F4E79"/><w:u w:val="single"/>'),
        _paragraph("CommentText", "annotation text", _spacing(0, 0), _size(9)),
        _character("CommentReference", "annotation reference", _size(8)),
        _paragraph("MengyiCopy", "Mengyi Copy", _spacing(0, 120), _size(11) + in_english),
        _paragraph("MengyiKicker", "Mengyi Kicker", "<w:keepNext/>" + _spacing(360, 0), ink + _size(9)),
        _paragraph("MengyiBy", "Mengyi By", "<w:keepNext/>" + _spacing(0, 120), "<w:i/><w:iCs/>" + _size(10)),
        _paragraph(
            "MengyiCaptionCopy", "Mengyi Caption Copy", _spacing(0, 120), "<w:i/><w:iCs/>" + _size(10)
        ),
        _paragraph("MengyiFolio", "Mengyi Folio", body + '<w:jc w:val="center"/>', ink + _size(8)),
        _character("PlaceholderText", "Placeholder Text", '<w:color w:val="808080"/>'),
        _table("MengyiTable", "Mengyi Table", f'w:val="single" w:sz="6" w:space="0" w:color="{LINE_STRONG}"'),
        _table("MengyiPlain", "Mengyi Plain", 'w:val="nil"'),
    ]
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(parts)}</w:styles>"


def font_table_xml() -> str:
    """The font table, with other names by which Windows, macOS and LibreOffice know a like font."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, others, panose, charset, family in _FONTS
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def settings_xml(*, english: str = "en-US", track_changes: bool = False) -> str:
    """The settings part; its children stand in the order that the schema demands."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        + ("<w:trackRevisions/>" if track_changes else "")
        + '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{english}" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: int, after: int) -> str:
    return (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="{before}" w:after="{after}" w:line="240"'
        ' w:lineRule="auto"/>'
    )


def _heading(before: int, after: int, level: int) -> str:
    return f'<w:keepNext/><w:keepLines/>{_spacing(before, after)}<w:outlineLvl w:val="{level}"/>'


def _paragraph(
    style_id: str, name: str, layout: str, look: str, based_on: str = "Normal", *, default: bool = False
) -> str:
    base = "" if default else f'<w:basedOn w:val="{based_on}"/>'
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _character(style_id: str, name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


# The line numbers stand in a column of their own.
_FURNITURE_LAYOUT = (
    '<w:tabs><w:tab w:val="left" w:pos="1300"/></w:tabs>'
    + _spacing(20, 20)
    + '<w:ind w:left="1300" w:hanging="1300"/>'
)

_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)

_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_CELL_MARGINS}</w:tblPr></w:style>'
)


def _table(style_id: str, name: str, edge: str) -> str:
    inside = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE_FAINT}"' if "nil" not in edge else edge
    return (
        f'<w:style w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"<w:top {edge}/><w:bottom {edge}/><w:insideV {inside}/></w:tblBorders></w:tblPr></w:style>"
    )
