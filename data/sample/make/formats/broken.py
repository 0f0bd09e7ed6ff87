"""Files nobody can open: behind a password, or broken on the way."""

from __future__ import annotations

import io
from random import Random
from unittest.mock import patch

import msoffcrypto.format.ooxml

_FILETIME = 133_108_308_000_000_000  # 2022-10-21 09:00 in the units of a compound file


def encrypted(data: bytes, password: str, chance: Random) -> bytes:
    """Return a workbook behind a password, its salts and keys drawn from the participant's own chance."""
    sealed = io.BytesIO()
    with (
        patch("msoffcrypto.method.ecma376_agile._random_buffer", chance.randbytes),
        patch("msoffcrypto.method.container.ecma376_encrypted.datetime2filetime", lambda _: _FILETIME),
    ):
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt(password, sealed)
    return sealed.getvalue()


def truncated(data: bytes, share: float) -> bytes:
    """Return the first part of a file, as a broken upload leaves it."""
    return data[: int(len(data) * share)]
