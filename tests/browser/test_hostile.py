"""Hostile words in any field are shown as text, on every page, in every workbook and csv: nothing they ask is done."""

import csv
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import SCREENS
from tests.browser.hostile import RAN, WORDS, write_hostile
from tests.browser.test_pages import open_file

STARTS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARKUP = """() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
  .filter(({name, value}) => /^on/i.test(name)
    || (!name.startsWith("data-") && /^\\s*(javascript|data:text|vbscript):/i.test(value))
    || (/^(href|src|action|formaction|srcdoc|xlink:href|content)$/i.test(name) && value.includes("evil.example")))
  .map(({name, value}) => `${element.tagName} ${name}=${value.slice(0, 60)}`))"""
FOREIGN = (
    "() => document.querySelectorAll('iframe, base, object, embed, form, svg[onload], main style').length"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, repository) -> Path:
    there = tmp_path_factory.mktemp("hostile") / "data"
    write_hostile(there, repository / "data" / "sample" / "poap.xlsx")
    return there


@pytest.fixture(scope="module")
def report(folder, repository) -> Path:
    """The report for Ofgem, which shows the most, made by the command."""
    reports = folder.parent / "reports"
    run(repository, "report", "--data", str(folder), "--audience", "ofgem", "--reports", str(reports))
    (index,) = reports.glob("*_ofgem/index.html")
    return index.parent


def run(repository: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "mhhs_analysis", *words], cwd=repository, capture_output=True,
                          text=True, timeout=600)  # fmt: skip
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return done.stdout


@pytest.fixture(params=SCREENS)
def window(request, browser) -> Iterator:
    """A window that may run any script: what keeps a hostile one from it must be the page's text, not its policy."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    page = context.new_page()
    page.complaints = []
    page.on("dialog", lambda dialog: (page.complaints.append(f"asks {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda asked: _keep(page, asked.url))
    yield page
    context.close()


def _keep(page, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        page.complaints.append(f"asks for {url}")


@pytest.mark.needs_chromium
def test_no_page_runs_or_asks_for_anything(report, window) -> None:
    """Even without the page's policy no script runs, nothing is fetched, no link, handler or element is made of it."""
    pages = sorted(report.glob("*.html"))
    assert len(pages) > 6
    for path in pages:
        open_file(window, path)
        window.wait_for_timeout(200)
        marks = window.locator(".plot .points path, .plot .bars path").all()[:60]
        for mark in [one for one in marks if (box := one.bounding_box()) and box["width"] and box["height"]][
            :3
        ]:
            mark.hover(force=True, timeout=2000)
        found = {
            "ran": window.evaluate(f"() => {RAN}"),
            "markup": window.evaluate(MARKUP),
            "foreign": window.evaluate(FOREIGN),
            "complaints": window.complaints,
            "wider by": max(0, window.evaluate("document.documentElement.scrollWidth - innerWidth")),
        }
        assert {fault: seen for fault, seen in found.items() if seen} == {}, path.name


@pytest.mark.needs_chromium
def test_what_was_typed_can_be_read_on_the_pages(report, window) -> None:
    """The check above is of something: the words stand there, as words, what bends text by its number."""
    read = ""
    for path in report.glob("0*.html"):
        open_file(window, path)
        read += " ".join(window.locator("body").inner_text().split())
    assert "<script>window.ran=1;alert(1)</script>" in read and "javascript:window.ran=4" in read
    assert '=HYPERLINK("http://evil.example","click")' in read and "[U+202E]gnp.tfel" in read
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", read)


def test_no_workbook_holds_a_formula_or_a_link(folder, report, repository, tmp_path) -> None:
    """The annex and each workbook to fill in: what looks like a formula is a text, and stays one when edited."""
    for form in ("mapping", "coding"):
        run(repository, form, str(tmp_path / f"{form}.xlsx"), "--data", str(folder))
    for form in ("plan", "poap"):
        run(repository, "template", form, str(tmp_path / f"blank_{form}.xlsx"))
    run(repository, "template", "responses", str(tmp_path / "blank_responses.xlsx"), "--data", str(folder))
    for path in (report / "evidence_annex.xlsx", *sorted(tmp_path.glob("*.xlsx"))):
        with zipfile.ZipFile(path) as book:
            sheets = {
                name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))
            }
        assert not any(
            re.search(r"<f[ >]|TargetMode=.External|<oleObject|<ddeLink", text) for text in sheets.values()
        )
        cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
        likely = [cell for cell in cells if str(cell.value or "").startswith(STARTS_AS_FORMULA)]
        numbers = [cell for cell in likely if isinstance(cell.value, int | float)]
        assert all(cell.quotePrefix for cell in likely if cell not in numbers), path.name
        assert len(likely) > {"evidence_annex.xlsx": 20, "blank_responses.xlsx": 0}.get(path.name, -1), (
            path.name
        )


def test_no_csv_holds_a_formula(folder, repository, tmp_path) -> None:
    """`mhhs read plan --csv`: a text that a spreadsheet would work out stands behind an apostrophe."""
    csv.field_size_limit(2_000_000)
    quoted = 0
    for number, plan in enumerate(sorted((folder / "plans").iterdir())):
        out = tmp_path / f"{number}.csv"
        run(repository, "read", "plan", str(plan), "--csv", str(out))
        with out.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert [
            cell for cell in cells if cell.startswith(STARTS_AS_FORMULA) and not re.fullmatch(r"-?\d+", cell)
        ] == []
        quoted += sum(cell.startswith(("'=", "'+", "'-", "'@")) for cell in cells)
    assert quoted > 5


def test_the_terminal_obeys_nothing(folder, repository) -> None:
    """What `mhhs read plan` and a run's log print holds no sign that a terminal would obey or that turns its text."""
    for plan in sorted((folder / "plans").iterdir()):
        said = run(repository, "read", "plan", str(plan), "--all")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", said)


def test_the_executed_notebooks_hold_text_as_data(report) -> None:
    """The record of the run: a frame's HTML is escaped by pandas, and no output is a script of its own."""
    paths = sorted((report / "notebooks").glob("*.ipynb"))
    assert len(paths) > 6
    for path in paths:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                markup = "".join(output.get("data", {}).get("text/html", ""))
                assert "<script" not in markup.replace("<style scoped>", "") and "onerror=" not in re.sub(
                    r"&lt;.*?&gt;|&quot;", "", markup
                ).replace("<img", "X")
                assert "application/javascript" not in output.get("data", {})


def test_every_word_is_tried() -> None:
    """Each kind that the issue names stands among the words."""
    told = "\n".join(WORDS)
    for kind in (
        "<script",
        "onerror=",
        "javascript:",
        "=HYPERLINK(",
        "+cmd|",
        "\u202e",
        "\x07",
        "evil.example",
    ):
        assert kind in told
