"""From bytes to cells: what is there, how it is shown, and one plain line for what can't be read."""

import io
from datetime import datetime

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.workbook import cell_name, read_workbook


def test_a_workbook_keeps_place_format_and_what_is_hidden(workbook_file) -> None:
    """Each cell that holds something stands at its row and column, with its number format."""

    def change(book) -> None:
        book["Plan"]["B3"] = datetime(2023, 7, 1)
        book["Plan"]["B3"].number_format = "mmm-yy"
        book["Plan"].row_dimensions[3].hidden = True
        book.create_sheet("Old").sheet_state = "veryHidden"

    plan, old = read_workbook(workbook_file({"Plan": [[], ["", "Task"]]}, change=change)).sheets
    assert list(plan.rows) == [2, 3] and plan.rows[2][2].value == "Task"
    assert (plan.rows[3][2].number_format, plan.hidden_rows) == ("mmm-yy", {3})
    assert (plan.is_hidden, old.is_hidden) == (False, True)


def test_a_formula_nobody_calculated_is_not_taken_for_blank(workbook_file) -> None:
    """A formula without a stored value is a cell that says so: readers see nothing there."""
    (sheet,) = read_workbook(workbook_file({"Plan": [["Task", "=A1"]]})).sheets
    assert sheet.rows[1][2].is_uncalculated and sheet.rows[1][2].text == "=A1"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_split_whatever_its_delimiter_and_encoding(text_file, delimiter: str, encoding: str) -> None:
    """The delimiter that splits the lines evenly is taken, and the encoding that the bytes announce."""
    rows = ["Task\tStart\tFinish", "Café, phase 1\t01/02/2023\t03/02/2023", "Build\t04/02/2023\t05/02/2023"]
    quoted = [line.replace("Café, phase 1", '"Café, phase 1"') for line in rows]
    path = text_file("\r\n".join(quoted).replace("\t", delimiter), encoding=encoding)
    (sheet,) = read_workbook(path).sheets
    assert [cell.text for cell in sheet.rows[2].values()] == ["Café, phase 1", "01/02/2023", "03/02/2023"]


@pytest.mark.parametrize(
    ("folder", "name", "kind"),
    [
        ("plans", "mefisto_Project_Schedule.xlsx", "xlsx"),
        ("plans", "xdeath_Gantt.xlsm", "xlsx"),
        ("plans", "widera_gantt.ods", "ods"),
        ("plans", "gergarage_ProjectPlan_v1.xls", "xls"),
        ("hostile", "poi__date.xlsb", "xlsb"),
        ("plans", "arundathi_Project_Plan.csv", "csv"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_bytes(real, tmp_path, folder: str, name: str, kind: str) -> None:
    """A wrong ending changes nothing."""
    path = tmp_path / "plan.pdf"
    path.write_bytes((real / folder / name).read_bytes())
    book, right = read_workbook(path), read_workbook(real / folder / name)
    assert (book.kind, right.kind, book.sheets) == (kind, kind, right.sheets)


def test_an_encrypted_workbook_is_refused_as_encrypted(tmp_path) -> None:
    """A workbook with a password is named as such, with what to ask for."""
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    path = tmp_path / "locked.xlsx"
    with path.open("wb") as stream:
        OOXMLFile(plain).encrypt("secret", stream)
    with pytest.raises(
        NotReadable, match=r"locked.xlsx: the file is encrypted with a password; ask for it without"
    ):
        read_workbook(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"PK\x03\x04 and then nothing", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", "corrupt"),
        (b"<html><p>Sign in to see this file</p></html>", "web page that holds no table"),
        (b"<div>Task<br>Start", "web page that holds no table"),
        (b"Date: today\nMIME-Version: 1.0\nContent-Type: text/plain\n\nTask", "a mail"),
        (
            b"To: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
            b"Content-Type: text/html\n\n<table><tr><td>Task</table>\n--b--\n",
            "a mail",
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nTask", "holds no table"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "corrupt"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities"),
        (b"ERMHDR\t8.4\t2015-02-24", "Primavera"),
        (b"MPX,Microsoft Project,4.0", "MS Project"),
        (b"\x00\x01\x02\x03binary", "not a workbook"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "pointer"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(tmp_path, content: bytes, reason: str) -> None:
    """Whatever the file's name says, the reason is read from its bytes and told on one line."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotReadable, match=reason) as told:
        read_workbook(path)
    assert "\n" not in str(told.value)


def test_a_truncated_workbook_is_refused_as_corrupt(workbook_file) -> None:
    """A workbook cut short in the post is corrupt, and nothing of it is read."""
    path = workbook_file({"Plan": [["Task", "Start"]] * 50})
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(NotReadable, match="corrupt"):
        read_workbook(path)


def test_a_lock_file_is_no_plan(tmp_path) -> None:
    """The file an open document leaves beside it is refused by its name."""
    (tmp_path / "~$plan.xlsx").write_bytes(b"PK")
    with pytest.raises(NotReadable, match="lock file"):
        read_workbook(tmp_path / "~$plan.xlsx")


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 1, "A1"), (7, 26, "Z7"), (7, 27, "AA7"), (9, 16384, "XFD9")]
)
def test_cells_are_named_as_a_spreadsheet_names_them(row: int, column: int, name: str) -> None:
    """Columns count A to Z, AA and on."""
    assert cell_name(row, column) == name
