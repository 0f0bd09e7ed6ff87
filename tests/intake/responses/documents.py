"""Word documents made part by part for tests, with nothing of ours."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def write(path: Path, *blocks: str, namespace: str = W, before: str = "") -> Path:
    """Write blocks as a docx; `before` stands ahead of its root, as a declaration of entities does."""
    body = f"{before}<w:document {namespace} {W14}><w:body>{''.join(blocks)}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    return path


def p(*runs: str, style: str = "") -> str:
    """A paragraph of runs; plain text is a run."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(one if one.startswith('<') else r(one) for one in runs)}</w:p>"


def r(text: str) -> str:
    """A run of text, its new lines as breaks."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def ins(text: str) -> str:
    """Text inserted while changes were tracked."""
    return f'<w:ins w:id="1" w:author="A">{r(text)}</w:ins>'


def gone(text: str) -> str:
    """Text deleted while changes were tracked."""
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def tbl(*rows: Sequence[str]) -> str:
    """A table of cells; plain text is a cell of one paragraph, and markup that begins as a cell is a cell."""
    made = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def wide(text: str, columns: int) -> str:
    """A cell merged over columns."""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{p(text)}</w:tc>'


def under(text: str = "") -> str:
    """A cell that goes on with the one above it."""
    return f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p(text)}</w:tc>"


def control(ticked: bool) -> str:
    """A box to tick as a content control."""
    sign = "\u2612" if ticked else "\u2610"
    state = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{r(sign)}</w:sdtContent></w:sdt>"


def field(ticked: bool | None, default: bool = False) -> str:
    """A box to tick as a form field; None leaves it as it is by default."""
    said = "" if ticked is None else f'<w:checked w:val="{int(ticked)}"/>'
    box = f'<w:checkBox><w:default w:val="{int(default)}"/>{said}</w:checkBox>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{box}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def symbol(sign: str) -> str:
    """A sign of the font Wingdings."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{sign}"/></w:r>'


def placeholder(text: str) -> str:
    """A control that nobody filled in, showing what to do."""
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>"


def drawing(what: str, size: tuple[int, int] = (5_000_000, 3_000_000)) -> str:
    """A run that shows a picture, chart or diagram of a size."""
    extent = f'<x:extent xmlns:x="urn:x" cx="{size[0]}" cy="{size[1]}"/>'
    held = f'<a:graphic {A}><a:graphicData><x:{what} xmlns:x="urn:x"/></a:graphicData></a:graphic>'
    return f"<w:r><w:drawing>{extent}{held}</w:drawing></w:r>"


def _cell(said: str) -> str:
    if said.startswith("<w:tc>"):
        return said
    return f"<w:tc>{said if said.startswith('<w:p>') else p(said) if said else '<w:p/>'}</w:tc>"
