"""A workbook saved as one web page (.mht, often named .xls): a mail whose parts are pages, one for each sheet."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from html import unescape
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.delimited import decoded
from mhhs_analysis.intake.workbooks.packages import RESAVE, corrupt_refused
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.web_numbers import counts_from_1904
from mhhs_analysis.intake.workbooks.web_page import charset_of, page_sheets

_HEADERS = re.compile(rb"\s*(?:(?:[\w-]+:|[ \t])[^\n]*\n)*?MIME-Version:", re.IGNORECASE)
_LOOKED_AT = 1 << 13
_SENT = ("To", "Cc", "Bcc", "Received", "Delivered-To", "Return-Path")
"""What only a mail says of itself: it was sent, and may quote older ones."""
_SOURCE = re.compile(
    r"""<x:Name>([^<]*)</x:Name>\s*<x:WorksheetSource\s+HRef\s*=\s*["']([^"'<>]*)["']""", re.IGNORECASE
)


class _Page(NamedTuple):
    """A part of the archive that is a page: the end of the address it was saved from, and its text."""

    address: str
    text: str


def is_web_archive(content: bytes) -> bool:
    """Return whether a file begins as a mail does."""
    return _HEADERS.match(content[:_LOOKED_AT]) is not None


def names_other_pages(text: str) -> bool:
    """Return whether a page says that the sheets of its workbook stand in pages beside it."""
    return _SOURCE.search(text) is not None


def web_archive_sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook saved as one web page, or the tables of any other page saved so.

    Raises NotReadable for a mail, and where no page holds a table.
    """
    with corrupt_refused(file):
        saved = message_from_bytes(content)
        if saved.get_content_type() != "multipart/related" or any(map(saved.get, _SENT)):
            raise NotReadable(file, "a mail, not a workbook", "ask for the file that was attached to it")
        pages = [_page(file, part) for part in saved.walk() if part.get_content_type() == "text/html"]
        is_1904 = any(counts_from_1904(page.text) for page in pages)
        found = [page_sheets(page.text, name, is_1904) for name, page in _named(pages)]
    sheets = tuple(sheet for some in found for sheet in some)
    if not sheets:
        raise NotReadable(file, "a web page saved as one file that holds no table", RESAVE)
    return sheets


def _page(file: str, part: Message) -> _Page:
    held = part.get_payload(decode=True)
    content = held if isinstance(held, bytes) else b""
    address = str(part.get("Content-Location", "")).replace("\\", "/").rpartition("/")[2]
    return _Page(address, decoded(file, content, part.get_content_charset() or charset_of(content)))


def _named(pages: list[_Page]) -> list[tuple[str, _Page]]:
    """Return the pages that the workbook calls its sheets, in its order; all pages where it names none."""
    said = [one for page in pages for one in _SOURCE.findall(page.text)]
    by_address = {page.address: page for page in pages}
    sources = [(unescape(name), by_address.get(source.rpartition("/")[2])) for name, source in said]
    return [(name, page) for name, page in sources if page] or [("", page) for page in pages]
