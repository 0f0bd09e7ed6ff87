"""Responses made or broken to hurt their reader end in a reading or in one line."""

import json
import random
import zipfile

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.responses import Responses, read_responses
from tests.intake.responses import documents as docx

FORM = (
    docx.tbl(["Organisation", "Acme"], ["Date of response", "3 May 2022"]),
    docx.tbl(
        ["Question", "Answer"], ["Q1. Why?", docx.p(docx.control(True), " Yes ", docx.field(False), " No")]
    ),
)


def test_a_changed_document_is_read_or_refused(tmp_path) -> None:
    """Bytes of its one part changed, cut and doubled at random: nothing but a refusal in one line."""
    whole = docx.write(tmp_path / "whole.docx", *FORM)
    with zipfile.ZipFile(whole) as archive:
        part = archive.read("word/document.xml")
    chance = random.Random(7)
    read = 0
    for number in range(150):
        first, last = sorted(chance.randrange(len(part)) for _ in range(2))
        changed = (
            part[:first] + bytes([chance.randrange(256)]) + part[first + 1 :],
            part[:first] + part[last:],
            part[:last] + part[first:],
            part[:first].replace(b"w:tc", b"w:tr", 1) + part[first:],
        )[number % 4]
        path = tmp_path / "changed.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", changed)
        try:
            read += isinstance(read_responses(path), Responses)
        except NotReadable as refused:
            assert "\n" not in str(refused)
    assert 0 < read < 150


def test_a_bomb_is_refused(tmp_path) -> None:
    """A part that says that it is larger than any form is not even begun."""
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * (1 << 20))
    (outcome,) = read_all([(read_responses, path, ())])
    assert isinstance(outcome, NotReadable) and "larger than any form" in outcome.reason


def test_deep_or_endless_json_is_refused(tmp_path) -> None:
    """Lists within lists, and a text that only begins as JSON."""
    for number, text in enumerate(("[" * 100_000, '{"a": ', "[1, 2, 3]", json.dumps([]))):
        path = tmp_path / f"{number}.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(NotReadable) as refused:
            read_responses(path)
        assert "ask for the responses" in str(refused.value)


def test_a_file_of_another_kind_is_asked_for_as_responses(tmp_path) -> None:
    """Its refusal doesn't speak of plans."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(NotReadable, match="a PDF; ask for the responses as"):
        read_responses(tmp_path / "a.pdf")


def test_a_megabyte_in_a_cell_is_kept_whole(text_file) -> None:
    """With whatever stands in it: markup, formulas and marks of direction are text."""
    text = "=HYPERLINK(1) <script> \u202e " + "x" * 100_000
    reading = read_responses(text_file(f'Organisation,Q1\nA,"{text}"\n'))
    assert reading.rows[0]["text"] == text
