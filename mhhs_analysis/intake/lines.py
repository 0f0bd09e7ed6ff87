"""Plans written as lines of text, a task or milestone a line, its dates in it or below: SIT entry - 30 Oct 2023.

The lines are read as a table of two columns; what is told of its cells is told of the cells that the lines stand in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mhhs_analysis.dates import MONTH, duration_from_text, interval_from_text, lacks_year, looks_like_date
from mhhs_analysis.intake.accounts import ABOVE
from mhhs_analysis.intake.grids.doubts import ASK_DATES, SHAPES
from mhhs_analysis.intake.headings.columns import GROUP, LONGEST, SPRINT, is_date, is_wordy, role_of
from mhhs_analysis.intake.headings.note_words import moves_dates, parts_dates, states_fact
from mhhs_analysis.intake.headings.period_words import period_named
from mhhs_analysis.intake.headings.person_names import names_one_person
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.line_doubts import Above, doubt_lines, doubt_pairs
from mhhs_analysis.intake.lines_in_pairs import paired
from mhhs_analysis.intake.reading import Place, Reading, counted, row_of, row_text
from mhhs_analysis.intake.tables.rows import NAMELESS
from mhhs_analysis.intake.versions.words import names_plan
from mhhs_analysis.intake.workbooks.dated_notes import FEWEST_DATED, LONGEST_LINE, MOST_LINES
from mhhs_analysis.intake.workbooks.sheets import Cells, Sheet, Workbook, column_letters
from mhhs_analysis.intake.workbooks.workbook import Cell

_APART = 2
"""Lines from one of a list to the next, where one between them, such as a title, gives no date."""
LINES = "lines"
BY_LINE = "read line by line: what stands before or behind the dates of a line names its task or milestone"
_UNDATED = ("a line without a date that we can read", "ask whether it is a task, and for its dates")
_SLIDES = "pptx"
"""A file whose lines may stand in boxes anywhere: which is below which, nobody can say of them."""
_NAMING = ("it names the task of the dates in the line below it", "")
_ABOVE_LINES = "above the lines that name tasks"
_SENTENCE = ("a sentence, not a task", "")
LINES_BESIDE = (
    "lines of tasks and dates beside the table that is read: they are not read",
    "ask whether they are of the plan, and for them in its table",
)
_BELOW = re.compile(r" below the headings in row \d+")
_HEADINGS = ("Task", "Dates", "Notes")
_NAME, _DATES, _OTHER = 1, 2, 3
_MOST_WORDS = 9
"""Words of dates: from the week commencing 3 April 2023 to ..."""
_MOST_WORDS_NAMED = 5
"""Words of a line that ends with a full stop and may be no sentence: Go live 1 Oct. 2023."""
_MOST_WORDS_OF_OWNER, _OWNER = 5, "owner"
_LASTING = "period"
"""What is numbered, and also lasts from a day to another: Test period 3 - 9 May."""
_BULLET = re.compile(r"(?:[^\w\s(\[]+|\d{1,2}[.)]|[a-z][.)]|o)\s+(?:\[ \]\s+)?(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(\S.*)\1")
"""A name in bold, as texts of Markdown write it."""
_BETWEEN = "-:|,; "
"""What parts a name from its dates, which brackets may enclose."""
_AROUND = "([.,"
"""Signs around a word right before dates: (approx. June 2023)."""
_SIGNS, _BRACKETS, _DASHED = "-:|,;", "([", "-"
_MONTH = re.compile(MONTH, re.I)
_DASH = re.compile(r"\s*[\u2013\u2014]\s*")
_TAB = re.compile(r"\s*\t\s*")
"""A column of its own begins behind it: two dates that it parts are no range."""
_CELL = re.compile(r"[A-Z]+(\d+)")


@dataclass(frozen=True)
class _Line:
    """What a line names, and its dates as typed; both "" where it gives none."""

    name: str = ""
    dates: str = ""
    owner: str = ""
    """Who does it, said behind them."""

    @property
    def is_dated(self) -> bool:
        """Whether its dates can be read without asking for a year."""
        return looks_like_date(self.dates)


@dataclass(frozen=True)
class Lined:
    """Where the lines of a sheet stand in the file: the first dated one's row, and the column of each by its row."""

    first: int
    columns: Mapping[int, int]
    above: Above
    """What stands above them."""
    words: str
    """What the first row of the sheet says."""
    naming: frozenset[int]
    """The rows of lines that name the task of the line below each."""
    shapes: int = 0
    """How many shapes are drawn beside them."""

    def row(self, row: int) -> int:
        """Return the row of the file that a row of the table made of the lines was."""
        return row - 1 if row > self.first else row

    def cell(self, row: int) -> str:
        """Return the cell of the file that a row of the table made of the lines was."""
        own = self.row(row)
        return f"{column_letters(self.columns.get(own, 1))}{own}"


def by_line(workbook: Workbook) -> tuple[Workbook, dict[str, Lined]]:
    """Return a workbook with each sheet of dated lines as a table, and where its lines stand."""
    may_pair = workbook.kind != _SLIDES
    found = {one.name: lined for one in workbook.sheets if (lined := _tabled(one, may_pair=may_pair))}
    sheets = (found[one.name][0] if one.name in found else one for one in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets)), {name: lined for name, (_, lined) in found.items()}


def put_back(reading: Reading, lined: Mapping[str, Lined]) -> None:
    """Give what was read of lines, by sheet, the places that it has in the file; the reading is in doubt."""
    for row in reading.rows:
        stood = lined[row["sheet"] or ""]
        row["cell"] = _place(row["cell"], stood)
        row["activity_id"] = f"R{stood.row(int(row['activity_id'].removeprefix('R')))}"
    for entry in (*reading.set_aside, *reading.warnings):
        if entry["cell"] and (entry["sheet"] or "") in lined:
            entry["cell"] = _place(entry["cell"], lined[entry["sheet"] or ""])
            if entry.get("rows") == 1 and row_of(entry["cell"]) in lined[entry["sheet"] or ""].naming:
                entry["reason"], entry["remedy"] = _NAMING
        if (entry["reason"], entry["remedy"]) == NAMELESS:
            entry["reason"], entry["remedy"] = _SENTENCE if _is_sentence(entry["text"]) else _UNDATED
        elif entry["reason"] == ABOVE and (entry["sheet"] or "") in lined:
            entry["reason"] = _ABOVE_LINES
    _take_headings_out(reading, lined)
    for sheet in (one for one in reading.sheets if (one["sheet"] or "") in lined):
        for table in (sheet, *sheet["tables"]):
            table["header_row"], table["columns"] = None, []
    reading.layout = LINES
    reading.reasons = [BY_LINE, *(_BELOW.sub("", one) for one in reading.reasons)]
    for name, stood in lined.items():
        if stood.shapes:
            reading.put_aside(Place(reading.file, name), counted(stood.shapes, "shape"), SHAPES, ASK_DATES)
        if stood.naming and name in {row["sheet"] or "" for row in reading.rows}:
            doubt_pairs(reading, Place(reading.file, name, stood.cell(stood.first)), stood.words)
    doubt_lines(reading, {name: stood.above for name, stood in lined.items()})
    is_titled = any(stood.above.titles for stood in lined.values())
    reading.lower("medium" if is_titled or _are_of_work(reading.rows.column("activity_name")) else "low")


def tell_lines_beside(reading: Reading, workbook: Workbook) -> None:
    """Warn of tasks and milestones written as lines around the tables of a document or presentation that are read."""
    read = {one["sheet"] for one in reading.sheets if one["tables"]}
    around = [one for one in workbook.sheets if not one.is_table and one.name not in read]
    tabled, lined = by_line(replace(workbook, sheets=tuple(filter(_may_list, around))))
    for sheet in (one for one in tabled.sheets if one.name in lined):
        stood = lined[sheet.name]
        rows = {
            row: cells[_NAME].text
            for row, cells in sheet.rows.items()
            if row > stood.first and _DATES in cells
        }
        if _are_of_work([*rows.values()]):
            first, *_, last = map(stood.cell, rows)
            place = Place(reading.file, sheet.name, f"{first}:{last}")
            reading.warn(place, counted(len(rows), "line"), *LINES_BESIDE)
            reading.lower("medium")


def _may_list(sheet: Sheet) -> bool:
    """Return whether a text has lines with a number, at next to no cost."""
    texts = (cell.text for cells in sheet.rows.values() for cell in cells.values())
    return sum(any(map(str.isdecimal, text)) for text in texts if len(text) <= LONGEST_LINE) >= FEWEST_DATED


def _take_headings_out(reading: Reading, lined: Mapping[str, Lined]) -> None:
    """Count the row of headings that the table made of lines had among no rows, where the lines are not read either."""
    unread = set[str | None]()
    for sheet in (one for one in reading.sheets if (one["sheet"] or "") in lined):
        sheet["rows"] -= 1
        unread |= set() if sheet["tables"] else {sheet["sheet"]}
    for entry in (one for one in reading.set_aside if one["sheet"] in unread and one["rows"] > 1):
        entry["text"], entry["rows"] = lined[entry["sheet"] or ""].words, entry["rows"] - 1
        reading.rows_in -= 1


def _are_of_work(names: Sequence[str]) -> bool:
    return 2 * sum(map(_names_work, names)) > len(names)


def _place(told: str, lined: Lined) -> str:
    """Return cells of the table that was made of lines as the file has them; both ends of a line are its one cell."""
    places = [_CELL.sub(lambda found: lined.cell(int(found[1])), one) for one in told.split(":")]
    return ":".join(dict.fromkeys(places))


# --- lines ----------------------------------------------------------------------------------------------------


def _tabled(sheet: Sheet, *, may_pair: bool) -> tuple[Sheet, Lined] | None:
    """Return a sheet of lines as a table of their names and dates, one row lower; None where too few give dates."""
    if not FEWEST_DATED <= len(sheet.rows) <= MOST_LINES:
        return None
    columns = {row: column for row, cells in sheet.rows.items() if (column := _column_of_line(cells))}
    if len(columns) < FEWEST_DATED:
        return None
    lines = {row: _line_in(cells, columns.get(row, 0)) for row, cells in sheet.rows.items()}
    named = _in_pairs(sheet, columns) if may_pair and not any(one.dates for one in lines.values()) else {}
    lines |= {row: line for row, (_, line) in named.items()}
    given = [*named] or _listed(lines)
    if sum(lines[row].is_dated for row in given) < FEWEST_DATED:
        return None
    lines = {row: one if row in given else _Line() for row, one in lines.items()}
    naming = frozenset(row for row, _ in named.values())
    first = min(*given, *naming)
    above = _above(sheet, first, is_within=not named and 2 * len(given) < len(lines))
    rows: dict[int, Cells] = {row: cells for row, cells in sheet.rows.items() if row < first}
    rows[first] = {number: Cell(text) for number, text in enumerate(_HEADINGS, 1)}
    rows |= {row + 1: _cells_of(one, sheet.rows[row]) for row, one in lines.items() if row >= first}
    hidden = frozenset(row + (row >= first) for row in sheet.hidden_rows)
    own = Sheet(sheet.name, rows, sheet.is_hidden, hidden, title=sheet.title, unread=sheet.unread)
    words = row_text(sheet, next(iter(sheet.rows)))
    return own, Lined(first, columns, above, words, naming, sheet.drawn.shapes)


def _in_pairs(sheet: Sheet, columns: Mapping[int, int]) -> dict[int, tuple[int, _Line]]:
    """Return the lines that each say when, of the task that the line above names: its row, and both as one line."""
    if len(columns) < len(sheet.rows) or any(
        cell.is_struck for row in sheet.rows.values() for cell in row.values()
    ):
        return {}
    texts = {row: " ".join(cells[columns[row]].text.split()) for row, cells in sheet.rows.items()}
    pairs = paired(texts, lambda text: _says_when(_dates(_DASH.sub(" - ", text).split())))
    made = {row: (name, _named(texts[name], texts[row])) for row, name in pairs.items()}
    found = {row: (name, line) for row, (name, line) in made.items() if line is not None}
    names = [line.name for _, line in found.values()]
    is_list = len(found) == len(pairs) and all(_names_work(one) and not names_plan(one) for one in names)
    return found if is_list else {}


def _above(sheet: Sheet, row: int, *, is_within: bool) -> Above:
    """Return what stands above a row; where nothing does, the row itself stands for it, below the sheet's title."""
    above = [one for one in sheet.rows if one < row]
    last = max(above, default=row)
    texts = {one: " ".join(cell.text for cell in sheet.rows[one].values()) for one in (*above, last)}
    words = texts[last] if above or is_within else sheet.title
    titles = (*map(texts.__getitem__, above), *filter(None, [sheet.title]))
    return Above(f"{column_letters(min(sheet.rows[last]))}{last}", words, titles, is_within)


def _listed(lines: Mapping[int, _Line]) -> list[int]:
    """Return the rows of the lines that give dates: where most do, all of them; in other text, those of lists in it."""
    given = [row for row, one in lines.items() if one.dates]
    if 2 * len(given) >= len(lines):
        return given
    places = {row: place for place, row in enumerate(lines)}
    lists = [given[:1]]
    for above, row in pairwise(given):
        if places[row] > places[above] + _APART:
            lists.append([])
        lists[-1].append(row)
    return [row for some in lists if _lists_work([lines[row] for row in some]) for row in some]


def _lists_work(lines: Sequence[_Line]) -> bool:
    """Return whether lines within a text are a list of tasks or milestones: most name work, and several have dates."""
    dated = sum(one.is_dated for one in lines)
    return dated >= FEWEST_DATED and _are_of_work([one.name for one in lines])


def _names_work(name: str) -> bool:
    return names_kind_of_work(name) or _is_milestone(name)


def _cells_of(line: _Line, cells: Cells) -> Cells:
    if line.dates:
        is_struck = any(cell.is_struck for cell in cells.values())
        told = {_OTHER: Cell(line.owner)} if line.owner else {}
        return {_NAME: Cell(line.name, is_struck=is_struck), _DATES: Cell(line.dates), **told}
    return {_OTHER: Cell(" ".join(cell.text for cell in cells.values()))}


def _column_of_line(cells: Cells) -> int:
    """Return the column of the one cell of words in a row, beside which a number may stand; nought for none."""
    if any(len(cell.text) > LONGEST_LINE for cell in cells.values()):
        return 0
    worded = [number for number, cell in cells.items() if is_wordy(cell) or len(cells) == 1]
    others = (cell for number, cell in cells.items() if number not in worded)
    return worded[0] if len(worded) == 1 and not any(map(is_date, others)) else 0


def _line_in(cells: Cells, column: int) -> _Line:
    text = " ".join(_DASH.sub(" - ", _TAB.sub(" | ", cells[column].text.strip())).split()) if column else ""
    if not text or _is_sentence(text):
        return _Line()
    words = _BULLET.sub("", text, count=1).split() if _BULLET.match(text) else text.split()
    return _dated_behind(words) or _dated_before(words) or _owned(words) or _Line()


def _is_sentence(text: str) -> bool:
    """Return whether a text is one of a letter, and names nothing: We expect to start SIT in October 2023."""
    return text.endswith(".") and len(text.split()) > _MOST_WORDS_NAMED


def _dated_behind(words: list[str]) -> _Line | None:
    """Return a line whose last words, as many as may be, are its dates: Build: April to June 2023.

    A number that may be of the name is none of the dates: Release 2 - 3 May 2024 is no release on 2 and 3 May. Where
    nobody can say, the line gives none.
    """
    first = max(1, len(words) - _MOST_WORDS)
    for place in (one for one in range(first, len(words)) if _says_when(_dates(words[one:]))):
        if not _is_parted(words, place) and _may_number(words, place):
            if not _is_counted(words, place):
                return None
            continue
        return _named(_bare(words[:place]), _dates(words[place:]), is_told=_is_told(words, place))
    return None


def _owned(words: list[str]) -> _Line | None:
    """Return a line whose dates stand before who does the task: 30 October 2023 (Ada Lovelace)."""
    for place in range(max(2, len(words) - _MOST_WORDS_OF_OWNER), len(words)):
        owner = _owner_in(_dates(words[place:])) if _is_parted(words, place) else ""
        if owner and (line := _dated_behind([*words[: place - 1], words[place - 1].rstrip(_BETWEEN)])):
            return replace(line, owner=owner)
    return None


def _owner_in(text: str) -> str:
    """Return whom words name that may stand behind dates: a person, or whoever they call the owner; "" for others."""
    first, *others = text.split()
    if others and role_of(first.rstrip(_BETWEEN), "activities")[0] == _OWNER:
        return _bare(others)
    return text if names_one_person(text) else ""


def _is_parted(words: list[str], place: int) -> bool:
    """Return whether a sign stands between the words before a place and those from it on."""
    return words[place - 1][-1] in _SIGNS or words[place][0] in _BRACKETS


def _is_told(words: list[str], place: int) -> bool:
    """Return whether a sign that joins no dates stands there."""
    return _is_parted(words, place) and words[place - 1][-1] != _DASHED


def _may_number(words: list[str], place: int) -> bool:
    """Return whether the number that dates begin with may be the name's: Sprint 12 May 2024, UAT 2 - 3 May, Costs 2023.

    Before a month it is a day unless the word before counts something.
    """
    is_last = place == len(words) - 1
    if not words[place].isdecimal():
        return False
    return is_last or not words[place + 1][:1].isalpha() or _counts(words[place - 1])


def _is_counted(words: list[str], place: int) -> bool:
    """Return whether a number surely is of the word before: of a sprint, or of a wave where a range would begin."""
    is_range = place < len(words) - 1 and not words[place + 1][:1].isalpha()
    return _numbers_periods(words[place - 1]) or (is_range and _counts(words[place - 1]))


def _counts(word: str) -> bool:
    """Return whether numbers after a word count it: Sprint, Wave, Phase."""
    role = role_of(word, "activities")[0]
    return _numbers_periods(word) or role in (GROUP, SPRINT, "stage")


def _numbers_periods(word: str) -> bool:
    return word.lower() != _LASTING and period_named(f"{word} 1") is not None


def _dated_before(words: list[str]) -> _Line | None:
    """Return a line whose first words, as many as may be, are its dates: 30 October 2023 - SIT entry."""
    for place in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if _says_when(dates := _dates(words[:place])):
            return _named(_bare(words[place:]), dates)
    return None


def _bare(words: list[str]) -> str:
    return " ".join(words).strip(_BETWEEN)


def _dates(words: list[str]) -> str:
    return _bare(words).strip(f"()[]{_BETWEEN}")


def _says_when(text: str) -> bool:
    return looks_like_date(text) or lacks_year(text)


def _named(name: str, dates: str, *, is_told: bool = True) -> _Line | None:
    """Return a line of a name and dates; None where the name is none, or speaks of another date or length itself."""
    if emphasis := _EMPHASIS.fullmatch(name):
        name = emphasis[2].strip(_BETWEEN)
    is_name = is_wordy(Cell(name)) or _is_milestone(name)
    is_other = states_fact(name) or role_of(name, "activities") != ("", "") or moves_dates(name)
    is_open = not is_told and _ends_openly(name.split())
    if not is_name or is_other or is_open or _holds_date(name) or len(name) >= LONGEST:
        return None
    return _Line(name, dates)


def _ends_openly(words: list[str]) -> bool:
    """Return whether a name ends with what may belong to the dates after it: a month, to, or a number of nothing."""
    *before, last = words
    if parts_dates(last.strip(_AROUND)) or _MONTH.fullmatch(last):
        return True
    is_number = last[-1] not in ")]" and not any(map(str.isalpha, last))
    return is_number and not (before and _counts(before[-1]))


def _is_milestone(name: str) -> bool:
    """Return whether a name is a milestone of the programme, which dates may also be given from: M9."""
    read = interval_from_text(name)
    return read is not None and read.anchor is not None


def _holds_date(name: str) -> bool:
    """Return whether some words of a name are a date or a length of time."""
    words = name.split()
    some = [words[first : first + many] for many in (1, 2, 3) for first in range(len(words) - many + 1)]
    figures = [_dates(one) for one in some if any(map(str.isdigit, "".join(one)))]
    return any(_says_when(one) or duration_from_text(one) is not None for one in figures)
