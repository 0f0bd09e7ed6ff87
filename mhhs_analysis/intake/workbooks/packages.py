"""An archive of XML parts, read as a stream: nothing is unpacked whole, and no entity is ever resolved."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from html import escape
from typing import NoReturn
from xml.parsers import expat

from mhhs_analysis.frames import MhhsError, NotReadable

Attributes = dict[str, str]
Start = Callable[[str, Attributes], object]
End = Callable[[str], object]
Text = Callable[[str], object]

RESAVE = "ask for it saved again as .xlsx or .csv"
_CHUNK = 1 << 17
_IS_ENCRYPTED = 1
_MOST_BYTES = 1 << 28
_BLANKS = (b"\n", b"\t", b"\r", b" ")
_BLANK_IN_END_TAG = re.compile(rb"</[^<>\s]*\s+>")
_UTF_8 = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WRITTEN_AS_HERE = {"utf-8"}
_PLAIN_ENCODINGS = _WRITTEN_AS_HERE | {"utf8", "us-ascii"}
"""Encodings that a parser refuses a part in that is not UTF-8, if it does not all that is not ASCII."""


class Package:
    """An archive of parts; a part is found by its name in any case and with either slash.

    Raises NotReadable for an archive that is broken or locked with a password.
    """

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        with corrupt_refused(file):
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {_key(part.filename): part for part in reversed(self._archive.infolist())}
            self._parts |= {part.filename: part for part in self._archive.infolist()}
        self._prefixes: dict[str, str | None] = {}
        if any(part.flag_bits & _IS_ENCRYPTED for part in self._archive.infolist()):
            raise encrypted(file)

    @classmethod
    def of_one(cls, file: str, part: str, content: bytes) -> Package:
        """Return an archive of one part: for what is written as a single text, and else as an archive."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(part, content)
        return cls(file, held.getvalue())

    def __contains__(self, part: str) -> bool:
        return self._found(part) is not None

    def names(self) -> set[str]:
        """The names of the parts, lower case, with forward slashes."""
        return {_key(part) for part in self._parts}

    def first_bytes(self, part: str, count: int) -> bytes:
        """Return how a part begins; nothing where there is no such part."""
        found = self._found(part)
        if found is None:
            return b""
        with corrupt_refused(self.file), self._archive.open(found) as stream:
            return stream.read(count)

    def check(self, part: str) -> None:
        """Raise NotReadable when a part is damaged."""
        self._content(part)

    def scan(self, part: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Hand each element of a part to `start`, `end` and `text`, its names without the root's own prefix.

        Raises NotReadable when the part is missing, broken, or declares entities.
        """
        parser = self._parser()
        parser.CharacterDataHandler = text
        parser.StartElementHandler = lambda name, attributes: _from_root(parser, start, end, name, attributes)
        self._feed(part, parser)

    def plain_text(self, part: str) -> str:
        """Return a part's text in plain form: no comments or CDATA, one sign to end lines, no prefix of the root's,
        no blank in the tags that end elements.

        What reads it by patterns may rely on that form and on its being well-formed: a parser that hears nothing
        but oddities passes over it first, and a part that has any is written again from what a parser hears.
        Raises NotReadable as `scan` does.
        """
        content = self._content(part)
        if part not in self._prefixes:
            self._prefixes[part] = self._plain_prefix(content, _PLAIN_ENCODINGS)
        prefix = self._prefixes[part]
        if prefix is None:
            return self._written_again(part)
        text = _decoded(content)
        return text.replace(f"<{prefix}", "<").replace(f"</{prefix}", "</") if prefix else text

    def unproven_text(self, part: str) -> str:
        """Return a part's text as it is written, which may be no XML; blank for one that is not in UTF-8."""
        with suppress(UnicodeDecodeError):
            return _decoded(self._content(part))
        return ""

    def is_plain(self, part: str, unproven: bytes) -> bool:
        """Return whether a part is, as it is written, well-formed and in the form of `plain_text`.

        `unproven` is what of its text is not proven to be so already, in UTF-8.
        """
        if unproven.startswith(_UTF_8) or b"\x00" in unproven:  # a second mark, or UTF-16 without any
            return False
        with suppress(NotReadable):
            if self._plain_prefix(unproven, _WRITTEN_AS_HERE) == "":
                self._prefixes[part] = ""
                return True
        return False

    def _plain_prefix(self, content: bytes, encodings: Container[str]) -> str | None:
        """Return the prefix of the root's name in a part that is written in plain form, None for any other."""
        prefix, oddities = self._oddities(content, encodings)
        is_mixed = bool(prefix) and b'xmlns="' in content
        return None if oddities or is_mixed or _blank_in_end_tag(content) else prefix

    def _oddities(self, content: bytes, encodings: Container[str]) -> tuple[str, list[object]]:
        """Return the prefix of the root's name, and whatever a pattern could trip over."""
        oddities: list[object] = [mark for mark in _UTF_16 if content.startswith(mark)]
        prefixes: list[str] = []

        def note_root(name: str, _: Attributes) -> None:
            before, colon, _local = name.rpartition(":")
            prefixes.append(before + colon)
            parser.StartElementHandler = None

        def note_encoding(_: str, encoding: str | None, __: int) -> None:
            if (encoding or "utf-8").lower() not in encodings:
                oddities.append(encoding)

        parser = self._parser()
        parser.StartElementHandler, parser.XmlDeclHandler = note_root, note_encoding
        parser.CommentHandler = oddities.append
        parser.ProcessingInstructionHandler = lambda *said: oddities.append(said)
        parser.StartCdataSectionHandler = lambda: oddities.append("CDATA")
        parser.StartDoctypeDeclHandler = lambda *said: oddities.append(said)
        with corrupt_refused(self.file):
            parser.Parse(content, True)
        return prefixes[0], oddities

    def _written_again(self, part: str) -> str:
        written: list[str] = []

        def start(name: str, said: Attributes) -> None:
            attributes = "".join(f' {key}="{escape(value)}"' for key, value in said.items())
            written.append(f"<{name}{attributes}>")

        self.scan(
            part,
            start,
            lambda name: written.append(f"</{name}>"),
            lambda text: written.append(escape(text, quote=False)),
        )
        return "".join(written)

    def refuse_larger(self, part: str) -> None:
        """Raise NotReadable when a part says that it is larger than any file anybody fills in."""
        found = self._found(part)
        if found is not None and found.file_size > _MOST_BYTES:
            raise NotReadable(
                self.file, f"{part} is larger than any plan ({found.file_size:,} bytes)", RESAVE
            )

    def _content(self, part: str) -> bytes:
        found = self._found(part)
        if found is None:
            raise NotReadable(self.file, f"the workbook is corrupt ({part} is missing)", RESAVE)
        self.refuse_larger(part)
        with corrupt_refused(self.file):
            return self._archive.read(found)

    def scan_by_namespace(self, part: str, start: Start, end: End, text: Text) -> None:
        """Hand on each element of a part as `scan` does, but its names as namespace, one space, name."""
        parser = self._parser(" ")
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text
        self._feed(part, parser)

    def _parser(self, separator: str | None = None) -> expat.XMLParserType:
        return guarded_parser(self.file, separator)

    def _feed(self, part: str, parser: expat.XMLParserType) -> None:
        found = self._found(part)
        if found is None:
            raise NotReadable(self.file, f"the workbook is corrupt ({part} is missing)", RESAVE)
        with corrupt_refused(self.file), self._archive.open(found) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    def _found(self, part: str) -> zipfile.ZipInfo | None:
        return self._parts.get(part) or self._parts.get(_key(part))


def guarded_parser(file: str, separator: str | None = None) -> expat.XMLParserType:
    """Return a parser of XML that refuses a file with entities of its own; names as namespace, separator, name."""

    def refuse_entity(*_: object) -> NoReturn:
        raise NotReadable(file, "the workbook is corrupt or malicious (it declares entities)", RESAVE)

    parser = expat.ParserCreate(namespace_separator=separator)
    parser.buffer_text = True
    parser.EntityDeclHandler = refuse_entity
    return parser


def root_of(file: str, content: bytes) -> str:
    """Return the root element of an XML text as namespace, one space, name; blank where it is no XML.

    Raises NotReadable when it declares entities.
    """
    names: list[str] = []
    parser = guarded_parser(file, " ")
    parser.StartElementHandler = lambda name, _: names.append(name)
    with suppress(expat.ExpatError, LookupError):  # LookupError where it says an encoding that there isn't
        parser.Parse(content[:_CHUNK].lstrip(), False)
    return names[0] if names else ""


def _decoded(content: bytes) -> str:
    """Return text of UTF-8 with one sign to end lines."""
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n") if "\r" in text else text


def _blank_in_end_tag(content: bytes) -> bool:
    """Return whether a tag that ends an element holds a blank; one sign is found in no time, two take a while."""
    may_hold = any(blank in content and blank + b">" in content for blank in _BLANKS)
    return may_hold and _BLANK_IN_END_TAG.search(content) is not None


@contextmanager
def corrupt_refused(file: str) -> Iterator[None]:
    """Turn whatever a library raises on a broken file into a refusal that names the file and keeps the reason."""
    try:
        yield
    except (MhhsError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except (
        BaseException
    ) as error:  # a broken part may raise anything, and a library in Rust what is no Exception
        raise NotReadable(file, f"the workbook is corrupt ({said(error)})", RESAVE) from None


def said(error: BaseException) -> str:
    """Return what an error said, on one line and short."""
    return " ".join(str(error).split())[:120] or type(error).__name__


def encrypted(file: str) -> NotReadable:
    """Return the refusal of a file that needs a password."""
    return NotReadable(file, "the file is encrypted with a password", "ask for it without a password")


def resolved(base: str, target: str) -> str:
    """Return the name of the part that a target means, said in a part of the folder `base`."""
    joined = posixpath.join("/" + base, target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _from_root(
    parser: expat.XMLParserType, start: Start, end: End | None, name: str, attributes: Attributes
) -> None:
    """Begin at the root element: its prefix is taken off every name, and costs nothing where there is none."""
    prefix = name.rpartition(":")[0]
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if prefix:
        own = prefix + ":"
        parser.StartElementHandler = lambda name, held: start(_local(name, own), held)
        parser.EndElementHandler = end and (lambda name: end(_local(name, own)))
    parser.StartElementHandler(name, attributes)


def _local(name: str, own: str) -> str:
    """Return a name without the root's prefix; one without any prefix is of another namespace."""
    return name.removeprefix(own) if name.startswith(own) else f":{name}"
