"""Plans in the tables of Word documents, and what stands around them."""

import zipfile
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.responses.documents import W, drawing, gone, ins, p, r, tbl, under, wide, write
from tests.intake.workbooks.decks import changed

HEAD = ["Task", "Start", "Finish"]
DESIGN = [["Draft interface spec", "02/01/2023", "13/01/2023"], ["Review spec", "16/01/2023", "31/01/2023"]]
BUILD = [["Build adaptor", "01/02/2023", "31/03/2023"]]


def dates(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


SAID = [
    ("Draft interface spec", "2023-01-02", "2023-01-13"),
    ("Review spec", "2023-01-16", "2023-01-31"),
    ("Build adaptor", "2023-02-01", "2023-03-31"),
]


def test_a_plan_in_a_table_is_read_with_its_place(tmp_path: Path) -> None:
    """A table is a sheet, called by its number and the text above it; the text itself is accounted for."""
    path = write(tmp_path / "plan.docx", p("Dear all,"), p("Our plan"), tbl(HEAD, *DESIGN), p("Regards"))
    reading = read_plan(path)
    assert dates(reading) == SAID[:2]
    assert next((row["sheet"], row["cell"]) for row in reading.rows) == ("table 1: Our plan", "A2")
    assert {one["sheet"]: one["rows"] for one in reading.set_aside} == {
        "text above table 1": 2,
        "text below the last table": 1,
    }
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_tables_headed_alike_are_one_plan(tmp_path: Path) -> None:
    """A table a workstream, as sheets of a workbook are."""
    path = write(tmp_path / "plan.docx", p("Design"), tbl(HEAD, *DESIGN), p("Build"), tbl(HEAD, *BUILD))
    assert dates(read_plan(path)) == SAID


def test_the_history_of_a_document_is_no_plan(tmp_path: Path) -> None:
    """Its dates are those on which the document was written; beside a plan it is left, alone it is doubted."""
    history = tbl(
        ["Version", "Date", "Name", "Description"], ["0.1", "28/06/2022", "First draft", "For review"]
    )
    above = p("Revision history")
    reading = read_plan(write(tmp_path / "plan.docx", above, history, p("Our plan"), tbl(HEAD, *DESIGN)))
    assert dates(reading) == SAID[:2] and not reading.warnings
    alone = read_plan(write(tmp_path / "letter.docx", above, history))
    assert alone.reading_confidence == "low" and "looks like another list" in alone.warnings[0]["reason"]


def test_tables_of_several_versions_are_not_read_unasked(tmp_path: Path) -> None:
    """POAP 1 and POAP 2, as the text above each says."""
    later = [[name, finish, "30/06/2023"] for name, _, finish in DESIGN]
    path = write(tmp_path / "plan.docx", p("POAP 1"), tbl(HEAD, *DESIGN), p("POAP 2"), tbl(HEAD, *later))
    assert len(read_plan(path).rows) == 0
    assert dates(read_plan(path, Settings(version="POAP 1"))) == SAID[:2]


def test_what_is_deleted_is_not_read_and_what_is_struck_is_told(tmp_path: Path) -> None:
    """Tracked deletions are gone, insertions stand; words struck through are a warning."""
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>31/01/2023</w:t></w:r>{r('14/02/2023')}"
    cell = f"<w:tc><w:p>{struck}</w:p></w:tc>"
    name = f"<w:tc><w:p>{ins('Review')}{gone('Approve')}{r(' spec')}</w:p></w:tc>"
    reading = read_plan(write(tmp_path / "plan.docx", tbl(HEAD, [name, "16/01/2023", cell])))
    assert dates(reading) == [("Review spec", "2023-01-16", "2023-02-14")]
    assert [(one["cell"], one["text"]) for one in reading.warnings if "struck" in one["reason"]] == [
        ("C2", "31/01/2023")
    ]


def shaded(colour: str, text: str = "") -> str:
    """A cell with a ground of a colour."""
    return f'<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/></w:tcPr>{p(text)}</w:tc>'


def styles(*said: tuple[str, str, str]) -> dict[str, str]:
    """Styles by their kind, their id, and what they say."""
    made = (
        f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{own}"/>{xml}</w:style>'
        for kind, own, xml in said
    )
    return {"word/styles.xml": f"<w:styles {W}>{''.join(made)}</w:styles>"}


def looking(text: str, look: str, paragraph: str = "") -> str:
    """A cell of a run of a look, in a paragraph of a style."""
    style = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:tc><w:p>{style}{run}</w:p></w:tc>"


STYLES = styles(
    ("character", "Old", "<w:rPr><w:strike/></w:rPr>"),
    ("character", "Older", '<w:basedOn w:val="Old"/><w:rPr><w:b/></w:rPr>'),
    ("character", "Again", '<w:basedOn w:val="Old"/><w:rPr><w:strike w:val="0"/></w:rPr>'),
    ("character", "Unseen", "<w:rPr><w:vanish/></w:rPr>"),
    ("paragraph", "Gone", "<w:rPr><w:dstrike/></w:rPr>"),
    ("paragraph", "Dropped", "<w:rPr><w:strike/></w:rPr>"),
    ("paragraph", "Loop", '<w:basedOn w:val="Loop"/>'),
)
OLD = '<w:rStyle w:val="Old"/>'


@pytest.mark.parametrize(
    ("look", "paragraph"),
    [
        (OLD, ""),
        ('<w:rStyle w:val="Older"/>', ""),
        ('<w:rStyle w:val="Unseen"/>', ""),
        ("", "Gone"),
        ("<w:b/>", "Dropped"),
        ('<w:strike/><w:dstrike w:val="0"/>', ""),
        ('<w:strike/><w:vanish w:val="0"/>', ""),
    ],
)
def test_words_whose_style_strikes_or_hides_them_are_not_read(
    tmp_path: Path, look: str, paragraph: str
) -> None:
    """By a style of their own, of their paragraph, or what either is based on; one that is off turns no other off."""
    later = looking("31/01/2023", look, paragraph).replace("</w:tc>", f"{p('14/02/2023')}</w:tc>")
    document = tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", later])
    reading = read_plan(changed(write(tmp_path / "plan.docx", document), lambda _, held: held, STYLES))
    assert [row["finish_to"] for row in reading.rows] == ["2023-01-13", "2023-02-14"]
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("C3", "31/01/2023")]


@pytest.mark.parametrize(
    ("look", "paragraph"),
    [
        (f'{OLD}<w:strike w:val="0"/>', ""),
        ('<w:rStyle w:val="Again"/>', ""),
        (OLD, "Dropped"),
        ('<w:rStyle w:val="None"/>', "Loop"),
        ('<w:rStyle w:val="Unseen"/><w:vanish w:val="false"/>', ""),
    ],
)
def test_words_that_say_that_they_are_not_struck_are_read(tmp_path: Path, look: str, paragraph: str) -> None:
    """A run's own word counts before its style's, and a style in one that strikes too turns it off again."""
    document = tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", looking("31/01/2023", look, paragraph)])
    reading = read_plan(changed(write(tmp_path / "plan.docx", document), lambda _, held: held, STYLES))
    assert dates(reading) == SAID[:2] and not reading.warnings


def test_bars_shaded_below_months_are_read(tmp_path: Path) -> None:
    """A plan drawn in a table's cells is a drawing like any other; white and automatic grounds are no bar."""
    months = ["Jan 23", "Feb 23", "Mar 23", "Apr 23"]
    bar, blank, white = shaded("4472C4"), shaded("auto"), shaded("FFFFFF")
    path = write(
        tmp_path / "drawn.docx",
        tbl(["Task", *months], ["Design", bar, bar, white, white], ["Build", blank, bar, bar, bar]),
    )
    reading = read_plan(path)
    assert reading.layout == "drawn grid"
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-04-30")]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    """Across and down, as the document says."""
    path = write(tmp_path / "merged.docx", tbl([wide("Plan", 3)], HEAD, *DESIGN, ["x", under(), "y"]))
    (sheet,) = read_workbook(path).sheets
    assert sheet.merged == ((1, 1, 1, 3), (4, 2, 5, 2))


def test_the_text_of_a_document_made_on_the_web_is_found(tmp_path: Path) -> None:
    """Word on the web calls its part document2."""
    made = write(tmp_path / "made.docx", tbl(HEAD, *DESIGN))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(tmp_path / "web.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "document2.xml"), old.read(name))
    assert dates(read_plan(tmp_path / "web.docx")) == SAID[:2]


def test_a_document_without_a_table_is_refused(tmp_path: Path) -> None:
    """A box around a text is none; what to do is said."""
    with pytest.raises(NotReadable, match=r"holds no table; ask for the plan .* or type it in"):
        read_plan(write(tmp_path / "letter.docx", p("We will be ready in June 2023."), tbl(["A box"])))


def before(old: str) -> str:
    """How a cell was formatted before a tracked change."""
    return f'<w:tcPrChange w:id="9" w:author="A"><w:tcPr>{old}</w:tcPr></w:tcPrChange>'


@pytest.mark.parametrize("old", ['<w:gridSpan w:val="2"/>', "<w:vMerge/>"])
def test_how_a_cell_was_formatted_before_counts_for_nothing(tmp_path: Path, old: str) -> None:
    """A tracked change of a merge moves no date."""
    first = f"<w:tc><w:tcPr>{before(old)}</w:tcPr>{p(DESIGN[1][0])}</w:tc>"
    path = write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], [first, *DESIGN[1][1:]]))
    assert dates(read_plan(path)) == SAID[:2]


def test_a_dragged_border_moves_no_date(tmp_path: Path) -> None:
    """Cells stand by their order where a row has as many as the headings, however wide each is drawn."""
    rows = [["Draft interface spec", "02/01/2023", "13/01/2023", wide("Ann", 2)],
            [wide("Review spec", 2), "16/01/2023", "31/01/2023", "Bob"]]  # fmt: skip
    path = write(tmp_path / "plan.docx", tbl([*HEAD, wide("Owner", 2)], *rows))
    assert dates(read_plan(path)) == SAID[:2]


@pytest.mark.parametrize(
    "bar",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>',
        '<w:shd w:val="pct50" w:color="4472C4" w:fill="auto"/>',
        '<w:shd w:val="solid" w:color="auto" w:fill="auto"/>',
    ],
)
def test_any_ground_but_the_papers_is_a_bar(tmp_path: Path, bar: str) -> None:
    """A colour of the theme, a pattern, plain black."""
    cell = f"<w:tc><w:tcPr>{bar}</w:tcPr>{p('')}</w:tc>"
    rows = [["Design", cell, cell, ""], ["Build", "", cell, cell]]
    reading = read_plan(write(tmp_path / "drawn.docx", tbl(["Task", "Jan 23", "Feb 23", "Mar 23"], *rows)))
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-03-31")]


def test_headings_above_a_table_say_whose_it_is(tmp_path: Path) -> None:
    """However much text stands between."""
    text = p(
        "The dates below are those that were circulated in October, and this letter answers them in full."
    )
    path = write(
        tmp_path / "letter.docx",
        *(p("MHHS programme plan (POAP 2)", style="Heading1"), text, tbl(HEAD, *BUILD)),
        *(p("Our plan", style="Heading1"), text, tbl(HEAD, *DESIGN)),
    )
    assert dates(read_plan(path)) == SAID[:2]


def test_who_wrote_a_document_is_no_name_of_its_table(tmp_path: Path) -> None:
    """Nor is a sentence."""
    for line in (
        "Prepared by A Name, 07700 900123",
        "a.name@example.org",
        "Our next actions and their dates:",
    ):
        (sheet,) = read_workbook(write(tmp_path / "plan.docx", p(line), tbl(HEAD, *DESIGN))).sheets[1:]
        assert sheet.name == "table 1"


def test_a_footnotes_mark_is_no_figure(tmp_path: Path) -> None:
    """13/01/2023 with a raised 1 is the thirteenth."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    finish = f"<w:tc><w:p>{r('M1')}{raised}</w:p></w:tc>"
    reading = read_plan(
        write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", finish]))
    )
    assert [row["finish_anchor"] for row in reading.rows] != [None, "M11"]


def test_a_deleted_row_is_gone_with_the_table_in_it(tmp_path: Path) -> None:
    """What stands within what was deleted was deleted with it."""
    inner = f"<w:tc>{tbl(HEAD, *BUILD)}{p('')}</w:tc>"
    gone_row = f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>{inner}</w:tr>'
    table = tbl(HEAD, *DESIGN).replace("</w:tbl>", f"{gone_row}</w:tbl>", 1)
    assert dates(read_plan(write(tmp_path / "plan.docx", table))) == SAID[:2]


def test_a_box_in_a_deleted_row_is_gone_too(tmp_path: Path) -> None:
    """A row that was deleted may hold a framed text: the document is as well-formed as any."""
    boxed = f"<w:tc>{tbl(['31/01/2023'])}{p('')}</w:tc>"
    gone_row = f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>{boxed}</w:tr>'
    table = tbl(HEAD, *DESIGN).replace("</w:tbl>", f"{gone_row}</w:tbl>", 1)
    assert dates(read_plan(write(tmp_path / "plan.docx", table))) == SAID[:2]


def test_a_box_within_a_cell_is_its_text(tmp_path: Path) -> None:
    """A date that somebody framed is the row's."""
    boxed = f"<w:tc>{tbl(['31/01/2023'])}{p('')}</w:tc>"
    path = write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", boxed]))
    assert dates(read_plan(path)) == SAID[:2]


def hidden(*cells: str, mark: str = "<w:hidden/>") -> str:
    """A row with a mark of its own."""
    return (
        tbl(cells)
        .removeprefix("<w:tbl>")
        .removesuffix("</w:tbl>")
        .replace("<w:tr>", f"<w:tr><w:trPr>{mark}</w:trPr>", 1)
    )


def vanished(text: str) -> str:
    """A cell whose words are hidden."""
    return f"<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize(
    "row", [hidden(*DESIGN[1]), tbl([vanished(one) for one in DESIGN[1]])[len("<w:tbl>") : -len("</w:tbl>")]]
)
def test_a_hidden_row_is_read_as_one(tmp_path: Path, row: str) -> None:
    """Marked so, or because all its words are hidden: as a workbook's, it is a task that says so."""
    table = tbl(HEAD, DESIGN[0], *BUILD).replace("</w:tr>", f"</w:tr>{row}", 2).replace(row, "", 1)
    rows = read_plan(write(tmp_path / "plan.docx", p("Our plan"), table)).rows
    assert [(row["activity_name"], row["is_hidden"]) for row in rows] == [
        ("Draft interface spec", False),
        ("Review spec", True),
        ("Build adaptor", False),
    ]


@pytest.mark.parametrize("mark", ['<w:hidden w:val="0"/>', '<w:hidden/><w:del w:id="1" w:author="A"/>'])
def test_a_row_that_is_shown_or_deleted_is_no_hidden_one(tmp_path: Path, mark: str) -> None:
    """A mark that is off hides nothing; what is deleted is gone."""
    table = tbl(HEAD, DESIGN[0]).replace("</w:tbl>", f"{hidden(*DESIGN[1], mark=mark)}</w:tbl>")
    rows = read_plan(write(tmp_path / "plan.docx", table)).rows
    assert [row["is_hidden"] for row in rows] == [False] * (1 if "del" in mark else 2)


def test_a_cell_deleted_with_changes_tracked_moves_those_right_of_it(tmp_path: Path) -> None:
    """As they move once the change is accepted."""
    gone_cell = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="A"/></w:tcPr>{p("09/01/2023")}</w:tc>'
    row = [DESIGN[1][0], gone_cell, *DESIGN[1][1:]]
    assert dates(read_plan(write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], row)))) == SAID[:2]


def test_the_ground_of_a_paragraph_that_fills_a_cell_is_a_bar(tmp_path: Path) -> None:
    """Word shades the paragraph, where no cell was selected as such."""
    bar = '<w:tc><w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"/></w:pPr></w:p></w:tc>'
    rows = [["Design", bar, bar, ""], ["Build", "", bar, bar]]
    reading = read_plan(write(tmp_path / "drawn.docx", tbl(["Task", "Jan 23", "Feb 23", "Mar 23"], *rows)))
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-03-31")]


def embedded(program: str) -> str:
    """A run that holds a file of another program, shown by a picture of it."""
    shape = '<v:shape xmlns:v="urn:v"><v:imagedata/></v:shape>'
    return f'<w:r><w:object>{shape}<o:OLEObject xmlns:o="urn:o" ProgID="{program}"/></w:object></w:r>'


@pytest.mark.parametrize(
    ("run", "told", "asked"),
    [
        (drawing("pic") * 2, "2 pictures", "as a table"),
        (drawing("pic") + drawing("chart"), "1 picture and 1 chart", "as a table"),
        (drawing("relIds"), "1 diagram", "as a table"),
        (embedded("Excel.Sheet.12"), "1 embedded workbook", "ask for the embedded workbook"),
        (embedded("MSProject.Project.9"), "1 embedded plan", "ask for the embedded plan"),
        (embedded("Visio.Drawing.15"), "1 embedded file", "ask for the embedded file"),
    ],
)
def test_what_cannot_be_read_is_counted_where_it_stands(
    tmp_path: Path, run: str, told: str, asked: str
) -> None:
    """A plan may be in a picture or in a workbook that is embedded: what to ask for is said."""
    reading = read_plan(write(tmp_path / "plan.docx", p("Our plan"), tbl(HEAD, *DESIGN), p(run)))
    assert dates(reading) == SAID[:2]
    (entry,) = [one for one in reading.set_aside if one["text"] == told]
    assert entry["sheet"] == "text below the last table" and asked in entry["remedy"]
    with pytest.raises(NotReadable, match=f"holds no table, but {told}, which can't be read"):
        read_plan(write(tmp_path / "none.docx", p("Our plan is this:"), p(run)))


def test_a_logo_is_no_picture_of_a_plan(tmp_path: Path) -> None:
    """Less than 5 cm by 2.5 cm shows none."""
    logo = p(drawing("pic", (1_500_000, 600_000)))
    reading = read_plan(write(tmp_path / "plan.docx", logo, p("Our plan"), tbl(HEAD, *DESIGN)))
    assert [one["text"] for one in reading.set_aside] == ["Our plan"]


def test_shapes_over_a_document_are_counted_and_boxes_of_text_are_not(tmp_path: Path) -> None:
    """Bars may be drawn in shapes beside a table."""
    shape = '<w:r><w:drawing><x:wsp xmlns:x="urn:x"><x:cNvSpPr{}/></x:wsp></w:drawing></w:r>'
    drawn = p(shape.format("") * 5, shape.format(' txBox="1"'))
    reading = read_plan(write(tmp_path / "plan.docx", drawn, tbl(HEAD, *DESIGN)))
    assert [one["text"] for one in reading.set_aside] == ["5 shapes"]


def commented(kind: str = "comment") -> str:
    """A run to which a comment or note belongs."""
    return f'<w:r><w:{kind}Reference w:id="7"/></w:r>'


def with_notes(path: Path, kind: str, text: str) -> Path:
    """A document with a comment or note."""
    body = f'<w:{kind}s {W}><w:{kind} w:id="7">{p(text)}</w:{kind}></w:{kind}s>'
    return changed(path, lambda _, kept: kept, {f"word/{kind}s.xml": body})


@pytest.mark.parametrize("kind", ["comment", "footnote", "endnote"])
def test_comments_and_notes_on_a_plans_cells_are_told_as_remarks(tmp_path: Path, kind: str) -> None:
    """As a workbook's are: where they stand, never what they say."""
    cell = f"<w:tc><w:p>{r('31/01/2023')}{commented(kind)}</w:p></w:tc>"
    path = write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], [*DESIGN[1][:2], cell]))
    reading = read_plan(with_notes(path, kind, "Slips to 14/03/2023"))
    assert dates(reading) == SAID[:2]
    assert [(one["cell"], "a remark" in one["reason"]) for one in reading.warnings] == [("C3", True)]
    assert "14/03/2023" not in str(reading.as_json("activities"))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("We now expect 14 March 2023, w/c 5 June at worst", True), ("Looks good to me, 2 of 3", False)],
)
def test_a_comment_beside_tables_is_told_where_it_holds_a_date(
    tmp_path: Path, text: str, is_told: bool
) -> None:
    """How many there are and where, never their words."""
    path = write(tmp_path / "plan.docx", p("Our plan", commented()), tbl(HEAD, *DESIGN))
    reading = read_plan(with_notes(path, "comment", text))
    told = [(one["sheet"], one["text"]) for one in reading.warnings]
    assert told == ([("text above table 1", "1 dated comment")] if is_told else [])
    assert "14 March" not in str(reading.as_json("activities"))


def test_a_document_of_more_tables_than_any_plan_is_refused(tmp_path: Path) -> None:
    """On one line, before each is tried."""
    with pytest.raises(NotReadable, match=r"more tables than any plan \(2,001\)"):
        read_plan(write(tmp_path / "many.docx", tbl(HEAD, *BUILD) * 2_001))


def test_what_stands_in_a_box_within_a_cell_is_the_cells(tmp_path: Path) -> None:
    """Words struck through in it, a picture, and a comment."""
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>30/01/2023</w:t></w:r>"
    box = tbl([f"<w:tc><w:p>{r('31/01/2023')}{struck}{commented()}{drawing('pic')}</w:p></w:tc>"])
    row = [*DESIGN[1][:2], f"<w:tc>{box}{p('')}</w:tc>"]
    reading = read_plan(write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], row)))
    assert dates(reading) == SAID[:2]
    assert [one["cell"] for one in reading.warnings] == ["C3", "C3"]
    assert [one["text"] for one in reading.set_aside] == ["1 picture"]


def cell(properties: str, text: str = "") -> str:
    """A cell with properties of its own."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="4472C4"/>'


def bar(columns: int) -> list[str]:
    """A cell with a ground over columns, each said to go on with that on its left."""
    return [cell(f'<w:hMerge w:val="restart"/>{GROUND}'), *[cell("<w:hMerge/>")] * (columns - 1)]


def test_cells_merged_as_in_older_formats_are_one(tmp_path: Path) -> None:
    """A bar over three months is three months long."""
    months = ["Task", "Jan 23", "Feb 23", "Mar 23", "Apr 23"]
    rows = [["Design", *bar(2), "", ""], ["Build", "", *bar(3)]]
    reading = read_plan(write(tmp_path / "drawn.docx", tbl(months, *rows)))
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-04-30")]


def over(columns: int, text: str = "", ground: str = "") -> str:
    """A cell over columns of the grid."""
    return cell(f'<w:gridSpan w:val="{columns}"/>{ground}', text)


@pytest.mark.parametrize(("text", "ground"), [("", GROUND), ("Workshops", "")])
def test_what_is_drawn_over_parts_of_columns_is_moved_to_none(tmp_path: Path, text: str, ground: str) -> None:
    """Months of two columns each, and a bar over three: that its row has as many cells as the headings moves it not."""
    head = ["Task", *(over(2, month) for month in ("Jan 23", "Feb 23", "Mar 23"))]
    rows = [
        ["Design", over(3, text, ground), over(2), ""],
        ["Build", over(2), over(2, text, ground), over(2)],
    ]
    table = tbl(head, *rows)
    widths = "".join(f'<w:gridCol w:w="{one}"/>' for one in (2000, *[450] * 6))
    table = table.replace("<w:tbl>", f"<w:tbl><w:tblGrid>{widths}</w:tblGrid>")
    reading = read_plan(write(tmp_path / "drawn.docx", table))
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-02-28")]


def test_a_border_dragged_far_moves_no_date(tmp_path: Path) -> None:
    """Nor where the grid says how wide each cell is: all cells of the row hold something."""
    rows = [
        [HEAD[0], over(2, HEAD[1]), HEAD[2]],
        [over(2, DESIGN[0][0]), *DESIGN[0][1:]],
        [DESIGN[1][0], over(2, DESIGN[1][1]), DESIGN[1][2]],
    ]
    widths = "".join(f'<w:gridCol w:w="{one}"/>' for one in (3000, 1900, 100, 2000))
    table = tbl(*rows).replace("<w:tbl>", f"<w:tbl><w:tblGrid>{widths}</w:tblGrid>")
    assert dates(read_plan(write(tmp_path / "plan.docx", table))) == SAID[:2]


def test_bands_of_a_tables_style_are_no_bars(tmp_path: Path) -> None:
    """What a style fills is how a table looks; what is filled in a cell of its own is drawn."""
    bands = f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{GROUND}</w:tcPr></w:tblStylePr>'
    style = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>{bands}</w:style>'
    styles = f"<w:styles {W}>{style}</w:styles>"
    drawn = cell(GROUND)
    rows = [["Design", drawn, "", ""], ["Build", "", drawn, drawn]]
    table = tbl(["Task", "Jan 23", "Feb 23", "Mar 23"], *rows)
    table = table.replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>')
    path = changed(write(tmp_path / "drawn.docx", table), lambda _, kept: kept, {"word/styles.xml": styles})
    assert dates(read_plan(path)) == [
        ("Design", "2023-01-01", "2023-01-31"),
        ("Build", "2023-02-01", "2023-03-31"),
    ]


def test_shapes_around_a_drawn_table_are_drawn_over_it(tmp_path: Path) -> None:
    """However few: a milestone may be one."""
    shape = '<w:r><w:drawing><x:wsp xmlns:x="urn:x"><x:cNvSpPr/></x:wsp></w:drawing></w:r>'
    rows = [["Design", cell(GROUND), "", ""], ["Build", "", cell(GROUND), ""]]
    table = tbl(["Task", "Jan 23", "Feb 23", "Mar 23"], *rows)
    reading = read_plan(write(tmp_path / "drawn.docx", p(shape), table, p(shape * 2)))
    told = [(one["sheet"], one["text"]) for one in reading.set_aside if "shapes" in one["reason"]]
    assert told == [("table 1", "3 shapes")]


@pytest.mark.parametrize("title", ["Cancelled", "Deferred", "Key dates", "Example plan", "DCC plan"])
def test_a_table_is_asked_what_it_is_below_the_title_of_its_document(tmp_path: Path, title: str) -> None:
    """The document's title stands before that of each table, and tells none from another."""
    parts = [p("Acme MHHS plan", style="Heading1"), p("Our plan", style="Heading2"), tbl(HEAD, *DESIGN)]
    below = [p(title, style="Heading2"), tbl(HEAD, *BUILD)]
    reading = read_plan(write(tmp_path / "plan.docx", *parts, *below))
    assert dates(reading) == SAID[:2]
    assert [one["sheet"] for one in reading.warnings] == [f"table 2: Acme MHHS plan – {title}"]


def test_work_with_a_party_is_a_part_of_the_plan(tmp_path: Path) -> None:
    """A heading of work above the party's name says that it is no plan of that party."""
    parts = [p("Design", style="Heading1"), p("Elexon", style="Heading2"), tbl(HEAD, *DESIGN)]
    below = [p("Build", style="Heading1"), p("DCC", style="Heading2"), tbl(HEAD, *BUILD)]
    reading = read_plan(write(tmp_path / "plan.docx", *parts, *below))
    assert dates(reading) == SAID and not reading.warnings


def complex_field(code: str, result: str) -> str:
    """A field as Word writes it: its code, then its result."""
    marks = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{r(result)}{end}"


def simple_field(code: str, result: str) -> str:
    """A field written as one element."""
    return f'<w:fldSimple w:instr=" {code} ">{r(result)}</w:fldSimple>'


@pytest.mark.parametrize("field", [complex_field, simple_field])
@pytest.mark.parametrize("code", ["DATE \\@ dd/MM/yyyy", "savedate", "PRINTDATE"])
def test_a_date_that_a_field_gives_of_itself_is_told(tmp_path: Path, field, code: str) -> None:
    """It is the day on which somebody opened, saved or printed the document, and no task's."""
    cell = f"<w:tc><w:p>{field(code, '31/01/2023')}</w:p></w:tc>"
    reading = read_plan(
        write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", cell]))
    )
    assert [row["finish_to"] for row in reading.rows] == ["2023-01-13", None]
    assert [(one["cell"], one["text"]) for one in reading.set_aside] == [
        ("C3", f"{{{code.split()[0].upper()}}}")
    ]


@pytest.mark.parametrize("field", [complex_field, simple_field])
def test_the_result_of_any_other_field_is_text(tmp_path: Path, field) -> None:
    """A cross-reference or a property, say."""
    cell = f"<w:tc><w:p>{field('REF live', '31/01/2023')}</w:p></w:tc>"
    document = tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", cell])
    assert dates(read_plan(write(tmp_path / "plan.docx", document))) == SAID[:2]


def test_a_field_within_the_code_of_another_is_no_text(tmp_path: Path) -> None:
    """Only what the outer one comes to is shown; a code that nothing ends is over with its paragraph."""
    inner = complex_field("REF was", "03/03/2022")
    outer = complex_field("IF", "31/01/2023").replace(
        " IF </w:instrText></w:r>", f" IF </w:instrText></w:r>{inner}"
    )
    unended = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    row = [
        f"<w:tc><w:p>{r('Review spec')}{unended}</w:p></w:tc>",
        "16/01/2023",
        f"<w:tc><w:p>{outer}</w:p></w:tc>",
    ]
    assert dates(read_plan(write(tmp_path / "plan.docx", tbl(HEAD, DESIGN[0], row)))) == SAID[:2]


def test_a_date_of_today_that_nothing_ends_is_over_with_its_paragraph(tmp_path: Path) -> None:
    """The plan below it is read: all that stood there was lost, and only the field's name told."""
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    letter = f"<w:p>{complex_field('DATE', '31/01/2023').replace(end, '')}</w:p>"
    assert dates(read_plan(write(tmp_path / "plan.docx", letter, tbl(HEAD, *DESIGN)))) == SAID[:2]


def test_a_result_whose_beginning_was_deleted_with_changes_tracked_is_text(tmp_path: Path) -> None:
    """Where what parts a field's code from its result is gone, what is shown is no code."""
    parting = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    field = complex_field("REF live", "31/01/2023").replace(parting, f'<w:del w:id="3">{parting}</w:del>')
    document = tbl(HEAD, DESIGN[0], ["Review spec", "16/01/2023", f"<w:tc><w:p>{field}</w:p></w:tc>"])
    assert dates(read_plan(write(tmp_path / "plan.docx", document))) == SAID[:2]
