"""Archives of parts: found by name however it is written, refused when locked, broken or beyond any plan."""

import io
import zipfile

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks import packages
from mhhs_analysis.intake.workbooks.packages import Package


def archive(parts: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return whole.getvalue()


@pytest.mark.parametrize(
    "written", ["xl/workbook.xml", "XL/Workbook.XML", "xl\\workbook.xml", "/xl/workbook.xml"]
)
def test_a_part_is_found_however_its_name_is_written(written: str) -> None:
    """In any case and with either slash."""
    assert Package("plan.xlsx", archive({written: "<a/>"})).plain_text("xl/workbook.xml") == "<a/>"


def test_of_two_names_alike_the_exact_one_is_meant() -> None:
    """Case tells two parts apart where both are there."""
    package = Package("plan.xlsx", archive({"a.xml": "<lower/>", "A.xml": "<upper/>"}))
    assert (package.plain_text("a.xml"), package.plain_text("A.xml")) == ("<lower/>", "<upper/>")


def test_an_archive_locked_with_a_password_is_called_encrypted() -> None:
    """Zip's own encryption is a flag on each part."""
    content = bytearray(archive({"xl/workbook.xml": "<a/>"}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    with pytest.raises(NotReadable, match="encrypted"):
        Package("plan.xlsx", bytes(content))


def test_a_part_beyond_any_plan_is_refused_before_it_is_unpacked(monkeypatch) -> None:
    """What it would take is known from the archive's directory."""
    monkeypatch.setattr(packages, "_MOST_BYTES", 1000)
    package = Package("plan.xlsx", archive({"a.xml": f"<a>{'x' * 2000}</a>"}))
    with pytest.raises(NotReadable, match=r"a\.xml is larger than any plan"):
        package.plain_text("a.xml")


def test_a_damaged_part_is_refused_as_corrupt() -> None:
    """A part whose checksum does not hold is not read."""
    content = bytearray(archive({"a.xml": f"<a>{'x' * 2000}</a>"}))
    content[40] ^= 0xFF
    with pytest.raises(NotReadable, match="corrupt"):
        Package("plan.xlsx", bytes(content)).plain_text("a.xml")


@pytest.mark.parametrize(
    ("folder", "target", "part"),
    [
        ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "..\\xl\\.\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
    ],
)
def test_a_target_is_resolved_from_where_it_is_said(folder: str, target: str, part: str) -> None:
    """Relative, absolute, with dots or backslashes."""
    assert packages.resolved(folder, target) == part
