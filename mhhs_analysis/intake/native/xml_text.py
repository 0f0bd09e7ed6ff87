"""The XML of MS Project and Primavera as MPXJ reads it: in UTF-8 without a mark of order, days with their times."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from xml.parsers import expat

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import Attributes, guarded_parser, said

Start = Callable[[str, Attributes], object]
End = Callable[[str], object]
_DECLARED = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
_DAY = re.compile(
    rb"<((?:\w+:)?(?:Actual|Baseline)?(?:Start|Finish)|(?:\w+:)?(?:Deadline|ConstraintDate|StatusDate|(?:Start|Finish)Date"
    rb"))>\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?\s*</"
)
"""A day, or a day and a time without seconds or parted by a space, where MPXJ takes only 2023-02-01T08:00:00."""


def for_mpxj(content: bytes) -> bytes:
    """Return an XML text as MPXJ can read it; what it says is the same."""
    return _DAY.sub(_with_time, _in_utf_8(content))


def hear(file: str, content: bytes, what: str, start: Start, end: End, held: list[str]) -> None:
    """Hand on each element of an XML of some program, the pieces of text between them put into `held`.

    Raises NotReadable for one that is not well-formed.
    """
    parser = guarded_parser(file, " ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = held.append
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise NotReadable(file, f"{what} that is broken ({said(error)})", "ask for it again") from None


def _in_utf_8(content: bytes) -> bytes:
    if content.startswith(codecs.BOM_UTF8):
        return content.removeprefix(codecs.BOM_UTF8)
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    return _DECLARED.sub(r"\1", content.decode("utf-16", "replace"), count=1).encode()


def _with_time(found: re.Match[bytes]) -> bytes:
    name, day, time, seconds = found.groups()
    return b"<%b>%bT%b%b</" % (name, day, time or b"00:00", seconds or b":00")
