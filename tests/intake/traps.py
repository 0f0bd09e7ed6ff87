"""Files made to keep a reader busy, to fill its memory or to mislead it, each around one small plan."""

import zipfile
from collections.abc import Callable
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
MANY = 60_000
"""So many of anything take far longer than any limit where each is looked for among all the others."""
LONG = 1_000_000
Write = Callable[[Path], None]


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


HEADINGS = [cell("A1", "Task"), cell("B1", "Start"), cell("C1", "Finish")]
TASK = row(2, cell("A2", "Build"), cell("B2", "01/02/2023"), cell("C2", "13/02/2023"))
PLAN = row(1, *HEADINGS) + TASK


def relation(kind: str, target: str, number: int = 1) -> str:
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def relations(*said: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{"".join(said)}</Relationships>'


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def workbook(*sheets: str) -> str:
    return f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'


def listed(name: str) -> str:
    return f'<sheet name="{name}" sheetId="1" r:id="rId1"/>'


def xlsx(rows: str = PLAN, before: str = "", after: str = "", **parts: str) -> Write:
    """Return what writes a workbook; parts are its strings, styles, relations or book, or others by their names."""
    usual = {
        "_rels/.rels": relations(relation("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": parts.pop("book", workbook(listed("Plan"))),
        "xl/_rels/workbook.xml.rels": parts.pop(
            "relations", relations(relation("worksheet", "worksheets/sheet1.xml"))
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows, before, after),
    }
    for short, name in (("strings", "xl/sharedStrings.xml"), ("styles", "xl/styles.xml")):
        if short in parts:
            usual[name] = parts.pop(short)
    return lambda path: write_archive(path, usual | parts)


def write_archive(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def ods(rows: str, columns: str = "") -> Write:
    named = " ".join(f'xmlns:{one}="{ODF}:{one}:1.0"' for one in ("office", "table", "text"))
    table = f'<table:table table:name="Plan">{columns}{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content {named}>{body}</office:document-content>"
    return lambda path: write_archive(path, {"content.xml": content})


def ods_row(*texts: str, said: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row {said}>{cells}</table:table-row>"


ODS_PLAN = ods_row("Task", "Start", "Finish") + ods_row("Build", "01/02/2023", "13/02/2023")
CSV_PLAN = "Task,Start,Finish\nBuild,01/02/2023,13/02/2023\n"


def text(written: str) -> Write:
    return lambda path: path.write_text(written, "utf-8")


def bomb(path: Path) -> None:
    """Write a small archive with a part that is blanks without end."""
    write_archive(path, {"xl/workbook.xml": workbook(listed("Plan"))})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(270):
            part.write(b" " * (1 << 20))


def long_text(path: Path) -> None:
    with path.open("w") as file:
        for _ in range(1000):
            file.write("Build,01/02/2023,13/02/2023\n" * 3700)


def nested(name: str, times: int = MANY) -> str:
    return f"<{name}>" * times + f"</{name}>" * times


def strings(held: str) -> str:
    return f"<sst {MAIN}>{held}</sst>"


def styles(formats: list[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{one}"/>' for number, one in enumerate(formats, 200)
    )
    looks = "".join(f'<xf numFmtId="{number}"/>' for number, _ in enumerate(formats, 200))
    return f"<styleSheet {MAIN}><numFmts>{codes}</numFmts><cellXfs>{looks}</cellXfs></styleSheet>"


def letters() -> list[str]:
    """Return the names of all 16,384 columns."""
    signs = [chr(65 + number) for number in range(26)]
    pairs = [a + b for a in signs for b in signs]
    return (signs + pairs + [a + b for a in signs for b in pairs])[:16_384]


ALL_COLUMNS = letters()


def held_plans() -> dict[str, Write]:
    """Return what writes files that hold the plan among what surrounds it."""
    wide = [f'<mergeCell ref="{column}1:{column}2"/>' for column in ALL_COLUMNS[3:]]
    return {
        "last row.xlsx": xlsx(PLAN + row(1_048_576, cell("A1048576", "The end"))),
        "last column.xlsx": xlsx(row(1, *HEADINGS, cell("XFD1", "The end")) + TASK),
        "all columns.xlsx": xlsx(
            row(1, *HEADINGS, *(cell(f"{column}1", "x") for column in ALL_COLUMNS[3:])) + TASK,
            before="<cols>"
            + "".join(f'<col min="{n}" max="{n}" hidden="1"/>' for n in range(4, 16_385))
            + "</cols>",
        ),
        "blank rows.xlsx": xlsx(PLAN + "".join(row(n, f'<c r="A{n}" s="1"/>') for n in range(3, 4 * MANY))),
        "rows without numbers.xlsx": xlsx(PLAN + "<row/>" * 4 * MANY),
        "blank cells.xlsx": xlsx(row(1, *HEADINGS, '<c r="D1"/>' * 4 * MANY) + TASK),
        "other elements among cells.xlsx": xlsx(row(1, *HEADINGS, nested("cx")) + TASK),
        "other elements in a cell.xlsx": xlsx(
            row(1, *HEADINGS, f"<c>{nested('is-x')}</c><c>{'<is/>' * MANY}</c>") + TASK
        ),
        "other elements among texts.xlsx": xlsx(strings=strings(nested("si-x"))),
        "reading aids.xlsx": xlsx(strings=strings(f"<si>{'<rPh/>' * MANY}</si>")),
        "long name of an attribute.xlsx": xlsx(
            PLAN.replace('<row r="2"', f'<row {"b" * LONG}.c="1" hidden="0" r="2"')
        ),
        "long attribute.xlsx": xlsx(
            PLAN.replace('<row r="2"', f'<row r="2" hidden="0" a="{"b" * LONG}&gt;>"')
        ),
        "blanks in end tags.xlsx": xlsx(PLAN.replace("</c>", "</c >").replace("</is>", "</is\n>")),
        "long cell.xlsx": xlsx(PLAN + row(3, cell("A3", "word 12/03/2023 " * (LONG // 16)))),
        "long heading.xlsx": xlsx(row(1, *HEADINGS, cell("D1", "note " * (LONG // 5))) + TASK),
        "deep.xlsx": xlsx(before=nested("x", 4 * MANY)),
        "many parts.xlsx": xlsx(**{f"xl/media/{number}.png": "" for number in range(MANY // 3)}),
        "many merges.xlsx": xlsx(
            after="<mergeCells>"
            + "".join(f'<mergeCell ref="D{n}:F{n}"/>' for n in range(1, MANY))
            + "</mergeCells>"
        ),
        "merges to the end.xlsx": xlsx(
            after=f'<mergeCells><mergeCell ref="A1:A1048576"/>{"".join(wide)}</mergeCells>',
            rows=row(1, *HEADINGS, *(cell(f"{column}1", "x") for column in ALL_COLUMNS[3:])) + TASK,
        ),
        "many styles.xlsx": xlsx(styles=styles([f"0.0&quot;{number}&quot;" for number in range(MANY)])),
        "long styles.xlsx": xlsx(styles=styles(["&quot;" * (LONG // 2 + 1), "[" * LONG])),
        "many conditional formats.xlsx": xlsx(
            after="".join(
                f'<conditionalFormatting sqref="A1:XFD{n}"><cfRule type="expression" dxfId="0" priority="{n}">'
                f"<formula>A1={n}</formula></cfRule></conditionalFormatting>"
                for n in range(1, MANY // 6)
            )
        ),
        "numbers beyond any.xlsx": xlsx(
            row(1, *HEADINGS, cell("D1", "Duration"))
            + TASK.replace("</row>", '<c r="D2"><v>1e308</v></c></row>')
            + "".join(
                row(n, f'<c r="B{n}" s="1"><v>{one}</v></c>')
                for n, one in enumerate(
                    ["1e308", "NaN", "-1e300", "INF", "1000000000", "1e999", "9" * 5000, "abc"], 3
                )
            ),
            styles=styles(["General", "dd/mm/yyyy"]),
        ),
        "half signs.xlsx": xlsx(PLAN + row(3, cell("A3", "_xD800_ _x0000_ _xD83D__xDE00_"))),
        "name of the sheet.xlsx": xlsx(book=workbook(listed("../../etc/plan:*[1]?"))),
        "relations outside.xlsx": xlsx(relations=relations(relation("worksheet", "../../../../etc/passwd"))),
        "relations to a file.xlsx": xlsx(relations=relations(relation("worksheet", "file:///etc/passwd"))),
        "parts outside.xlsx": xlsx(**{"../../evil.txt": "x", "/etc/evil": "x", "C:\\evil": "x"}),
        "merge without end.xls": text(
            '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
            ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Plan"><Table>'
            '<Row><Cell ss:MergeDown="99999999999"><Data ss:Type="String">Task</Data></Cell>'
            '<Cell><Data ss:Type="String">Start</Data></Cell><Cell><Data ss:Type="String">Finish</Data></Cell></Row>'
            '<Row><Cell ss:MergeDown="99999999999"><Data ss:Type="String">Build</Data></Cell>'
            '<Cell><Data ss:Type="String">01/02/2023</Data></Cell><Cell><Data ss:Type="String">13/02/2023</Data></Cell>'
            "</Row></Table></Worksheet></Workbook>"
        ),
        "columns and columns.ods": ods(ODS_PLAN, "<table:table-column/>" * MANY),
        "blank to the end.ods": ods(ODS_PLAN + ods_row(said='table:number-rows-repeated="99999999999"') * 2),
        "less than none.ods": ods(ODS_PLAN + ods_row("x", said='table:number-rows-repeated="-5"')),
        "blanks without end.ods": ods(ODS_PLAN + ods_row('x<text:s text:c="9999999999"/>')),
        "wide.csv": text(CSV_PLAN + "," * LONG + "\n"),
    }


def refused_files() -> dict[str, tuple[str, Write]]:
    """Return, for each file that is refused, words of its reason and what writes it."""
    return {
        "bomb.xlsx": ("is larger than any plan", bomb),
        "100 MB.csv": ("is larger than any plan", long_text),
        "repeated to the end.ods": (
            "repeats its cells more than",
            ods(ODS_PLAN + ods_row("x", said='table:number-rows-repeated="1048576"') * 2),
        ),
        "relations in a ring.xlsx": (
            "corrupt",
            xlsx(relations=relations(relation("worksheet", "workbook.xml"))),
        ),
        "a text it does not hold.xlsx": (
            "shows text -1 of 0",
            xlsx(PLAN + row(3, '<c r="A3" t="s"><v>-1</v></c>')),
        ),
        "entities.xlsx": (
            "declares entities",
            xlsx(strings=f'<!DOCTYPE sst [<!ENTITY a "b">]>{strings("<si><t>&a;</t></si>")}'),
        ),
        "quotation mark.csv": ("is a quotation mark missing", text(CSV_PLAN + '"' + "a,b\n" * MANY)),
    }
