"""An edition as Office Open XML (ISO 29500, transitional): styles for headings, a real list, in German."""

from __future__ import annotations

from datetime import datetime

from .content import Block, Chart, Edition, Facts, Grid, Heading, Listing
from .packing import HEAD, packed, text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOT = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_STYLES = {"text": "", "quiet": "Quiet", "decision": "Decision"}


def docx(edition: Edition, at: datetime) -> bytes:
    """The package with its parts."""
    return packed(
        [
            ("[Content_Types].xml", _types()),
            ("_rels/.rels", _relations(_PACKAGE_PARTS)),
            ("word/document.xml", _document(edition)),
            ("word/_rels/document.xml.rels", _relations(_DOCUMENT_PARTS)),
            ("word/styles.xml", _styles()),
            ("word/numbering.xml", _numbering()),
            ("word/footer1.xml", _footer(edition)),
            ("docProps/core.xml", _core(edition, at)),
        ]
    )


_PACKAGE_PARTS = (
    ("rId1", f"{_R}/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
_DOCUMENT_PARTS = (
    ("rId1", f"{_R}/styles", "styles.xml"),
    ("rId2", f"{_R}/numbering", "numbering.xml"),
    ("rId3", f"{_R}/footer", "footer1.xml"),
)


def _types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(parts: tuple[tuple[str, str, str], ...]) -> str:
    rows = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in parts)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _document(edition: Edition) -> str:
    sender = "".join(_paragraph(line, "Sender") for line in edition.sender)
    body = "".join(_block(one) for one in edition.blocks)
    return (
        f"{HEAD}<w:document {_ROOT}><w:body>{sender}{_paragraph(edition.title, 'Heading1')}"
        f"{_paragraph(edition.note, 'Quiet')}{body}"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1418" w:header="709" w:footer="567" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _runs(value: str) -> str:
    lines = value.splitlines() or [""]
    return "<w:r><w:br/></w:r>".join(f'<w:r><w:t xml:space="preserve">{text(line)}</w:t></w:r>' for line in lines)


def _paragraph(value: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{_runs(value)}</w:p>"


def _block(one: Block) -> str:
    if isinstance(one, Heading):
        return _paragraph(one.text, f"Heading{one.level}")
    if isinstance(one, Listing):
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return "".join(_paragraph(item, "ListBullet", number) for item in one.items)
    if isinstance(one, Facts):
        return _table(one)
    if isinstance(one, Grid):
        return _grid(one)
    if isinstance(one, Chart):
        return ""  # The table that follows says the same.
    return _paragraph(one.text, _STYLES[one.style])


def _table(facts: Facts) -> str:
    rows = "".join(f"<w:tr>{_cell(label, 2268, 'Label')}{_cell(value, 7086)}</w:tr>" for label, value in facts.rows)
    # A paragraph must follow a table: two tables would grow together.
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="2268"/><w:gridCol w:w="7086"/></w:tblGrid>{rows}</w:tbl>{_paragraph("")}'
    )


def _grid(grid: Grid) -> str:
    """A table whose first row is repeated on every page."""
    width = 9354 // max(1, len(grid.head))
    head = "".join(_cell(name, width, "Label") for name in grid.head)
    rows = "".join(f"<w:tr>{''.join(_cell(value, width) for value in row)}</w:tr>" for row in grid.rows)
    columns = f'<w:gridCol w:w="{width}"/>' * len(grid.head)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        f"{_paragraph('')}"
    )


def _cell(value: str, width: int, style: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(value, style)}</w:tc>'


def _style(key: str, name: str, content: str, based: str = "Normal") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = "" if based else ' w:default="1"'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{parent}'
        f"<w:qFormat/>{content}</w:style>"
    )


def _styles() -> str:
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>',
        )
        for level, size in ((1, 32), (2, 26), (3, 22))
    )
    border = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="777777"/></w:pBdr>'
    return (
        f'{HEAD}<w:styles {_ROOT}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", '<w:pPr><w:spacing w:after="120"/></w:pPr>', based="")
        + headings
        + _style("ListBullet", "List Bullet", "")
        + _style("Sender", "Sender", '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr>')
        + _style("Quiet", "Quiet", '<w:rPr><w:sz w:val="19"/></w:rPr>')
        + _style("Label", "Label", "<w:rPr><w:b/></w:rPr>")
        + _style("Decision", "Decision", f"<w:pPr>{border}</w:pPr>")
        + "</w:styles>"
    )


def _numbering() -> str:
    return (
        f'{HEAD}<w:numbering {_ROOT}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _footer(edition: Edition) -> str:
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'{HEAD}<w:ftr {_ROOT}><w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr>'
        f"{_runs(f'{edition.title} · Seite ')}{page}</w:p></w:ftr>"
    )


def _core(edition: Edition, at: datetime) -> str:
    author = edition.sender[0] if edition.sender else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(edition.title)}</dc:title><dc:creator>{text(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{at:%Y-%m-%dT%H:%M:%SZ}</dcterms:created>'
        "<dc:language>de-DE</dc:language></cp:coreProperties>"
    )
