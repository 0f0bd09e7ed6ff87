"""Paragraphs and tables as a docx, with boxes to tick and tracked changes, in as few parts as Word opens."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_TRACKED = 'w:id="1" w:author="Respondent" w:date="2022-10-19T09:00:00Z"'
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def document(blocks: Sequence[str]) -> bytes:
    """Return blocks of paragraphs and tables as a docx, with fixed times inside and stored."""
    body = "".join(blocks)
    main = f'<w:document xmlns:w="{_W}" xmlns:w14="{_W14}"><w:body>{body}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in {**_PARTS, "word/document.xml": main}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}')
    return made.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    """Return runs as a paragraph."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


def run(text: str) -> str:
    """Return text as a run, its new lines as breaks."""
    return f"<w:r>{_broken(text, 't')}</w:r>" if text else ""


def inserted(text: str) -> str:
    """Return text that was inserted while changes were tracked."""
    return f"<w:ins {_TRACKED}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    """Return text that was deleted while changes were tracked."""
    return f"<w:del {_TRACKED}><w:r>{_broken(text, 'delText')}</w:r></w:del>"


def box(*, is_ticked: bool) -> str:
    """Return a box to tick as Word makes it today: a content control."""
    said, sign = ("1", "\u2612") if is_ticked else ("0", "\u2610")
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{said}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(sign)}</w:sdtContent></w:sdt>"
    )


def older_box(*, is_ticked: bool) -> str:
    """Return a box to tick as Word made it before: a form field."""
    ticked = "<w:checked/>" if is_ticked else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
        f'{ticked}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells, each one or more paragraphs, as a table."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def _broken(text: str, tag: str) -> str:
    lines = [f'<w:{tag} xml:space="preserve">{escape(line)}</w:{tag}>' for line in text.split("\n")]
    return "<w:br/>".join(lines)
