"""Plans written as lines of text: a task or milestone a line, its dates behind or before it."""

from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.lines import BY_LINE, LINES
from mhhs_analysis.intake.plans import read_plan
from tests.intake.responses import documents
from tests.intake.responses.documents import drawing, p, r, tbl

OTHERS = ["Design - 31 March 2026", "Build: 3 April 2026"]
"""Lines beside the one that a test is about: three make a plan."""


def read(workbook_file, lines):
    return read_plan(workbook_file({"Plan": [[line] for line in lines]}))


def spans(reading):
    return {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}


@pytest.mark.parametrize(
    ("line", "name", "first", "last"),
    [
        ("SIT entry - 30 October 2026", "SIT entry", "2026-10-30", "2026-10-30"),
        ("SIT entry \u2013 w/c 5 Oct 2026", "SIT entry", "2026-10-05", "2026-10-11"),
        ("SIT (Aug\u2013Sep 2026)", "SIT", "2026-08-01", "2026-09-30"),
        ("\u2022 Qualification: Jan 2026 to Mar 2026", "Qualification", "2026-01-01", "2026-03-31"),
        ("2) Qualification Jan 2026 - Mar 2026", "Qualification", "2026-01-01", "2026-03-31"),
        ("Migrate from 3 April 2026 to 7 July 2026", "Migrate", "2026-04-03", "2026-07-07"),
        ("Go live by 31 March 2027", "Go live", None, "2027-03-31"),
        ("30 October 2026 - SIT entry", "SIT entry", "2026-10-30", "2026-10-30"),
        ("Q1 2027: Qualification", "Qualification", "2027-01-01", "2027-03-31"),
        ("Release 2 - 3 May 2026", "Release 2", "2026-05-03", "2026-05-03"),
        ("Sprint 12 May 2026", "Sprint 12", "2026-05-01", "2026-05-31"),
        ("M6 - 30 Nov 2026", "M6", "2026-11-30", "2026-11-30"),
        ("Go live - TBC", "Go live", None, None),
        ("- **SIT entry**: 30 October 2026", "SIT entry", "2026-10-30", "2026-10-30"),
        ("* [ ] __SIT entry:__ 30 October 2026", "SIT entry", "2026-10-30", "2026-10-30"),
    ],
)
def test_a_line_names_its_task_and_gives_its_dates(workbook_file, line, name, first, last) -> None:
    """Whatever parts them; a number before the dates belongs to what it may count."""
    reading = read(workbook_file, ["Our plan", *OTHERS, "Test - 1 June 2026", line])
    assert spans(reading)[name] == (first, last) and len(reading.rows) == 4
    assert reading.reading_confidence == "medium" and reading.reasons[0] == BY_LINE
    assert reading.layout == LINES


@pytest.mark.parametrize(
    ("line", "name", "first", "last"),
    [
        ("SIT complete 15 December 2026", "SIT complete", "2026-12-15", "2026-12-15"),
        ("Build start 3 May 2026", "Build start", "2026-05-03", "2026-05-03"),
        ("Design Jan - Mar 2026", "Design", "2026-01-01", "2026-03-31"),
        ("Design 5-20 March 2026", "Design", "2026-03-05", "2026-03-20"),
        ("Wave 3 - 5 May 2026 - 9 May 2026", "Wave 3", "2026-05-05", "2026-05-09"),
    ],
)
def test_the_day_and_the_first_of_a_range_stay_with_the_dates(workbook_file, line, name, first, last) -> None:
    """A day is no number of what the name ends with, unless that counts something."""
    assert spans(read(workbook_file, [*OTHERS, "Test - 1 June 2026", line]))[name] == (first, last)


@pytest.mark.parametrize(
    "line",
    [
        "Design 5 - 20 March 2026", "UAT 2 - 3 May 2026", "Phase 2 March 2026", "SIT from November to January 2027",
        "Build: Oct - Feb 2027", "Trial 10, 12 and 14 May 2026", "SIT moved from 3 May to 10 June 2026",
        "No SIT before 3 May 2026", "UAT 2 weeks from 3 May 2026", "Office 2019 - October 2025", "Pilot ~3 May 2026",
        "Pilot - c. May 2026", "Pilot (approx. May 2026)", "Pilot around 3 May 2026",
        "Pilot\t3 May 2026\t5 June 2026", "Pilot can't be done until 3 May 2026", "If funded, pilot 3 May 2026",
        "We believe the pilot ends on 3 May 2026", "Original pilot: 3 May 2026", "Pilot should start by 3 May 2026",
        "Pilot period 3 - 9 May 2026",
    ],
)  # fmt: skip
def test_a_line_that_may_mean_two_things_is_told(workbook_file, line: str) -> None:
    """Nobody can say which number is the day's, how near it is, or what a tab parts, or it is said of no plan."""
    reading = read(workbook_file, [OTHERS[0], line, OTHERS[1], "Test - 1 June 2026"])
    assert len(reading.rows) == 3
    assert [one["text"] for one in reading.set_aside if "line without a date" in one["reason"]] == [line]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Pilot - 3 May 2026 (Anna Bell)", "Anna Bell"),
        ("Pilot - 3 May 2026 [Owner: test team]", "test team"),
        ("Pilot: 3 May 2026 - Mr Bell", "Mr Bell"),
        ("Pilot 3 May 2026, owner Anna", "Anna"),
    ],
)
def test_who_does_a_task_may_stand_behind_its_dates(workbook_file, line: str, owner: str) -> None:
    """A person's name, or whoever is called its owner."""
    reading = read(workbook_file, ["Our plan", *OTHERS, line])
    assert spans(reading)["Pilot"] == ("2026-05-03", "2026-05-03")
    assert [row["notes_text"] for row in reading.rows][-1] == owner


@pytest.mark.parametrize(
    "words",
    ["(Best Case)", "(delayed)", "(Test Team)", "- Ready", "(was 4 June)", "(Rome)"],
)
def test_other_words_behind_dates_are_told(workbook_file, words: str) -> None:
    """They may change what the dates mean."""
    line = f"Pilot - 3 May 2026 {words}"
    reading = read(workbook_file, ["Our plan", *OTHERS, line, "Test - 1 June 2026"])
    assert "Pilot" not in spans(reading)
    assert [one["text"] for one in reading.set_aside if "line without a date" in one["reason"]] == [line]


def test_lines_that_speak_of_no_plan_are_read_with_low_confidence(workbook_file) -> None:
    """Three names and dates may as well be of leave, invoices or contracts."""
    lines = ["Ada Lovelace - 3 March 2026", "Alan Kay - 4 May 2026", "Grace Hopper - 5 June 2026"]
    assert read(workbook_file, lines).reading_confidence == "low"
    assert read(workbook_file, ["Our plan", *lines]).reading_confidence == "medium"


@pytest.mark.parametrize(
    "title",
    [
        "POAP 1:", "The Programme\u2019s milestones are", "Industry plan", "Ofgem\u2019s dates", "DCC plan",
        "References", "We can\u2019t meet this plan:", "Engagement to date", "Acme Energy",
    ],
)  # fmt: skip
def test_lines_that_no_title_calls_the_senders_plan_are_asked_about(workbook_file, title: str) -> None:
    """A short reply may quote the programme's dates, or list what else has some: whose they are its words say."""
    reading = read(workbook_file, ["Reply of Acme", title, *OTHERS, "SIT - 1 June 2026"])
    assert reading.reading_confidence == "low" and len(reading.rows) == 3
    assert ("A2", title) in [(one["cell"], one["text"]) for one in reading.warnings]


@pytest.mark.parametrize(
    "title", ["Our milestones", "Acme delivery plan", "MHHS draft timeline", "Our plan beside POAP 1"]
)
def test_a_title_of_the_senders_own_plan_leaves_no_doubt_of_whose_it_is(workbook_file, title: str) -> None:
    """Also below the name of its sender, or where it says beside which plan of the programme it stands."""
    reading = read(workbook_file, ["Acme Energy", title, *OTHERS, "SIT - 1 June 2026"])
    assert reading.reading_confidence == "medium" and not reading.warnings


def test_tasks_named_again_in_a_later_list_are_asked_about(workbook_file) -> None:
    """Words over lists are not read: the dates below Scenario 2 are not those of the plan above it."""
    later = ["If tests are late", "Design - 30 April 2026", "Test - 1 July 2026"]
    reading = read(workbook_file, ["Our plan", *OTHERS, "Test - 1 June 2026", *later])
    assert reading.reading_confidence == "low"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A6", "Design")]


NAMES = st.sampled_from(
    ["Design", "Build and unit test", "SIT entry", "Phase 2", "Go-live", "M10", "UAT (cycle 1)"]
)
BETWEEN = st.sampled_from([" - ", ": ", " \u2013 ", " | ", ", "])
BULLETS = st.sampled_from(["", "\u2022 ", "- ", "3. "])
SHOWN = st.sampled_from(["{:%d %B %Y}", "{:%d/%m/%Y}", "{:%d %b %y}", "{:%Y-%m-%d}"])


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(
    plan=st.lists(
        st.tuples(NAMES, st.integers(0, 900)), min_size=3, max_size=6, unique_by=lambda one: one[0]
    ),
    between=BETWEEN,
    bullet=BULLETS,
    shown=SHOWN,
    is_behind=st.booleans(),
)
def test_lines_of_any_make_read_back(workbook_file, plan, between, bullet, shown, is_behind) -> None:
    """Dates behind the names or before them, parted by any sign, below bullets or numbers."""
    days = {name: date(2026, 1, 13) + timedelta(days=day) for name, day in plan}
    parts = [(name, shown.format(day)) for name, day in days.items()]
    lines = [bullet + between.join(one if is_behind else reversed(one)) for one in parts]
    assert spans(read(workbook_file, lines)) == {
        name: (day.isoformat(), day.isoformat()) for name, day in days.items()
    }


def test_what_is_told_of_a_line_stands_at_its_cell(workbook_file) -> None:
    """Numbers may stand beside the lines, and lines without dates between them; each row is accounted for."""
    rows = [
        [None, "Our milestones"],
        [],
        [None, 1, "Design - 31 March 2026"],
        [None, 2, "Build: 3 April"],
        [None, 3, "Funding is sought"],
        [None, 4, "SIT entry - 30 October 2026"],
        [None, 5, "Live - Q1 2027"],
    ]
    reading = read_plan(workbook_file({"Cover": [["Acme"]], "Milestones": rows}))
    assert [(row["activity_id"], row["cell"]) for row in reading.rows] == [
        ("R3", "C3"),
        ("R4", "C4"),
        ("R6", "C6"),
        ("R7", "C7"),
    ]
    told = {one["cell"]: one["reason"] for one in reading.set_aside if one["sheet"] == "Milestones"}
    assert told.keys() == {"B1", "C4", "C5"}
    assert "without its year" in told["C4"] and "line without a date" in told["C5"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 7


@pytest.mark.parametrize(
    "lines",
    [
        ["Version history", "v0.1 - 3 March 2022", "v0.2 - 10 March 2022", "v1.0 - 4 April 2022"],
        ["Minutes", "Date: 3 March 2023", "Last updated: 10 March 2023", "Next meeting: 3 April 2023"],
        ["We will start design in January 2026.", "We expect SIT in March 2026.", "We will all go live by May 2026."],
        ["Costs 2023", "Licences 2024", "Staff 2025", "Training 2023"],
        ["3 March 2023", "4 March 2023", "5 March 2023"],
        ["Design - 31 March 2026", "Build: 3 April 2026", "and much more", "of this", "and that"],
    ],
)  # fmt: skip
def test_other_lines_with_dates_are_no_plan(workbook_file, lines: list[str]) -> None:
    """Editions, facts of a document, sentences and amounts by year name no tasks, nor do dates alone."""
    reading = read(workbook_file, lines)
    assert reading.layout == "none found" and not reading.rows


def test_a_line_that_is_struck_through_is_asked_about(tmp_path) -> None:
    """As a task of a table is that somebody struck through."""
    book = openpyxl.Workbook()
    for line in (*OTHERS, "Test - 1 June 2026", "Trial - 1 July 2026"):
        book.active.append([line])
    book.active["A3"].font = Font(strike=True)
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Trial"]
    assert any(one["cell"] == "A3" for one in (*reading.warnings, *reading.set_aside))


def test_the_lines_of_a_word_document_without_a_table_are_read(tmp_path) -> None:
    """A list of dated paragraphs is a plan as lines of cells are; lines parted by breaks are lines of their own."""
    paragraphs = [p("Our plan"), p("\n".join(OTHERS)), p("Test \u2013 1 June 2026"), p("Trial \u2013 TBC")]
    reading = read_plan(documents.write(tmp_path / "plan.docx", *paragraphs))
    assert BY_LINE in reading.reasons and reading.reading_confidence == "medium"
    assert {**spans(reading)} == {
        "Design": ("2026-03-31", "2026-03-31"),
        "Build": ("2026-04-03", "2026-04-03"),
        "Test": ("2026-06-01", "2026-06-01"),
        "Trial": (None, None),
    }
    assert [(row["sheet"], row["cell"]) for row in reading.rows] == [
        ("text", f"A{row}") for row in range(2, 6)
    ]


def test_what_is_struck_or_drawn_beside_the_lines_of_a_document_is_told(tmp_path) -> None:
    """A date struck through is not read, a line struck through is no task, and a picture may hold others."""
    struck = (
        f"<w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r>"
        for text in ("1 May 2026", "UAT 1 July 2026")
    )
    part, whole = struck
    lines = [*map(p, OTHERS), p("Test - ", part, r(" 1 June 2026")), p(whole), p("Trial - 1 August 2026")]
    reading = read_plan(
        documents.write(tmp_path / "plan.docx", *lines, p(drawing("pic", (9_500_000, 6_000_000))))
    )
    assert spans(reading)["Test"] == ("2026-06-01", "2026-06-01")
    assert [*spans(reading)] == ["Design", "Build", "Test", "Trial"]
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A3", "1 May 2026")]
    assert [(one["cell"], one["text"]) for one in reading.set_aside] == [
        ("A4", "UAT | 1 July 2026"),
        (None, "1 picture"),
    ]


def test_a_line_named_after_a_plan_of_the_programme_is_asked_about(workbook_file) -> None:
    """Within the sender's own list its date is the programme's; work on that plan is the sender's."""
    lines = ["Our plan", *OTHERS, "Respond to POAP 1 - 1 May 2026", "SIT (POAP 1) - 1 June 2026"]
    reading = read(workbook_file, lines)
    assert reading.reading_confidence == "low"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A5", "SIT (POAP 1)")]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [
                "Further milestones:",
                "SIT start - 1 May 2026",
                "UIT start - 1 July 2026",
                "Go live: 1 August 2026",
            ],
            ["A2:A4"],
        ),
        (["Ada - 3 March 2026", "Alan - 4 May 2026", "Grace - 5 June 2026"], []),
        (["Date: 3 April 2026", "We start SIT on 1 May 2026.", "Version 2", "Go live: 1 August 2026"], []),
    ],
)
def test_lines_of_tasks_beside_a_table_of_a_document_are_told(tmp_path, lines, told) -> None:
    """They may be of the plan too, of which the table that is read then is but a part."""
    table = tbl(
        ["Task", "Start", "Finish"],
        ["Design", "1 Jan 2026", "31 Mar 2026"],
        ["Build", "1 Apr 2026", "30 Jun 2026"],
    )
    reading = read_plan(documents.write(tmp_path / "plan.docx", table, *map(p, lines)))
    assert [*spans(reading)] == ["Design", "Build"]
    assert [one["cell"] for one in reading.warnings] == told
    assert reading.reading_confidence == ("medium" if told else "high")


def test_a_document_of_many_lines_is_no_plan_and_refused_at_once(tmp_path) -> None:
    """A contract has thousands of lines, some with a date, and paragraphs of hundreds of words: neither is a list."""
    contract = [f"Clause {number} of 3 May 2026" for number in range(1_001)]
    paragraphs = [f"{'a supplier tells 4 of us ' * 40} by 3 May 2026"] * 9
    for lines in (contract, paragraphs):
        with pytest.raises(NotReadable, match="holds no table"):
            read_plan(documents.write(tmp_path / "contract.docx", *map(p, lines)))


def test_a_document_with_few_dates_is_refused(tmp_path) -> None:
    """As any document that holds no table: a letter gives one date or two."""
    letter = [*map(p, OTHERS), p("Kind regards")]
    with pytest.raises(NotReadable, match="a Word document that holds no table;"):
        read_plan(documents.write(tmp_path / "letter.docx", *letter))


LETTER = [
    "Dear all,",
    "Thank you for both plans.",
    "We looked at them.",
    "POAP 1 leaves six weeks for tests.",
    "Ours:",
]
ENDING = [
    "We need test data from the DIP by June 2026 to hold these dates.",
    "Kind regards",
    "A. Planner",
    "Acme",
]


def test_a_list_of_dated_lines_within_a_letter_is_read_in_doubt(workbook_file, tmp_path) -> None:
    """Whose plan it is only the letter's words say; a sentence with a date after it is no task, nor asked about."""
    lines = [*LETTER, *OTHERS, "Test", "SIT: 1 June 2026", "UIT: TBC", *ENDING]
    document = documents.write(tmp_path / "letter.docx", *map(p, lines))
    for reading in (read(workbook_file, lines), read_plan(document)):
        assert [*spans(reading)] == ["Design", "Build", "SIT", "UIT"]
        assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A5", "Ours:")]
        assert reading.reading_confidence == "low"
        aside = {one["text"]: one["remedy"] for one in reading.set_aside}
        assert aside["Test"].startswith("ask whether it is a task") and not aside[ENDING[0]]
        above = [
            one["text"] for one in reading.set_aside if one["reason"] == "above the lines that name tasks"
        ]
        assert above == LETTER


def test_dates_of_a_letter_and_lists_that_name_no_work_are_no_plan(workbook_file) -> None:
    """When a letter was sent and is to be answered, and dates of its sentences far apart, name no tasks."""
    head = ["Date: 3 April 2026", "Consultation opened: 3 March 2026", "Response deadline: 28 April 2026"]
    apart = ["SIT: 1 June 2026", *LETTER, "UIT: 1 July 2026", *LETTER, "Trial: 1 August 2026"]
    for lines in ([*head, *LETTER], [*LETTER, *apart, *LETTER]):
        reading = read(workbook_file, lines)
        assert reading.layout == "none found" and not reading.rows


PAIRS = [
    "Design",
    "8 January to 23 February 2026",
    "Build",
    "26 February 2026",
    "SIT entry",
    "w/c 5 Oct 2026",
]


@pytest.mark.parametrize("above", [[], ["Our plan"], ["Our plan", "All dates are forecasts"]])
def test_a_date_in_the_line_below_a_task_is_its_own(workbook_file, above) -> None:
    """Where lines take turns down to the last: nothing else says so, and they are told."""
    reading = read(workbook_file, [*above, *PAIRS])
    assert spans(reading) == {
        "Design": ("2026-01-08", "2026-02-23"),
        "Build": ("2026-02-26", "2026-02-26"),
        "SIT entry": ("2026-10-05", "2026-10-11"),
    }
    assert [row["cell"] for row in reading.rows] == [f"A{len(above) + each}" for each in (2, 4, 6)]
    assert reading.reading_confidence == "medium"
    assert any("by turns" in one["reason"] for one in reading.warnings)
    assert sum(one["rows"] for one in reading.set_aside) + len(reading.rows) == reading.rows_in


@pytest.mark.parametrize(
    "lines",
    [
        [*PAIRS, "Go live"],
        ["SIT plan", "Jan 2026", "Design", "May 2026", "Build", "Aug 2026", "Test", "1 May 2027"],
        PAIRS[1:],
        PAIRS[:4],
        ["Ann Smith", "8 January 2026", "Bob Jones", "26 February 2026", "Eve Black", "1 May 2026"],
        [
            "Issued",
            "1 May 2026",
            "Version 2",
            "Design",
            "8 May 2026",
            "Build",
            "9 May 2026",
            "Test",
            "6 Jun 2026",
        ],
    ],
)
def test_a_date_that_may_be_of_the_line_above_or_below_is_no_tasks(workbook_file, lines) -> None:
    """Nobody could say which; nor are dates of people, or few of them, a plan."""
    assert not [*read(workbook_file, lines).rows]
