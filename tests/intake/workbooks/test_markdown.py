"""Cells of tables in Markdown are read as they are shown."""

from mhhs_analysis.intake.plans import read_plan


def test_a_ruled_table_s_emphasis_is_no_part_of_its_cells(text_file) -> None:
    """What is bold, slanted or code in a table of a text says the same; what is struck through is dropped."""
    rows = [
        "# The plan",
        "| Milestone | Date |",
        "|:--|--:|",
        "| **Design** | **2 Feb 2026** |",
        "| _Build_ | `Q3 2026` |",
        "| ~~Pilot~~ | ~~4 May 2026~~ |",
        "| *Load* and *prove* | *5 Oct 2026* |",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [(row["activity_name"], row["finish_from"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2026-02-02", "2026-02-02"),
        ("Build", "2026-07-01", "2026-09-30"),
        ("Load and prove", "2026-10-05", "2026-10-05"),
    ]
    assert any("struck" in one["reason"] and one["cell"].startswith("B6") for one in reading.set_aside)
    assert not any("---" in one["text"] or ":--" in one["text"] for one in reading.set_aside)


def test_what_marks_parts_of_a_ruled_table_s_cells_is_no_part_of_them(text_file) -> None:
    """Links, footnotes, ends of lines and bold words are shown as text; a bar behind a backslash parts no cells."""
    rows = [
        "| Milestone | Start | Date |",
        "|---|---|---|",
        "| [Fit racks](https://example.org/1) | 5 Jan 2026 | 2026-02-02[^1] |",
        "| **Lay** `cables` | 2 Feb 2026 | **9 Mar 2026** (TBC) |",
        "| Train<br>drivers | 9 Mar 2026 | [13 Apr 2026](https://example.org/2) |",
        r"| Open \| close bay | 13 Apr 2026 | 4 May 2026 |",
        "| bay_door_3 and 2 * 3 lamps | 4 May 2026 | 8 Jun 2026 |",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Fit racks", "2026-01-05", "2026-02-02"),
        ("Lay cables", "2026-02-02", "2026-03-09"),
        ("Train drivers", "2026-03-09", "2026-04-13"),
        ("Open | close bay", "2026-04-13", "2026-05-04"),
        ("bay_door_3 and 2 * 3 lamps", "2026-05-04", "2026-06-08"),
    ]
    assert not reading.set_aside


def test_stars_in_a_table_without_a_rule_stay(text_file) -> None:
    """Text that bars part is no text of that kind, and may mark what it likes with stars."""
    reading = read_plan(
        text_file("Task|Start|Finish\n*Build*|01/02/2026|13/02/2026\n*Test*|14/02/2026|27/02/2026\n")
    )
    assert [row["activity_name"] for row in reading.rows] == ["*Build*", "*Test*"]


def test_words_struck_through_in_a_cell_of_a_ruled_table_are_told(text_file) -> None:
    """The date in their place is read, as it is of any other document."""
    rows = [
        "| Milestone | Date |",
        "|---|---|",
        "| Design | ~~2 Feb 2025~~ 3 Feb 2026 |",
        "| Build | 4 May 2026 |",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-03", "2026-05-04"]
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("C3", "2 Feb 2025")]


def test_links_of_a_ruled_table_are_their_words(text_file) -> None:
    """[Design](https://...) names Design."""
    ruled = "| Task | Finish |\n|---|---|\n| [Design](https://x.org/1) | 31/03/2026 |\n| [Build] (2) | 30/04/2026 |\n"
    assert [row["activity_name"] for row in read_plan(text_file(ruled)).rows] == ["Design", "[Build] (2)"]
