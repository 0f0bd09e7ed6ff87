"""Which column names the rows of a plan, where its heading alone doesn't say."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

A, B, C = D(2024, 1, 8), D(2024, 3, 29), D(2024, 6, 28)
UNKNOWN = "read as the name: its heading is not known"


def names(reading):
    return [row["activity_name"] for row in reading.rows]


def doubted(reading):
    return [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == UNKNOWN]


def test_words_that_tell_rows_apart_name_them_below_any_heading(workbook_file, text_file) -> None:
    """Where starts and finishes are headed, a heading nobody knows may head the tasks: read so, with a doubt."""
    rows = [
        ["Ref code", "Squad", "Undertaking", "Start", "End", "Colour"],
        ["X-1", "Alpha", "Agree the interfaces", A, B, "#1b5c44"],
        ["X-2", "Alpha", "Build the adapter", B, C, "#1b5c44"],
        ["X-3", "Beta", "Prove the adapter", B, C, "#ffbfb7"],
    ]
    lines = [";".join(one if isinstance(one, str) else f"{one:%d/%m/%Y}" for one in row) for row in rows]
    for file in (workbook_file({"Plan": rows}), text_file("\n".join(lines))):
        reading = read_plan(file)
        assert names(reading) == ["Agree the interfaces", "Build the adapter", "Prove the adapter"]
        assert doubted(reading) == [("C1", "Undertaking")]
        assert [row["start_from"] for row in reading.rows] == ["2024-01-08", "2024-03-29", "2024-03-29"]


def test_codes_colours_and_people_name_no_rows(workbook_file) -> None:
    """A table in which only codes, or staff, tell rows apart is no plan, and is set aside whole."""
    for heading, words in (("Code", ["AB-1", "AB-2"]), ("Employee", ["A Person", "Another Person"])):
        rows = [[heading, "Start", "End"], *[[word, A, B] for word in words]]
        reading = read_plan(workbook_file({"Plan": rows}))
        assert len(reading.rows) == 0 and reading.rows_set_aside == 3


def test_lengths_name_no_rows(text_file) -> None:
    """What tells how long something lasts or may slip is no name, below any heading: the phase is."""
    reading = read_plan(
        text_file(
            "Leeway;Dates;Phase\n5 days;13 Jan 2022 - 20 Jan 2022;Build the interface\nNotes: dates are provisional;;"
        )
    )
    assert names(reading) == ["Build the interface"] and reading.reading_confidence == "high"


def test_steps_below_an_unknown_heading_name_rows_where_only_a_phase_stands_in(workbook_file) -> None:
    """A phase said again row by row names none of them: what stands once beside each does, with a doubt."""
    rows = [
        ["Phase", "Procedure", "Start", "End"],
        ["Prepare", "Collect the data", A, B],
        ["Prepare", "Clean the data", A, B],
        ["Prove", "Run the cases", B, C],
        ["Prove", "Report on the cases", B, C],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == ["Collect the data", "Clean the data", "Run the cases", "Report on the cases"]
    assert doubted(reading) == [("B1", "Procedure")]


def test_a_phase_names_rows_where_what_stands_beside_it_says_the_same_again(workbook_file) -> None:
    """Regions, or remarks on a few rows, are no steps."""
    rows = [["Phase", "Region", "Start", "End"], *[[f"Stage {i}", "North", A, B] for i in range(1, 5)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == ["Stage 1", "Stage 2", "Stage 3", "Stage 4"] and not doubted(reading)


def test_a_task_keeps_its_name_beside_unknown_words(workbook_file) -> None:
    """A column headed as the tasks names them, though another tells more rows apart."""
    rows = [
        ["Task", "Remarkable", "Start", "End"],
        *[["Build", f"because {w}", A, B] for w in ("a b", "c d", "e f")],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == ["Build"] * 3 and not doubted(reading)


def test_a_row_without_a_task_is_named_by_the_part_of_the_phase_beside_it(workbook_file) -> None:
    """Of a phase and a part of it the part says what a row is; a stroke says nothing."""
    rows = [
        ["Phase", "Work package", "Task", "Start", "End"],
        ["Build", "Database", "Set up the store", A, B],
        ["Build", "Model", "-", A, B],
        ["Prove", "Load test", None, B, C],
        ["Close", None, "--", B, C],
    ]
    assert names(read_plan(workbook_file({"Plan": rows}))) == [
        "Set up the store",
        "Model",
        "Load test",
        "Close",
    ]


def test_a_row_named_by_a_stroke_alone_is_set_aside(text_file) -> None:
    """Its dates are of nobody knows what; a name of one letter is a name."""
    reading = read_plan(text_file("Task,Start,End\n-,2024-01-08,2024-02-02\nQ,2024-02-05,2024-03-01\n"))
    assert names(reading) == ["Q"]
    assert [(one["cell"], one["reason"]) for one in reading.set_aside] == [
        ("A2:C2", "no name where tasks are named")
    ]


def test_a_rule_typed_between_rows_names_no_task(text_file) -> None:
    """However long it is, it says nothing."""
    reading = read_plan(
        text_file("Task,Start,End\nA b,2024-01-08,2024-02-02\n-----,,\nQ,2024-02-05,2024-03-01\n")
    )
    assert names(reading) == ["A b", "Q"] and [one["text"] for one in reading.set_aside] == ["-----"]


def test_a_column_of_yes_names_no_rows(workbook_file) -> None:
    """Which rows are milestones is no name: an unknown heading that tells them apart does, with a doubt."""
    rows = [
        ["Undertaking", "Start", "End", "Milestone"],
        ["Agree the plan", A, B, None],
        ["Approve the plan", B, B, "true"],
        ["Build the thing", B, C, "true"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == ["Agree the plan", "Approve the plan", "Build the thing"]
    assert [row["is_milestone"] for row in reading.rows] == [False, True, True]
    assert doubted(reading) == [("A1", "Undertaking")]


def test_plan_over_words_heads_names_before_a_column_that_says_less(workbook_file) -> None:
    """Plan heads dates elsewhere; over tasks it names them, and their sites do not. Over bases it names none."""
    tasks = [["Fit meters", "Leeds", A, B], ["Test them", "Leeds", B, C], ["Report", "York", B, C]]
    reading = read_plan(workbook_file({"Sheet": [["Plan", "Site", "Start", "Finish"], *tasks]}))
    assert names(reading) == ["Fit meters", "Test them", "Report"] and doubted(reading) == [("A1", "Plan")]
    assert len(reading.warnings) == 1
    bases = [["Plan", A, B], ["Actual", B, C]]
    assert not read_plan(workbook_file({"Sheet": [["Plan", "Start", "Finish"], *bases]})).rows


def test_codes_give_way_to_their_descriptions(workbook_file) -> None:
    """Tasks called 1.1 or TSK-01 are named by what describes each; a milestone's number is a name."""
    for codes in (["1.1", "1.2"], ["TSK-01", "TSK-02"], [101, 102]):
        rows = [
            ["Task", "Description", "Start", "End"],
            [codes[0], "Agree the interfaces", A, B],
            [codes[1], "Build the adapter", B, C],
        ]
        assert names(read_plan(workbook_file({"Plan": rows}))) == [
            "Agree the interfaces",
            "Build the adapter",
        ]
    rows = [["Task", "Description", "Start", "End"], ["M5", "Baseline", A, B], ["M9", "Entry", B, C]]
    assert names(read_plan(workbook_file({"Plan": rows}))) == ["M5", "M9"]


def test_codes_stay_names_where_no_description_tells_them_apart(workbook_file) -> None:
    """What describes few rows, or all alike, names none of them."""
    for words in (["To do", "To do", "To do"], ["Agree", None, None]):
        rows = [
            ["Task", "Description", "Start", "End"],
            *[[f"1.{n}", word, A, B] for n, word in enumerate(words)],
        ]
        assert names(read_plan(workbook_file({"Plan": rows}))) == ["1.0", "1.1", "1.2"]


def test_ranges_below_planned_or_revised_dates_are_read(workbook_file) -> None:
    """A heading that says which dates a column of ranges gives loses none of them; what is expected speaks."""
    first, second = "Jan 2026 - Feb 2026", "Mar 2026 - Apr 2026"
    for headings, month in (
        (["Planned timing"], "2026-01-01"),
        (["Revised dates"], "2026-01-01"),
        (["Original dates", "Revised dates"], "2026-03-01"),
    ):
        rows = [["Task", *headings], ["Build", *[first, second][: len(headings)]]]
        reading = read_plan(workbook_file({"Plan": rows}))
        assert [row["start_from"] for row in reading.rows] == [month]
        assert len(reading.warnings) == len(headings) - 1


@pytest.mark.parametrize("beside", ["Milestone", "Deliverables", "Description"])
def test_phases_that_last_are_named_by_what_stands_left_of_their_dates(tmp_path, beside: str) -> None:
    """What stands right of a start and finish, as different in each row, says more of the phase."""
    rows = "Design,13/01/2026,20/02/2026,Design agreed\nBuild,23/02/2026,30/04/2026,All is built\n"
    (tmp_path / "plan.csv").write_text(f"Phase,Start,End,{beside}\n{rows}")
    reading = read_plan(tmp_path / "plan.csv")
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]


def test_what_is_reached_names_a_row_of_one_date_and_work_names_one_of_phases_said_again(tmp_path) -> None:
    """A phase stands above what it gathers."""
    for text, names in (
        (
            "Phase,Start,End,Task description\nDesign,13/01/2026,20/02/2026,Write\nBuild,23/02/2026,30/04/2026,Make\n",
            ["Write", "Make"],
        ),
        ("Phase,Date,Milestone\nDesign,20/02/2026,Agreed\nBuild,30/04/2026,Built\n", ["Agreed", "Built"]),
        (
            "Phase,Start,End,Details\nBuild,13/01/2026,20/02/2026,Write it\nBuild,23/02/2026,30/04/2026,Try it\n",
            ["Write it", "Try it"],
        ),
    ):
        (tmp_path / "plan.csv").write_text(text)
        assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == names


@pytest.mark.parametrize("heading", ["Action", "Item", "Work required", "Planned actions"])
@pytest.mark.parametrize("timing", ["Start,End", "Due date"])
def test_what_is_headed_as_work_names_a_row_and_not_what_it_delivers(
    tmp_path, heading: str, timing: str
) -> None:
    """It may be headed so with words nobody listed; where it is said again, what it delivers tells rows apart."""
    ends = ("13/01/2026,20/02/2026", "23/02/2026,30/04/2026", "1/05/2026,3/05/2026")
    dates = [end if "," in timing else end.split(",")[1] for end in ends]
    for third, names in (
        ("Prove it", ["Write it", "Make it", "Prove it"]),
        ("Make it", ["A paper", "A tool", "A report"]),
    ):
        does = ["Write it", "Make it", third]
        gives = ["A paper", "A tool", "A report"]
        rows = "".join(
            f"One,{work},{result},Ann,{when}\n" for work, result, when in zip(does, gives, dates, strict=True)
        )
        (tmp_path / "plan.csv").write_text(f"Phase,{heading},Deliverable,Owner,{timing}\n{rows}")
        assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == names


@pytest.mark.parametrize("heading", ["Work item type", "Action taken by", "Area of work type"])
def test_kinds_of_work_and_whose_it_is_are_no_names(tmp_path, heading: str) -> None:
    rows = "Epic,Design it,13/01/2026,20/02/2026\nFeature,Build it,23/02/2026,30/04/2026\n"
    (tmp_path / "plan.csv").write_text(f"{heading},Deliverable,Start,End\n{rows}")
    reading = read_plan(tmp_path / "plan.csv")
    assert [row["activity_name"] for row in reading.rows] == ["Design it", "Build it"]


def test_work_right_of_its_date_is_named_before_what_it_delivers(tmp_path) -> None:
    rows = "20/02/2026,Write it,A paper\n30/04/2026,Make it,A tool\n"
    (tmp_path / "plan.csv").write_text(f"Target date,Item,Deliverable\n{rows}")
    assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == ["Write it", "Make it"]


def test_actions_right_of_the_dates_are_no_names(tmp_path) -> None:
    rows = "Design,13/01/2026,20/02/2026,Ask Ann\nBuild,23/02/2026,30/04/2026,Ring Bob\n"
    (tmp_path / "plan.csv").write_text(f"Deliverable,Start,End,Next action\n{rows}")
    assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == ["Design", "Build"]


def test_stages_that_part_a_phase_name_its_rows(tmp_path) -> None:
    """A stage at which each row stands names none."""
    for stages, names in (
        (("Write", "Make", "Prove"), ["Write", "Make", "Prove"]),
        (("Open", "Open", "Done"), ["One", "One", "Two"]),
    ):
        rows = "One,{},13/01/2026,20/02/2026\nOne,{},23/02/2026,30/04/2026\nTwo,{},1/05/2026,3/05/2026\n"
        (tmp_path / "plan.csv").write_text(f"Phase,Stage,Start,End\n{rows.format(*stages)}")
        assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == names


def test_steps_two_columns_further_in_are_names(tmp_path) -> None:
    """A level of which a plan has no task is a blank column, and those below it are tasks."""
    (tmp_path / "plan.csv").write_text(
        "Phase,,,Start,End\nBuild,,,13/01/2026,20/02/2026\n,,Code,14/01/2026,2/02/2026\n"
    )
    reading = read_plan(tmp_path / "plan.csv")
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Code"] and not reading.set_aside


@pytest.mark.parametrize("head", ["Stage/Phase", "Part of it", ""])
def test_dated_words_where_the_name_beside_is_blank_are_names_beneath_it(tmp_path, head: str) -> None:
    """Whatever heads them: they are all that the row is called."""
    rows = "M0: base,,5/01/2026,1/05/2026\n,Frame,5/01/2026,27/03/2026\n,Wires,30/03/2026,1/05/2026\nM1: rest,,TBC,\n"
    (tmp_path / "plan.csv").write_text(f"Milestone,{head},Start,End\n{rows}")
    reading = read_plan(tmp_path / "plan.csv")
    assert [(row["activity_name"], row["is_summary"]) for row in reading.rows] == [
        ("M0: base", True), ("Frame", False), ("Wires", False), ("M1: rest", False)]  # fmt: skip
    assert not reading.set_aside


@pytest.mark.parametrize("said", ["Ask Ann first,,", "Ask Ann first,,\nMend,Leeds,4/05/2026,5/06/2026"])
def test_words_without_dates_and_those_beside_names_are_no_names(tmp_path, said: str) -> None:
    """A remark below a task, or a site, is no step of it."""
    rows = f"Build,,5/01/2026,1/05/2026\n,{said}\nProve,,4/05/2026,5/06/2026\n"
    (tmp_path / "plan.csv").write_text(f"Task,Place and remark,Start,End\n{rows}")
    found = [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows]
    assert found == (["Build", "Mend", "Prove"] if "Mend" in said else ["Build", "Prove"])


def test_a_site_names_no_row_of_a_phase_that_has_steps(tmp_path) -> None:
    """Where tasks stand further in below their phase, what tells them apart further right names none."""
    rows = "Build,,13/01/2026,20/02/2026,Leeds\n,Code,14/01/2026,2/02/2026,Hull\n"
    (tmp_path / "plan.csv").write_text(f"Phase,,Start,End,Site\n{rows}")
    assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == ["Build", "Code"]
    between = "Build,,Leeds,13/01/2026,20/02/2026\n,Code,Hull,14/01/2026,2/02/2026\n"
    (tmp_path / "plan.csv").write_text(f"Phase,,Site,Start,End\n{between}")
    assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == ["Build", "Code"]


def test_a_dated_phase_above_its_steps_has_them_beneath_it(tmp_path) -> None:
    """However many steps stand right of it without a heading, the phase is a task that adds them up."""
    rows = "Build,,13/01/2026,20/02/2026\n,Code,13/01/2026,2/02/2026\n,Prove,3/02/2026,20/02/2026\n"
    (tmp_path / "plan.csv").write_text(f"Phase,,Start,End\n{rows}")
    found = read_plan(tmp_path / "plan.csv").rows
    assert [(row["activity_name"], row["is_summary"]) for row in found] == [
        ("Build", True), ("Code", False), ("Prove", False)]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "Milestone,Description,Start,End",
        "Meilenstein,Beschreibung,Beginn,Ende",
        "Jalon,Désignation,Début,Fin",
        "Hito,Descripción,Inicio,Fin",
        "Mijlpaal,Omschrijving,Start,Einde",
    ],
)
def test_milestones_that_all_differ_name_their_rows_before_descriptions(text_file, head: str) -> None:
    """What is described is the milestone, in any language."""
    rows = [head, "Design,How the adaptor works is agreed,08/01/2024,29/03/2024",
            "Build,All of it is built and proved,29/03/2024,28/06/2024"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert names(reading) == ["Design", "Build"]
    assert reading.rows[0]["notes_text"] == "How the adaptor works is agreed"


@pytest.mark.parametrize("milestones", [("MS01", "MS02", "MS03"), ("SIT", "SIT", "UIT")])
def test_descriptions_name_rows_whose_milestones_are_codes_or_said_again(text_file, milestones) -> None:
    """They say more of each row."""
    said = ["Agree the adaptor", "Build the adaptor", "Prove the adaptor"]
    rows = [f"{one},{words},08/01/2024,29/03/2024" for one, words in zip(milestones, said, strict=True)]
    assert names(read_plan(text_file("\n".join(["Milestone,Description,Start,End", *rows])))) == said


@pytest.mark.parametrize("head", ["Milestone,Deliverable", "Meilenstein,Deliverable", "Hito,Deliverable",
                                  "Deliverable,Description", "Deliverable name,Brief description",
                                  "Description,Deliverable"])  # fmt: skip
def test_what_is_due_names_its_row_before_what_is_said_of_it(text_file, head: str) -> None:
    """Also where both tell rows apart: a milestone before what it brings, in any language, that before its words.

    A description left of what is brought is what is done for it.
    """
    rows = ["Design agreed,Paper on the design,16/03/2026", "Service live,Letter that accepts it,18/05/2026"]
    reading = read_plan(text_file("\n".join([f"{head},Due date", *rows])))
    assert names(reading) == ["Design agreed", "Service live"] and not reading.warnings


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Deliverable", ("Deliverable 1", "Deliverable 2", "Deliverable 3")),
        ("Deliverable", ("D1.1", "D1.2", "D2.1")),
        ("Deliverable", ("Report", "Report", "System")),
        ("Market role", ("Supplier", "Network operator", "Agent")),
        ("Step", ("Step 1", "Step 2", "Step 3")),
    ],
)
def test_a_description_says_more_than_numbers_and_kinds_left_of_it(text_file, head: str, said) -> None:
    described = ["Paper on the design", "Letter that accepts it", "The system as built"]
    rows = [f"{one},{words},16/03/2026" for one, words in zip(said, described, strict=True)]
    assert names(read_plan(text_file("\n".join([f"{head},Description,Due date", *rows])))) == described


@pytest.mark.parametrize("when", ["Timeline", "When", "Timescale"])
@pytest.mark.parametrize(
    ("said", "named"),
    [
        (
            ("What we will do", "Agree the design", "Build it", "Prove it"),
            ["Agree the design", "Build it", "Prove it"],
        ),
        ((), ["Design", "Build", "Test"]),
    ],
)
def test_stages_and_when_they_are_head_a_table(
    text_file, when: str, said: tuple[str, ...], named: list[str]
) -> None:
    """What tells the rows apart beside the stages names them, else the stages do."""
    stages = ["Stage", "Design", "Build", "Test"]
    spans = [when, "Feb 2023 to Mar 2023", "1 Apr - 28 Jul 2023", "Q3 2023 to Q4 2023"]
    columns = [stages, said, spans] if said else [stages, spans]
    reading = read_plan(text_file("\n".join(map(",".join, zip(*columns, strict=True)))))
    assert names(reading) == named
    assert [row["start_from"] for row in reading.rows] == ["2023-02-01", "2023-04-01", "2023-07-01"]


def test_a_line_of_totals_names_no_rows(text_file) -> None:
    """One task under a phase, at a site: the total below it does not make of the sites what tells tasks apart."""
    rows = "Site,Start,Calendar days,Phase\nLeeds,13/01/2022,5,Build the interface\nTotal,,5,\n"
    reading = read_plan(text_file(rows))
    assert reading.rows[0]["activity_name"] == "Build the interface"


def test_what_says_the_same_of_every_row_names_none_where_other_words_tell_them_apart(workbook_file) -> None:
    """PMO beside each task is who does it, or where: below no heading, or below one of names, which is then doubted."""
    tasks = ["Agree the interfaces", "Build the adapter", "Prove the adapter"]
    for heading, confidence in (
        (["Undertaking", None], "high"),
        (["Stage", None], "high"),
        ([None] * 2, "high"),
    ):
        for turned in (1, -1):
            lines = [heading[::turned], *[[task, "PMO"][::turned] for task in tasks]]
            rows = [
                [*line, *dates] for line, dates in zip(lines, [["Start", "End"], *[[A, B]] * 3], strict=True)
            ]
            reading = read_plan(workbook_file({"Plan": rows}))
            assert (names(reading), reading.reading_confidence) == (tasks, confidence), heading


@pytest.mark.parametrize("beside", [None, "Description"])
def test_names_that_say_the_same_of_every_row_give_way_with_a_doubt(workbook_file, beside) -> None:
    """Task: PMO in each row gathers them; the words beside, brief and different, say what each is."""
    tasks = ["Agree the interfaces", "Build the adapter", "Prove the adapter"]
    rows = [["Task", beside, "Start", "End"], *[["PMO", task, A, B] for task in tasks]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == tasks
    assert [row["outline"] for row in reading.rows] == ["PMO"] * 3
    assert [one["reason"] for one in reading.warnings] == [
        "read as the name: 'Task' says the same of every row"
    ]
    assert reading.reading_confidence == "medium"


def test_tasks_of_one_name_keep_it_where_words_beside_say_no_more(workbook_file) -> None:
    """A note below a heading of notes, or a second word that is the same too, names nothing."""
    for heading, words in (("Notes", ["first", "second", "third"]), (None, ["PMO"] * 3)):
        rows = [["Task", heading, "Start", "End"], *[["Build", word, A, B] for word in words]]
        assert names(read_plan(workbook_file({"Plan": rows}))) == ["Build"] * 3


@pytest.mark.parametrize("contacts", [("Contact", "Role", "Email"), ("Team member", "Job title", "Phone")])
def test_persons_listed_below_a_plan_name_none_of_its_rows(workbook_file, contacts) -> None:
    """How persons are reached, below a short plan, says nothing of the column above, whose heading is not known."""
    rows = [["Start", "Days", "Sought", "Phase"], [A, 1, 1, "Build the adapter"]]
    below = [contacts, ["A. Planner", "Planner", "planner@example.org"]]
    reading = read_plan(workbook_file({"Plan": [*rows, [], *below]}))
    assert (names(reading), reading.reading_confidence) == (["Build the adapter"], "high")
    assert [one["cell"] for one in reading.set_aside] == ["A4:C4", "A5:C5"]


@pytest.mark.parametrize("marks", [(None, "M9", None), (None, None, "M10")])
def test_milestones_beside_few_rows_name_none_where_unknown_words_tell_them_apart(
    workbook_file, marks: tuple[str | None, ...]
) -> None:
    """They are what those rows reach: the rows without one are tasks, not rows without a name."""
    works = ["Interface design", "Adapter build", "Ready for tests"]
    rows = [["Ref", "Scope of work", "Milestone", "Start", "End"]]
    rows += [
        [f"T{number}", *pair, A, B] for number, pair in enumerate(zip(works, marks, strict=True), start=1)
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == works and doubted(reading) == [("B1", "Scope of work")]
    assert [row["milestone_text"] for row in reading.rows] == [*marks]


def test_milestones_of_most_rows_name_them_beside_unknown_words(workbook_file) -> None:
    """One that stands beside none of them changes nothing of the others' names."""
    rows = [["Scope", "Milestone", "Start", "End"]]
    rows += [["Systems", "Design done", A, B], ["Systems", "Build done", A, C], ["People", None, B, C]]
    assert names(read_plan(workbook_file({"Plan": rows})))[:2] == ["Design done", "Build done"]


ELSEWHERE = "words elsewhere may name them"


def test_many_dated_rows_without_a_name_are_told(workbook_file) -> None:
    """Where few rows are named and others say their words in columns that nobody knows, names stand elsewhere."""
    head = ["Deliverable", "Work level 2", "Work level 3", "Start", "End"]
    rows = [["Metering", None, None, A, C], ["Data", None, None, A, C]]
    rows += [[None, None, word, A, B] for word in ("Design", "Build", "Test")]
    reading = read_plan(workbook_file({"Plan": [head, *rows]}))
    assert names(reading) == ["Metering", "Data"]
    assert [one["cell"] for one in reading.warnings if ELSEWHERE in one["reason"]] == ["C4"]
    assert reading.reading_confidence == "low"


def test_one_dated_row_without_a_name_is_set_aside_alone(workbook_file) -> None:
    """It is listed, and says nothing of the rows that are named; nor do dates beside nothing."""
    rows = [["Task", "Owner", "Start", "End"], *[[word, "PMO", A, B] for word in ("Design", "Build", "Test")]]
    for more in ([[None, "PMO", A, B]], [[None, None, A, B]] * 3):
        reading = read_plan(workbook_file({"Plan": [*rows, *more]}))
        assert not [one for one in reading.warnings if ELSEWHERE in one["reason"]]


@pytest.mark.parametrize("known", ["Owner", "Status", "Comments"])
def test_words_of_known_columns_beside_dates_name_no_rows(workbook_file, known: str) -> None:
    """A row each for the parties to a task is listed, and asks for no other column of names."""
    head, many = ["Task", known, "Start", "End"], [["Design", "PMO", A, C], [None, "Ops", A, B]]
    rows = [head, *many, ["Build", "PMO", A, C], [None, "Testers", A, C]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert names(reading) == ["Design", "Build"] and len(reading.set_aside) == 2
    assert not [one for one in reading.warnings if ELSEWHERE in one["reason"]]
