"""Changes made to a file as the post, a bad disk or malice would make them, each from a seed."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, bytes, Random], bytes]
_NUMBERS = (b"-1", b"0", b"1e308", b"NaN", b"", b"4294967296", b"99999999999", b"-32768", b"x", b"1048577")
_SIGNS = (b"<", b">", b"&", b'"', b"\x00", b"\xff\xfe", b"&#0;", b"<!--", b"]]>", b"\r", b";", b",", b"=")
_BITS = (b"\x00" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x80", b"\xff\x7f")
_NUMBER = re.compile(rb'(?<=")-?\d+(?:\.\d+)?(?=")|(?<=>)-?\d+(?:\.\d+)?(?=<)')
_TAG = re.compile(rb"<[^<>]{1,300}>")
_VALUE = re.compile(rb'(?<==")[^"<>]{0,200}(?=")')
_MOST_CHANGES = 4


def mutant(content: bytes, other: bytes, random: Random) -> bytes:
    """Return a file changed in a few places: as it is stored, or within a part of an archive."""
    if zipfile.is_zipfile(io.BytesIO(content)) and random.random() < 0.75:
        return _with_parts_changed(content, other, random)
    return _changed(content, other, random)


def _changed(content: bytes, other: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, _MOST_CHANGES)):
        content = random.choice(_MUTATIONS)(content, other, random)
    return content


def _with_parts_changed(content: bytes, other: bytes, random: Random) -> bytes:
    """Change the insides of one part, or which parts there are; the archive itself stays whole."""
    parts = _parts(content)
    name = random.choice(sorted(parts))
    kind = random.random()
    if kind < 0.04:
        del parts[name]
    elif kind < 0.08:
        parts[name] = parts[random.choice(sorted(parts))]
    elif kind < 0.1:
        parts[name.upper()] = parts.pop(name)
    else:
        others = _parts(other) if zipfile.is_zipfile(io.BytesIO(other)) else {}
        parts[name] = _changed(parts[name], others.get(name, b""), random)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, held in parts.items():
            archive.writestr(part, held)
    return written.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


# --- changes ----------------------------------------------------------------------------------------------


def _flip(content: bytes, _: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 8) if content else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _splice(content: bytes, other: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))] + other[random.randint(0, len(other)) :]


def _repeat(content: bytes, _: bytes, random: Random) -> bytes:
    start, end = sorted((random.randint(0, len(content)), random.randint(0, len(content))))
    return content[:end] + content[start : start + 2000] * random.randint(1, 3) + content[end:]


def _drop(content: bytes, _: bytes, random: Random) -> bytes:
    start = random.randint(0, len(content))
    return content[:start] + content[start + random.randint(1, 200) :]


def _insert(content: bytes, _: bytes, random: Random) -> bytes:
    place = random.randint(0, len(content))
    return content[:place] + random.choice(_SIGNS) + content[place:]


def _overwrite(content: bytes, _: bytes, random: Random) -> bytes:
    place, bits = random.randint(0, len(content)), random.choice(_BITS)
    return content[:place] + bits + content[place + len(bits) :]


def _renumber(content: bytes, _: bytes, random: Random) -> bytes:
    return _replaced(content, _NUMBER, random.choice(_NUMBERS), random)


def _revalue(content: bytes, _: bytes, random: Random) -> bytes:
    found = _VALUE.findall(content)
    return _replaced(content, _VALUE, random.choice(found) if found else b"", random)


def _untag(content: bytes, _: bytes, random: Random) -> bytes:
    return _replaced(content, _TAG, b"", random)


def _retag(content: bytes, _: bytes, random: Random) -> bytes:
    """Put one of a text's tags in place of another, or one more time beside it."""
    found = _TAG.findall(content)
    return _replaced(content, _TAG, random.choice(found) * random.randint(1, 2) if found else b"", random)


def _replaced(content: bytes, pattern: re.Pattern[bytes], new: bytes, random: Random) -> bytes:
    places = [found.span() for found in pattern.finditer(content)]
    if not places:
        return _flip(content, b"", random)
    start, end = random.choice(places)
    return content[:start] + new + content[end:]


# What keeps a text whole comes more often: a reader gets further into it.
_MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _cut, _splice, _repeat, _drop, _insert, _overwrite, _untag, _retag),
    *(_renumber, _revalue) * 5,
)
