"""An edition as OpenDocument text (ODF 1.3): real headings, lists and tables, in German, with page numbers."""

from __future__ import annotations

from datetime import datetime

from .content import Block, Chart, Edition, Facts, Grid, Heading, Listing
from .packing import HEAD, attribute, packed, text

MIME = "application/vnd.oasis.opendocument.text"
_NS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    f'xmlns:office="{_NS}:office:1.0" xmlns:style="{_NS}:style:1.0" xmlns:text="{_NS}:text:1.0" '
    f'xmlns:table="{_NS}:table:1.0" xmlns:fo="{_NS}:xsl-fo-compatible:1.0" xmlns:meta="{_NS}:meta:1.0" '
    f'xmlns:draw="{_NS}:drawing:1.0" xmlns:svg="{_NS}:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
_PARAGRAPHS = {
    "Sender": '<style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="9.5pt"/>',
    "Quiet": '<style:text-properties fo:font-size="9.5pt"/>',
    "Decision": '<style:paragraph-properties fo:border-left="1.5pt solid #777777" fo:padding-left="0.2cm" '
    'fo:margin-left="0.2cm"/>',
    "Label": '<style:text-properties fo:font-weight="bold"/>',
}
_SIZES = {1: "16pt", 2: "13pt", 3: "11pt"}


def odt(edition: Edition, at: datetime) -> bytes:
    """The package with its parts."""
    pictures = [(f"Pictures/{number}.svg", _drawn(one)) for number, one in _charts(edition)]
    return packed(
        [
            *pictures,
            ("content.xml", _content(edition)),
            ("styles.xml", _styles(edition)),
            ("meta.xml", _meta(edition, at)),
            ("META-INF/manifest.xml", _manifest([name for name, _ in pictures])),
        ],
        plain=("mimetype", MIME),
    )


def _content(edition: Edition) -> str:
    sender = "".join(_paragraph(line, "Sender") for line in edition.sender)
    body = "".join(_block(one, number) for number, one in enumerate(edition.blocks))
    return (
        f"{HEAD}<office:document-content {_NAMES}><office:automatic-styles>"
        '<style:style style:name="Facts" style:family="table"><style:table-properties style:width="16cm" '
        'table:align="left"/></style:style>'
        '<style:style style:name="Facts.A" style:family="table-column">'
        '<style:table-column-properties style:column-width="4cm"/></style:style>'
        '<style:style style:name="Facts.B" style:family="table-column">'
        '<style:table-column-properties style:column-width="12cm"/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{sender}{_heading(1, edition.title)}"
        f"{_paragraph(edition.note, 'Quiet')}{body}</office:text></office:body></office:document-content>"
    )


def _paragraph(value: str, style: str = "Standard") -> str:
    lines = "<text:line-break/>".join(text(line) for line in value.splitlines())
    return f'<text:p text:style-name="{style}">{lines}</text:p>'


def _heading(level: int, value: str) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text(value)}</text:h>'


def _block(one: Block, number: int) -> str:
    if isinstance(one, Heading):
        return _heading(one.level, one.text)
    if isinstance(one, Listing):
        items = "".join(f"<text:list-item>{_paragraph(item)}</text:list-item>" for item in one.items)
        return f'<text:list text:style-name="Bullets">{items}</text:list>'
    if isinstance(one, Facts):
        rows = "".join(
            f"<table:table-row>{_cell(label, 'Label')}{_cell(value)}</table:table-row>" for label, value in one.rows
        )
        columns = '<table:table-column table:style-name="Facts.A"/><table:table-column table:style-name="Facts.B"/>'
        table = f'<table:table table:name="Angaben{number}" table:style-name="Facts">{columns}{rows}</table:table>'
        return table + _paragraph("")
    if isinstance(one, Grid):
        return _grid(one, number)
    if isinstance(one, Chart):
        return _picture(one, number)
    return _paragraph(one.text, {"text": "Standard", "quiet": "Quiet", "decision": "Decision"}[one.style])


def _grid(one: Grid, number: int) -> str:
    """A table whose first row is its head, repeated on every page."""
    head = "".join(_cell(name, "Label") for name in one.head)
    rows = "".join(f"<table:table-row>{''.join(_cell(value) for value in row)}</table:table-row>" for row in one.rows)
    return (
        f'<table:table table:name={attribute(f"{one.name} {number}")} table:style-name="Facts">'
        f'<table:table-column table:number-columns-repeated="{len(one.head)}"/>'
        f"<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>{rows}"
        f"</table:table>{_paragraph('')}"
    )


def _charts(edition: Edition) -> list[tuple[int, Chart]]:
    return [(number, one) for number, one in enumerate(edition.blocks) if isinstance(one, Chart)]


def _picture(one: Chart, number: int) -> str:
    height = 0.2 + 0.8 * len(one.bars)
    return (
        '<text:p text:style-name="Standard"><draw:frame text:anchor-type="as-char" svg:width="16cm" '
        f'svg:height="{height:.1f}cm" draw:name={attribute(one.name)}>'
        f'<draw:image xlink:href="Pictures/{number}.svg" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:title>{text(one.name)}</svg:title><svg:desc>{text(one.alt)}</svg:desc>'
        "</draw:frame></text:p>"
    )


def _drawn(one: Chart) -> str:
    """Bars as SVG, in tenths of a millimetre: label, bar from one common line, number."""
    rows = "".join(
        f'<text x="0" y="{80 * place + 58}">{text(bar.label)}</text>'
        f'<rect x="560" y="{80 * place + 24}" width="{8.6 * bar.length:.0f}" height="40" fill="#1b3a8a"/>'
        f'<text x="{575 + 8.6 * bar.length:.0f}" y="{80 * place + 58}">{text(bar.value)}</text>'
        for place, bar in enumerate(one.bars)
    )
    height = 20 + 80 * len(one.bars)
    return (
        f'{HEAD}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 {height}" width="160mm" '
        f'height="{height / 10:.0f}mm" font-family="sans-serif" font-size="36">'
        f"<title>{text(one.name)}</title>{rows}</svg>"
    )


def _cell(value: str, style: str = "Standard") -> str:
    return f'<table:table-cell office:value-type="string">{_paragraph(value, style)}</table:table-cell>'


def _styles(edition: Edition) -> str:
    named = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">{content}'
        "</style:style>"
        for name, content in _PARAGRAPHS.items()
    )
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="{level}">'
        '<style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{size}" fo:font-weight="bold"/></style:style>'
        for level, size in _SIZES.items()
    )
    return (
        f"{HEAD}<office:document-styles {_NAMES}><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt" fo:language="de" '
        'fo:country="DE"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
        '<style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>'
        f"{named}{headings}"
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" '
        'fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>'
        '</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2cm" '
        'fo:margin-left="2.5cm" fo:margin-right="2cm"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f'<text:p text:style-name="Quiet">{text(edition.title)} · Seite <text:page-number text:select-page="current"/>'
        "</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def _meta(edition: Edition, at: datetime) -> str:
    author = edition.sender[0] if edition.sender else ""
    return (
        f"{HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>{text(edition.title)}</dc:title>"
        f"<dc:language>de-DE</dc:language><dc:creator>{text(author)}</dc:creator>"
        f"<dc:date>{at:%Y-%m-%dT%H:%M:%S}</dc:date></office:meta></office:document-meta>"
    )


def _manifest(pictures: list[str]) -> str:
    files = [("/", MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
    files += [(name, "image/svg+xml") for name in pictures]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in files
    )
    names = f'xmlns:manifest="{_NS}:manifest:1.0" manifest:version="1.3"'
    return f"{HEAD}<manifest:manifest {names}>{entries}</manifest:manifest>"
