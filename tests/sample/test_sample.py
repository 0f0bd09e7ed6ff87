"""The sample is what its script writes, shares nothing with the suite, and tells the story it is meant to."""

import ast
import csv
import importlib
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import msoffcrypto
import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

PUBLISHED_DAYS = {
    date(2023, 10, 30), date(2024, 11, 26), date(2024, 11, 29), date(2025, 3, 7), date(2025, 8, 15),
    date(2025, 9, 22), date(2025, 9, 24),
}  # fmt: skip
PUBLISHED_MONTHS = {
    date(2023, 10, 1), date(2024, 8, 1), date(2024, 10, 1), date(2025, 3, 1), date(2025, 9, 1),
    date(2025, 10, 1), date(2026, 10, 1), date(2026, 12, 1), date(2027, 5, 1), date(2027, 7, 1),
}  # fmt: skip
"""The programme's real milestone dates, published after the consultation this sample imitates."""


@pytest.fixture(scope="module")
def committed(repository: Path) -> Path:
    return repository / "data/sample"


@pytest.fixture(scope="module")
def made(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample written again, elsewhere, by a Python of its own."""
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run([sys.executable, str(committed / "make_sample.py"), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def script(committed: Path) -> Iterator[ModuleType]:
    """The script as a module, forgotten afterwards with all that it brought in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(committed))
        yield importlib.import_module("make_sample")
    for name in [name for name in sys.modules if name.split(".")[0] in {"make", "make_sample"}]:
        del sys.modules[name]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _truth(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"truth/{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# --- it is what the script writes -------------------------------------------------------------------------


def test_writing_it_again_changes_no_byte(committed: Path, made: Path) -> None:
    """Workbooks too, the encrypted one included: no clock, machine or compressor shows in them."""
    changed = [name for name in _files(made) if (committed / name).read_bytes() != (made / name).read_bytes()]
    assert len(_files(made)) > 45
    assert changed == []


def test_nothing_lies_in_it_that_the_script_does_not_write(committed: Path, made: Path) -> None:
    """A file left over from an earlier script would be a participant nobody meant."""
    folders = ("plans", "responses", "truth")
    left = {f"{folder}/{name}" for folder in folders for name in _files(committed / folder)} - _files(made)
    assert left == set()


def test_it_is_small(made: Path) -> None:
    """Under 2 MB: it is cloned with the code."""
    assert sum((made / name).stat().st_size for name in _files(made)) < 2_000_000


def test_the_script_imports_nothing_of_the_suite(committed: Path) -> None:
    """Or the sample would be fitted to its reader, and agree with it when both are wrong."""
    sources = [committed / "make_sample.py", *(committed / "make").rglob("*.py")]
    imported = {name for source in sources for name in _imports(source)}
    assert "openpyxl" in imported
    assert "mhhs_analysis" not in imported


def _imports(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_another_participant_changes_no_other_file(script: ModuleType) -> None:
    """Chance is drawn per participant and file; the registers and the truth only gain rows."""
    old = script.sample()
    new = script.sample([_newcomer(script), *script.PARTICIPANTS])
    kept = {name for name in old if name.startswith(("plans/", "responses/", "poap"))}
    assert [name for name in kept if old[name] != new[name]] == []
    for name in (name for name in old if name.endswith(".csv") and name not in kept):
        assert set(_rows(old[name])) <= set(_rows(new[name])), name
    assert len(_rows(new["truth/activities.csv"])) > len(_rows(old["truth/activities.csv"]))


def _newcomer(script: ModuleType) -> object:
    agent = next(asked for asked in script.PARTICIPANTS if asked.participant_id == "P06")
    plan = replace(agent.plans[0], file="plans/another agent.csv")
    return replace(agent, participant_id="P99", name="Another Agent", sit_intent="non_sit", plans=(plan,))


def _rows(data: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(data.decode(), newline=""))]


# --- its files are in the state they are meant to be in -----------------------------------------------------


def test_every_file_listed_is_there(committed: Path) -> None:
    """And every plan and response there is listed."""
    listed = {row["file"] for row in _read(committed, "received.csv")}
    there = {f"{folder}/{name}" for folder in ("plans", "responses") for name in _files(committed / folder)}
    assert listed == there


def test_a_refused_file_is_refused_for_its_reason(committed: Path) -> None:
    """One asks for a password, one is no whole zip; all other workbooks open."""
    state = {True: "encrypted", False: "corrupt"}
    for row in _truth(committed, "files"):
        path = committed / row["file"]
        if row["outcome"] == "refused":
            assert state[_is_encrypted(path)] == row["reason"]
            assert not zipfile.is_zipfile(path)
        else:
            assert _grids(path)


def _is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            return msoffcrypto.OfficeFile(file).is_encrypted()
        except Exception:  # whatever a broken file makes it say: it is not encrypted
            return False


def test_rows_in_are_the_rows_that_hold_something(committed: Path) -> None:
    """Counted here from the files themselves, headings taken off."""
    for row in _truth(committed, "files"):
        if row["outcome"] == "read":
            expected = _filled_rows(committed / row["file"]) - int(row["headings"])
            assert int(row["rows_in"]) == expected, row["file"]
            assert int(row["rows_in"]) == int(row["rows_kept"]) + int(row["rows_set_aside"])


def _filled_rows(path: Path) -> int:
    return sum(any(cell not in (None, "") for cell in row) for rows in _grids(path).values() for row in rows)


def _lines(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each paragraph of a document outside tables, and each row of its tables, with what it is."""
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
    for block in body:
        for row in block.findall(f"{_WORD}tr") or [block]:
            yield row.tag.removeprefix(_WORD), tuple(text.text or "" for text in row.iter(f"{_WORD}t"))


def _grids(path: Path) -> dict[str, list[tuple]]:
    """Every sheet of a file, cell by cell, read by other means than the suite's."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    if path.suffix in {".xls", ".ods"}:
        book = CalamineWorkbook.from_path(path)
        return {
            name: [tuple(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in book.sheet_names
        }
    if path.suffix == ".docx":
        return {"": [line for _, line in _lines(path)]}
    if path.suffix == ".xml":
        return {
            "": [
                (task.findtext(f"{_PROJECT}Name"),)
                for task in ElementTree.parse(path).iter(f"{_PROJECT}Task")
            ]
        }
    return {
        "": [
            tuple(row) for row in csv.reader(io.StringIO(_text(path), newline=""), delimiter=_delimiter(path))
        ]
    }


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROJECT = "{http://schemas.microsoft.com/project}"


def _coordinate(cell: str) -> tuple[int, int]:
    """The row and column of a cell; a scheduling tool's task 0 is its first row."""
    if cell.startswith("task "):
        return int(cell.removeprefix("task ")) + 1, 1
    return openpyxl.utils.cell.coordinate_to_tuple(cell)


def _text(path: Path) -> str:
    data = path.read_bytes()
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding)
    return data.decode("cp1252")


def _delimiter(path: Path) -> str:
    return max(";,\t", key=_text(path).count)


def test_an_activity_stands_in_the_cell_that_truth_names(committed: Path) -> None:
    """Its name, or in a matrix the date, whose row and column make up its name."""
    grids = {row["file"]: _grids(committed / row["file"]) for row in _truth(committed, "activities")}
    for activity in _truth(committed, "activities"):
        if _is_drawn(activity):
            continue
        rows = grids[activity["file"]][activity["sheet"]]
        row, column = _coordinate(activity["cell"])
        assert row == int(activity["row"])
        if "." in activity["activity_id"]:
            assert rows[row - 1][column - 1] not in (None, "")
            assert activity["activity_name"] == f"{_heading(rows, column)} ({rows[row - 1][0]})"
        else:
            assert rows[row - 1][column - 1] == activity["activity_name"]


def _is_drawn(activity: dict[str, str]) -> bool:
    """Whether an activity's place is a bar."""
    return Path(activity["file"]).name in DRAWN and any(
        activity[name] for name in ("finish_to", "finish_period")
    )


def _month_headed(sheet: Worksheet, column: int) -> tuple[int, int]:
    """The year and month that stand over a column of the wall chart, however far to the left."""
    year, month = (
        next(sheet.cell(row, one).value for one in range(column, 0, -1) if sheet.cell(row, one).value)
        for row in (3, 4)
    )
    return int(year), datetime.strptime(month, "%b").month


def _week_headed(sheet: Worksheet, column: int) -> tuple[str, str]:
    monday = date(*_month_headed(sheet, column), sheet.cell(5, column).value)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def _quarter_headed(sheet: Worksheet, column: int) -> tuple[str, str]:
    year = next(sheet.cell(3, one).value for one in range(column, 0, -1) if sheet.cell(3, one).value)
    number = int(sheet.cell(4, column).value.removeprefix("Q"))
    first = date(int(year), 3 * number - 2, 1)
    return first.isoformat(), ((first + timedelta(days=92)).replace(day=1) - timedelta(days=1)).isoformat()


def _number_headed(sheet: Worksheet, column: int) -> str:
    return sheet.cell(3, column).value.removeprefix("Wk ")


DRAWN = {
    "Rothay MHHS wall chart.xlsx": _week_headed,
    "Pikestone MHHS by quarter.xlsx": _quarter_headed,
    "Sparrowmere MHHS 60 weeks.xlsx": _number_headed,
}
"""Plans that only their bars date, and what heads a column of each."""


def test_a_drawn_activity_lasts_as_long_as_its_bar_is_drawn(committed: Path) -> None:
    """The headings over the first and last cell of its bar say when; nothing is drawn on either side of it."""
    drawn = [row for row in _truth(committed, "activities") if _is_drawn(row)]
    for file, headed in DRAWN.items():
        sheet = openpyxl.load_workbook(committed / "plans" / file).active
        own = [row for row in drawn if row["file"] == f"plans/{file}"]
        assert len(own) >= 12
        for activity in own:
            left, row, right, _ = openpyxl.utils.range_boundaries(activity["cell"])
            texts = [cell.value for cell in sheet[row]]
            assert row == int(activity["row"]) and activity["activity_name"] in texts
            assert all(_is_marked(sheet, row, column) for column in range(left, right + 1))
            beside = {left - 1, right + 1} - _columns_of_others(activity, own)
            assert not any(_is_marked(sheet, row, column) for column in beside)
            said = {
                end: (activity[f"{end}_from"], activity[f"{end}_to"])
                if headed is not _number_headed
                else activity[f"{end}_period"]
                for end in ("start", "finish")
            }
            assert said == {"start": headed(sheet, left), "finish": headed(sheet, right)}


def _columns_of_others(activity: dict[str, str], drawn: list[dict[str, str]]) -> set[int]:
    """The columns of the other bars that a row names."""
    bars = [
        openpyxl.utils.range_boundaries(one["cell"])
        for one in drawn
        if one["row"] == activity["row"] and one is not activity
    ]
    return {column for left, _, right, _ in bars for column in range(left, right + 1)}


def _is_marked(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether a cell shows an X, a diamond, or the colour of a bar or of the merged cell that it is part of."""
    (cell, *_) = [
        *(
            sheet.cell(one.min_row, one.min_col)
            for one in sheet.merged_cells.ranges
            if (row, column) in one.cells
        ),
        sheet.cell(row, column),
    ]
    return cell.value in ("X", "◆") or cell.fill.fgColor.rgb[2:] in {"4472C4", "F4B084", "9DC3E6", "A9D08E"}


def test_a_rule_colours_every_row_but_the_one_drawn_by_hand(committed: Path) -> None:
    """Typed dates beside months; the bar of one row lies some months after them."""
    sheet = openpyxl.load_workbook(committed / "plans/Highmoor MHHS plan reviewed.xlsx")["Plan"]
    ((extents, (rule,)),) = [(one.sqref, one.rules) for one in sheet.conditional_formatting]
    (hand,) = {cell.row for row in sheet["F5:S19"] for cell in row if cell.fill.fill_type == "solid"}
    ruled = {number for extent in extents.ranges for number in range(extent.min_row, extent.max_row + 1)}
    assert ruled == {*range(5, 20)} - {hand} and "EOMONTH" in rule.formula[0]
    months = [cell.column for cell in sheet[hand] if cell.fill.fill_type == "solid"]
    assert sheet.cell(4, min(months)).value > sheet.cell(hand, 4).value
    assert {sheet.cell(4, column).number_format for column in months} == {"mmm-yy"}


def _heading(rows: list[tuple], column: int) -> str:
    return next(str(row[column - 1]) for row in rows if row[column - 1])


def test_a_cell_set_aside_holds_something(committed: Path) -> None:
    """A note, a title, or the words where a date should be."""
    for aside in _truth(committed, "set_aside"):
        if aside["cell"].startswith("paragraph "):
            paragraphs = [line for tag, line in _lines(committed / aside["file"]) if tag == "p"]
            assert "".join(paragraphs[int(aside["cell"].removeprefix("paragraph ")) - 1])
        elif aside["cell"]:
            rows = _grids(committed / aside["file"])[aside["sheet"]]
            row, column = _coordinate(aside["cell"])
            assert rows[row - 1][column - 1] not in (None, "")


# --- it is as varied as a consultation ----------------------------------------------------------------------


def test_every_constituency_and_role_takes_part(committed: Path) -> None:
    """About thirty-six participants, of each kind the programme has; intents of all three kinds."""
    asked = _read(committed, "participants.csv")
    assert len(asked) >= 36
    assert {row["constituency"] for row in asked} == {
        "large_supplier", "medium_supplier", "small_supplier", "ic_supplier", "independent_agent", "in_house_agent",
        "dno", "idno", "central_systems", "dcc", "recco", "system_operator", "consumer_body",
    }  # fmt: skip
    assert {role for row in asked for role in row["roles"].split(";")} == {
        "", "supplier", "metering_service", "data_service", "registration_service", "central_systems",
    }  # fmt: skip
    assert {row["sit_intent"] for row in asked} == {"sit", "non_sit", "unknown"}
    assert {row["is_name_public"] for row in asked} == {"true", "false"}


def test_some_units_answer_for_two_and_some_groups_for_none(committed: Path) -> None:
    """One voice for two parties of a group; and two licences of one group with a voice each."""
    asked = _read(committed, "participants.csv")
    units = Counter(row["responds_for"] for row in asked)
    groups = {row["group_id"]: [one for one in asked if one["group_id"] == row["group_id"]] for row in asked}
    assert sorted(units.values())[-1] == 2
    assert any(len({one["responds_for"] for one in members}) == 2 for members in groups.values())


def test_market_shares_are_plausible(committed: Path) -> None:
    """Suppliers only, some missing, most of the market but not more than all of it."""
    asked = _read(committed, "participants.csv")
    assert all("supplier" in row["roles"] for row in asked if row["market_share"])
    suppliers = [row for row in asked if row["roles"] == "supplier"]
    assert 0 < sum(not row["market_share"] for row in suppliers) < len(suppliers) / 2
    assert 0.7 < sum(float(row["market_share"] or 0) for row in suppliers) < 1


def test_plans_come_in_many_layouts_and_formats(committed: Path) -> None:
    """At least twenty-eight plan files in at least ten layouts: xlsx, xls, ods, csv and a scheduling tool's own XML."""
    plans = [row for row in _truth(committed, "participants_meant") if row["file"]]
    assert len(plans) >= 28
    assert len({row["layout"] for row in plans}) >= 20
    assert {Path(row["file"]).suffix for row in plans} == {".xlsx", ".xls", ".ods", ".csv", ".xml"}
    assert all(row["story"] and row["quirks"] for row in plans)


def test_a_plan_is_as_long_as_plans_are(committed: Path) -> None:
    """A dozen rows at the least, eighty at the most, and no file is large."""
    rows = Counter(row["file"] for row in _truth(committed, "activities"))
    assert min(rows.values()) >= 13 and max(rows.values()) <= 80
    assert max(path.stat().st_size for path in committed.glob("plans/*")) < 55_000


def test_plans_are_made_against_every_option_and_none(committed: Path) -> None:
    """Round 1, either option, nothing at all, and not said."""
    against = {row["planned_against"] for row in _read(committed, "received.csv") if row["kind"] == "plan"}
    assert against == {"round-1", "poap-1", "poap-2", "unconstrained", "unknown"}


@pytest.mark.parametrize(
    ("count", "is_so"),
    [
        (1, lambda row: row["reason"] == "encrypted"),
        (1, lambda row: row["reason"] == "corrupt"),
        (1, lambda row: row["outcome"] == "duplicate"),
        (1, lambda row: row["is_late"] == "true" and row["supersedes"] != ""),
        (3, lambda row: row["is_late"] == "true"),
    ],
    ids=["encrypted", "corrupt", "duplicate", "late and superseding", "late"],
)
def test_files_arrive_in_every_state(
    committed: Path, count: int, is_so: Callable[[dict[str, str]], bool]
) -> None:
    """Behind a password, broken, twice, after the close: as many as are meant."""
    assert sum(is_so(row) for row in _truth(committed, "files")) == count


def test_a_duplicate_is_the_same_bytes(committed: Path) -> None:
    """Under another name; no other two files are alike."""
    (copy,) = [row for row in _truth(committed, "files") if row["duplicate_of"]]
    assert (committed / copy["file"]).read_bytes() == (committed / copy["duplicate_of"]).read_bytes()
    sums = Counter((committed / row["file"]).read_bytes() for row in _truth(committed, "files"))
    assert sorted(sums.values())[-2:] == [1, 2]


def test_what_is_late_came_after_the_close(committed: Path) -> None:
    """And is still there to be looked at: before the day the consultation is looked at from."""
    received = {row["file"]: row["received_date"] for row in _read(committed, "received.csv")}
    for row in _truth(committed, "files"):
        if row["file"] in received:
            assert (received[row["file"]] > "2022-10-21") == (row["is_late"] == "true")
            assert received[row["file"]] <= "2022-10-28"


def test_two_plans_have_no_timings(committed: Path) -> None:
    """Many rows and not one date or numbered week: nothing but asking helps."""
    dated: dict[str, bool] = {}
    for row in _truth(committed, "activities"):
        given = any(row[name] for name in (*_WHEN, "start_anchor", "finish_anchor", "start_period"))
        dated[row["file"]] = dated.get(row["file"], False) or given
    assert sorted(file for file, is_dated in dated.items() if not is_dated) == [
        "plans/Nettlecombe activities.xlsx", "plans/Oakhowe MHHS to-do list.xlsx",
    ]  # fmt: skip


def test_some_dates_hang_on_a_milestone(committed: Path) -> None:
    """In two plans or more, before and after it, and a month as long as months can be."""
    found = [row for row in _truth(committed, "activities") if row["start_anchor"] or row["finish_anchor"]]
    assert len({row["file"] for row in found}) >= 2
    assert {row["start_anchor"] or row["finish_anchor"] for row in found} == {"M9", "M10"}
    offsets = {(row["finish_offset_from"], row["finish_offset_to"]) for row in found}
    assert {("14", "14"), ("-28", "-28"), ("-92", "-89")} <= offsets


@pytest.mark.parametrize(
    "words",
    [
        r"Q\d 20\d\d", r"H\d 20\d\d", r"H\d \d\d", r"w/c .*", r"w/e .*", r"early .*", r"mid .*", r"end \w{3}-\d\d",
        r"mid-20\d\d", r"late Q\d .*|mid Q\d .*|early Q\d .*", r"by .*", r"from .*", r"20\d\d", r"FY\d\d/\d\d",
        r"Q\d FY\d\d/\d\d", r"FY\d\d", r"TBC", r"TBD", r"N/A", r"-", r"ongoing", r"\d\d?/\d\d? - \d\d?/\d\d?",
        r"\d\d/\d\d/\d\d - .*", r"\d+-\d+ \w+ 20\d\d", r"\w{3} - \w{3} 20\d\d", r"Q\d-Q\d 20\d\d", r"spring .*",
        r"\d+(st|nd|rd|th) \w+ 20\d\d", r"\w{3} \d\d/\d\d/\d\d", r".* 17:00", r"\d\d-\w{3}-\d\d A", r"M9 .*", r".* M10",
        r"asap", r"3[01]/02/2023|02/30/2023", r"\d\d?/\d",
    ],
)  # fmt: skip
def test_dates_are_said_in_every_way_people_say_them(cells: set[str], words: str) -> None:
    """Somewhere in the plans a cell holds just these words."""
    assert any(re.fullmatch(words, cell) for cell in cells), words


@pytest.fixture(scope="module")
def cells(committed: Path) -> set[str]:
    """Every cell of every plan that can be opened, as text."""
    readable = [
        committed / row["file"]
        for row in _truth(committed, "files")
        if row["file"].startswith("plans/") and row["outcome"] == "read"
    ]
    grids = (grid for path in readable for grid in _grids(path).values())
    return {cell for grid in grids for row in grid for cell in row if isinstance(cell, str)}


def test_properties_that_no_cell_shows(committed: Path) -> None:
    """A 1904 workbook, formulas without a result, hidden rows, columns and sheets, folded rows, coloured bars."""
    plans = committed / "plans"
    assert openpyxl.load_workbook(plans / "Brathay plan.xlsx").epoch == CALENDAR_MAC_1904
    results = openpyxl.load_workbook(plans / "dunmallet-mhhs-plan-export.xlsx", data_only=True)["Plan"]
    assert results["E6"].value is None
    hidden = openpyxl.load_workbook(plans / "UPN MHHS delivery plan v2.1.xlsx")
    assert hidden["Lists"].sheet_state == "hidden" and hidden["Delivery plan"].column_dimensions["E"].hidden
    assert any(row.hidden for row in hidden["Delivery plan"].row_dimensions.values())
    folded = openpyxl.load_workbook(plans / "Mosedale MHHS (R1 timeline).xlsx")["Sheet1"]
    assert {row.outlineLevel for row in folded.row_dimensions.values()} >= {1}
    bars = openpyxl.load_workbook(plans / "Cotherdale MHHS gantt.xlsx")["ProjectSchedule"]
    assert bars["G7"].fill.fgColor.rgb.endswith("BDD7EE")


# --- both rounds were answered ------------------------------------------------------------------------------


def test_some_answer_without_a_plan_and_some_plan_without_an_answer(committed: Path) -> None:
    """And some send nothing; Round 1 had fewer respondents, and its own questions."""
    asked = {row["participant_id"] for row in _read(committed, "participants.csv")}
    planned = {row["participant_id"] for row in _read(committed, "received.csv") if row["kind"] == "plan"}
    answered = {
        name: {row["participant_id"] for row in _truth(committed, "answers") if row["round"] == name}
        for name in ("round-1", "round-2")
    }
    assert 10 <= len(answered["round-1"]) < len(answered["round-2"]) and len(answered["round-2"]) >= 28
    assert len(answered["round-2"] - planned) >= 3
    assert len(planned - answered["round-2"]) >= 3
    assert asked - planned - answered["round-2"]
    assert {row["plan_option"] for row in _truth(committed, "positions") if row["round"] == "round-1"} == {
        "round-1"
    }


def test_answers_give_reasons_for_and_against_both_options(committed: Path) -> None:
    """At least ten of each, most with a number in them, and no two alike."""
    reasons = {
        question: [
            row["text"]
            for row in _truth(committed, "answers")
            if row["round"] == "round-2" and row["question_id"] == question
        ]
        for question in ("Q1a", "Q1b", "Q2a", "Q2b")
    }
    for texts in reasons.values():
        assert len(texts) >= 10 and len(set(texts)) == len(texts)
        assert sum(any(letter.isdigit() for letter in text) for text in texts) > len(texts) / 2


def test_confidence_is_marked_in_many_ways(committed: Path) -> None:
    """Yes, no, in part, in other words, in lower case, and not at all."""
    sheet = openpyxl.load_workbook(committed / "responses/Round 2 responses.xlsx")["Form1"]
    (column,) = [cell.column for cell in sheet[1] if "confidential" in str(cell.value)]
    marks = {sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)}
    assert {"Yes", "No", "no", "N", None, "Not confidential", "Confidential"} < marks


# --- the options obey the minutes ---------------------------------------------------------------------------


def test_m9_comes_earlier_from_option_to_option(committed: Path) -> None:
    """POAP 2 pulls M9 forward; POAP 1 is not later than Round 1."""
    m9 = {row["plan_option"]: row for row in _truth(committed, "poap_items") if row["milestone_id"] == "M9"}
    assert m9["poap-2"]["finish_to"] < m9["poap-1"]["finish_from"] <= m9["round-1"]["finish_from"]


def test_grace_is_poap_1s_alone(committed: Path) -> None:
    """A month at POAP 1's M9; none, said so, at POAP 2's."""
    m9 = {row["plan_option"]: row for row in _truth(committed, "poap_items") if row["milestone_id"] == "M9"}
    assert [m9[option]["grace_months"] for option in ("round-1", "poap-1", "poap-2")] == ["", "1", "0"]


@pytest.mark.parametrize(
    ("stage", "shorter", "longer"), [("sit", "poap-1", "round-1"), ("dbt", "poap-2", "poap-1")]
)
def test_an_option_shortens_what_the_minutes_say(
    committed: Path, stage: str, shorter: str, longer: str
) -> None:
    """SIT from Round 1 to POAP 1, DBT from POAP 1 to POAP 2: at its longest, still less."""
    assert _length(committed, shorter, stage)[1] < _length(committed, longer, stage)[0]


def _length(folder: Path, option: str, stage: str) -> tuple[timedelta, timedelta]:
    """The shortest and longest that the cohort's bar of a stage can mean."""
    (bar,) = [
        row
        for row in _truth(folder, "poap_items")
        if (row["plan_option"], row["stage"], row["lane"]) == (option, stage, "Minimum Viable Cohort")
    ]
    start_from, start_to, finish_from, finish_to = (date.fromisoformat(bar[name]) for name in _WHEN)
    return finish_from - start_to, finish_to - start_from


_WHEN = ("start_from", "start_to", "finish_from", "finish_to")


def test_poap_1_has_the_lanes_of_the_minutes(committed: Path) -> None:
    """Migration design first, four lanes for parties in SIT, two for parties not in SIT."""
    lanes = dict.fromkeys(
        (row["lane_group"], row["lane"])
        for row in _truth(committed, "poap_items")
        if row["plan_option"] == "poap-1"
    )
    groups = [group for group, _ in lanes]
    assert groups[0] == "Programme" and len(groups) == 7
    assert groups.count("Parties in SIT") == 4 and groups.count("Parties not in SIT") == 2


def test_every_date_of_an_option_says_that_it_is_invented(committed: Path) -> None:
    """In its status, and on the sheet above the headings."""
    assert {row["date_status"] for row in _truth(committed, "poap_items")} == {"illustrative"}
    above = openpyxl.load_workbook(committed / "poap.xlsx")["Items"]["A2"].value
    assert "ILLUSTRATIVE" in above and "invented" in above


@pytest.mark.parametrize("name", ["poap_items", "activities"])
def test_no_date_is_one_the_programme_published(committed: Path, name: str) -> None:
    """Neither as a day nor as a whole month: hindsight would pass for evidence."""
    found = [row for row in _truth(committed, name) if set(_spans(row)) & _published()]
    assert found == []


def _spans(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield row["start_from"], row["start_to"]
    yield row["finish_from"], row["finish_to"]


def _published() -> set[tuple[str, str]]:
    months = {(first, _last_of_month(first)) for first in PUBLISHED_MONTHS}
    return {(str(first), str(last)) for first, last in months | {(day, day) for day in PUBLISHED_DAYS}}


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


# --- the participants' stories ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("participant_id", "after", "by"),
    [
        ("P06", "2022-10-28", "2023-07-31"),
        ("P12", "2022-10-28", "2023-07-31"),
        ("P30", "2022-10-28", "2023-07-31"),
        ("P01", "2023-07-31", "2023-11-30"),
        ("P02", "2023-07-31", "2023-11-30"),
        ("P07", "2023-07-31", "2023-11-30"),
        ("P05", "2023-11-30", "2023-12-31"),
        ("P36", "2023-12-31", "2024-01-31"),
    ],
)
def test_a_participant_is_ready_when_its_story_says(
    committed: Path, participant_id: str, after: str, by: str
) -> None:
    """By POAP 2's M9 (July 2023), by POAP 1's (November 2023), in the month of grace after it, or by Round 1's."""
    ready = _ready(committed, participant_id, "poap-1")
    assert after < ready["ready_from"] and ready["ready_to"] <= by


def _ready(folder: Path, participant_id: str, plan_option: str) -> dict[str, str]:
    (ready,) = [
        row
        for row in _truth(folder, "readiness")
        if (row["participant_id"], row["plan_option"], row["milestone_id"])
        == (participant_id, plan_option, "M9")
    ]
    return ready


def test_readiness_takes_every_standing(committed: Path) -> None:
    """Ready, within grace, late, too wide to say, and each reason why it is not known."""
    found = {row["status"] for row in _truth(committed, "readiness")}
    assert found == {
        "ready", "ready_within_grace", "late", "too_wide", "no_date", "no_plan", "not_readable",
        "not_planned_against", "not_applicable",
    }  # fmt: skip


def test_statement_and_plan_disagree_both_ways(committed: Path) -> None:
    """One supports POAP 2 and plans to be late for it; one says it can't be ready and plans to be."""
    held = {row["participant_id"]: row["position"] for row in _truth(committed, "positions")
            if row["plan_option"] == "poap-2"}  # fmt: skip
    optimist, pessimist = _ready(committed, "P15", "poap-2"), _ready(committed, "P16", "poap-2")
    assert held["P15"] == "supports" and optimist["ready_from"] > "2023-07-31"
    assert held["P16"] == "opposes" and pessimist["ready_to"] <= "2023-07-31"
    assert optimist["disagrees"] == pessimist["disagrees"] == "true"


def test_an_agent_does_not_give_the_date_its_supplier_assumes(committed: Path) -> None:
    """The supplier's plan has the agent's service in August 2023; the agent's own has it proven in October."""
    assumed = _finish(committed, "Fellgate", "Silverhow data service available to us (assumed, for PIT)")
    given = _finish(committed, "SDC MHHS", "PIT evidence accepted")
    assert assumed < given and (date.fromisoformat(given) - date.fromisoformat(assumed)).days > 40


def _finish(folder: Path, file: str, name: str) -> str:
    (row,) = [
        one for one in _truth(folder, "activities") if file in one["file"] and one["activity_name"] == name
    ]
    return row["finish_to"] or row["start_to"]  # a milestone may give its start alone


def test_some_dates_are_the_options_own(committed: Path) -> None:
    """Two plans at least copy POAP 1's month for M9."""
    copied = {
        row["participant_id"]
        for row in _truth(committed, "readiness")
        if (row["plan_option"], row["milestone_id"], row["is_anchored"]) == ("poap-1", "M9", "true")
    }
    assert {"P02", "P14"} <= copied


# --- the verdicts of the gates ------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["poap-1", "poap-2"])
def test_gates_fall_every_way_under_each_option(committed: Path, option: str) -> None:
    """Some met, some not met, some undetermined: neither option wins by having fewer rules."""
    found = [row for row in _truth(committed, "gates") if row["plan_option"] == option]
    assert {row["status"] for row in found} == {"met", "not_met", "undetermined"}
    other = {row["gate_id"] for row in _truth(committed, "gates") if row["plan_option"] != option}
    assert {row["gate_id"] for row in found} == other


@pytest.mark.parametrize(
    ("option", "gate_id", "status", "decided_by", "waiting_for"),
    [
        ("poap-1", "central_systems_ready_for_m9", "undetermined", "", "P11"),
        ("poap-1", "cohort_has_suppliers", "met", "P16;P12;P35", ""),
        ("poap-1", "all_dnos_at_go_live", "not_met", "P29", ""),
        ("round-1", "all_dnos_at_go_live", "undetermined", "", "P27"),
        ("poap-2", "central_systems_ready_for_m9", "not_met", "P10", ""),
        ("poap-2", "central_systems_ready_for_m9:P01", "undetermined", "", "P01"),
        ("poap-2", "central_systems_ready_for_m9:P09", "undetermined", "", "P09"),
        ("poap-2", "cohort_has_data_services", "met", "P13;P06", ""),
        ("poap-2", "cohort_has_a_registration_service", "met", "P30", ""),
        ("poap-2", "sit_has_a_dno", "met", "P30", ""),
    ],
)  # fmt: skip
def test_a_gate_is_decided_as_the_minutes_have_it(
    committed: Path, option: str, gate_id: str, status: str, decided_by: str, waiting_for: str
) -> None:
    """Worked out by hand from the stories: who decides a gate, and who is waited for."""
    (gate,) = [
        row for row in _truth(committed, "gates") if (row["plan_option"], row["gate_id"]) == (option, gate_id)
    ]
    assert (gate["status"], gate["decided_by"], gate["waiting_for"]) == (status, decided_by, waiting_for)


def test_the_three_suppliers_of_poap_2_are_not_yet_known(committed: Path) -> None:
    """Two are ready in time; whether a third is depends on those who planned for POAP 1 or say otherwise."""
    (gate,) = [
        row
        for row in _truth(committed, "gates")
        if (row["plan_option"], row["gate_id"]) == ("poap-2", "cohort_has_suppliers")
    ]
    assert gate["status"] == "undetermined" and gate["decided_by"] == "P12;P35"
    assert {"P14", "P15", "P16", "P20"} <= set(gate["waiting_for"].split(";"))


def test_enablers_without_a_date_leave_their_gates_open(committed: Path) -> None:
    """The codes, the migration design, the SAD, qualification and ADO are nobody's plan here."""
    enablers = {
        "m8_codes_ready",
        "migration_design_confirmed",
        "sad_amended",
        "qualification_defined",
        "ado_set_up",
    }
    found = [row for row in _truth(committed, "gates") if row["gate_id"] in enablers]
    assert {row["gate_id"] for row in found} == enablers
    assert {row["status"] for row in found} == {"undetermined"} and all(row["waiting_for"] for row in found)


# --- confidentiality ----------------------------------------------------------------------------------------


def test_confidential_respondents_differ(committed: Path) -> None:
    """Three or more answer in confidence and not all hold one position, so that counts can be shown."""
    confidential = {
        row["participant_id"] for row in _truth(committed, "answers") if row["is_confidential"] == "true"
    }
    assert len(confidential) >= 3
    for option in ("poap-1", "poap-2"):
        held = {
            row["position"]
            for row in _truth(committed, "positions")
            if row["participant_id"] in confidential and row["plan_option"] == option
        }
        assert len(held) > 1, option
