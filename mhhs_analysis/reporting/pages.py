"""An executed notebook as a page: plain HTML that asks the network for nothing."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mhhs_analysis.consultation.shown import MIME
from mhhs_analysis.reporting import figures, tables
from mhhs_analysis.reporting.notebooks import read_json
from mhhs_analysis.reporting.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from mistune import Markdown
    from nbformat import NotebookNode

    from mhhs_analysis.consultation.edition import Edition

TEMPLATES = resources.files("mhhs_analysis.reporting") / "templates"
PLOTLY_FILE = "plotly.min.js"
SCRIPTS = ("elements", "paper", "narrow", "charts")
"""The page's own script, in parts: what they share, charts on paper, on a narrow screen, on any."""
MARKDOWN = ("strikethrough", "table", "url", "task_lists", "def_list")
"""What Jupyter's markdown has beyond the common."""
# Stands for the page's nonce until the page is whole and the nonce can be drawn from it.
_NONCE = "nonce-to-be"
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
# Where in this run's kernel a warning arose: nothing that a reader could open.
_KERNEL_PLACE = re.compile(r"^\S*ipykernel_\d+\S*:\d+: ", re.MULTILINE)
_ESCAPE_CODE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Page:
    """A page of the report, known before its notebook has run: file, heading and question."""

    file: str
    title: str
    question: str


@dataclass
class Block:
    """A stretch of a page: prose, or code with what it gave."""

    prose: Markup = field(default_factory=Markup)
    sources: list[str] = field(default_factory=list)
    outputs: list[Markup] = field(default_factory=list)


@dataclass
class _Body:
    """A page's blocks as they are gathered, with the headings met on the way."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[str, Markup]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    drawn: int = 0
    heading: str = "results"
    files: Sequence[Mapping[str, str]] = ()
    annex: str = ""
    named: Counter[str] = field(default_factory=Counter)

    def table_name(self) -> str:
        """Return what the next table is called: after its heading, and by number where that has several."""
        self.named[self.heading] += 1
        nth = self.named[self.heading]
        return f"Table: {self.heading}" if nth == 1 else f"Table {nth}: {self.heading}"


def page_of(notebook: Path) -> Page:
    """Return what the contents say of a notebook: its H1, and the line below it."""
    cells = read_json(notebook)["cells"]
    prose = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    lines = [line.strip() for text in prose for line in text.splitlines() if line.strip()]
    at = next((number for number, line in enumerate(lines) if line.startswith("# ")), None)
    if at is None:
        return Page(f"{notebook.stem}.html", notebook.stem.replace("_", " "), "")
    question = next((line for line in lines[at + 1 : at + 2] if not line.startswith("#")), "")
    return Page(f"{notebook.stem}.html", _plain(lines[at][2:]), _plain(question))


def page_html(
    executed: NotebookNode,
    page: Page,
    pages: Sequence[Page],
    edition: Edition,
    *,
    single_file: bool = False,
    annex: str = "",
    files: Sequence[Mapping[str, str]] = (),
) -> str:
    """Return the page of an executed notebook, among the pages of the report; `files` are each figure's.

    Charts are drawn by the plotly.min.js beside the page; with `single_file` the page holds its own, and
    leads to no other file. `annex` is the evidence annex beside it, where there is one.
    """
    told = {
        **_shared(edition),
        "page": page,
        "pages": pages,
        "neighbours": _neighbours(page, pages),
        "single_file": single_file,
        "annex": annex,
    }
    body = _gathered(executed, _Body(files=files, annex=annex))
    text = _environment().get_template("page.html.j2").render(resources={**told, "body": body})
    return _sealed(text, embed=single_file and body.drawn > 0)


def index_html(
    pages: Sequence[Page], edition: Edition, *, facts: Mapping[str, str], files: Mapping[str, str]
) -> str:
    """Return the contents: each page and its question, `facts` of the run, `files` and what they are."""
    template = _environment().get_template("index.html.j2")
    told = {**_shared(edition), "pages": pages, "facts": facts, "files": files}
    return _sealed(template.render(resources=told), embed=False)


def redirect_html(target: str, title: str) -> str:
    """Return a page that leads on to another at once."""
    return _environment().get_template("redirect.html.j2").render(target=target, title=title)


def _shared(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition,
        "audience": audience_in_words(edition.audience),
        "as_at": day_in_words(edition.as_at),
        "css": Markup(_template("page.css")),
        "foot": Markup(_in_css(f"{edition.classification} · {foot_of(edition)}")),
        "scripts": [Markup(_template(f"{name}.js")) for name in SCRIPTS],
        "nonce": _NONCE,
        "plotly_file": PLOTLY_FILE,
    }


def foot_of(edition: Edition) -> str:
    """Return what stands at the foot of whatever is printed of an edition: its title, its audience, its day."""
    return f"{edition.title} · {audience_in_words(edition.audience)} · as at {day_in_words(edition.as_at)}"


def _in_css(text: str) -> str:
    """Return words as a style sheet's text holds them: each sign that is no letter by its number."""
    return re.sub(r"[^A-Za-z0-9 ]", lambda sign: f"\\{ord(sign[0]):x} ", text)


def audience_in_words(audience: str) -> str:
    """Return an audience as a reader names it."""
    names = {"public": "Public", "ofgem": "Ofgem"}
    return names.get(audience, audience.replace("participant:", "Participant "))


def day_in_words(day: str) -> str:
    """Return an ISO date as a Briton writes it, and anything else as it is."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{when.day} {when:%B %Y}"


def _neighbours(page: Page, pages: Sequence[Page]) -> tuple[Page | None, Page | None]:
    at = pages.index(page)
    return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)


def prepare() -> None:
    """Import what the first page needs, and compile its template: the notebooks' kernels start meanwhile."""
    _environment().get_template("page.html.j2")
    _markdown(escape=False)


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader

    return Environment(
        loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _gathered(notebook: NotebookNode, body: _Body) -> _Body:
    """Return the body with the notebook's blocks and headings, in its order."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            body.blocks.append(Block(prose=_prose(cell.source, body)))
        elif cell.cell_type == "code" and cell.source.strip():
            _add_code(cell, body)
    return body


def _add_code(cell: NotebookNode, body: _Body) -> None:
    """Add code and outputs; code that showed nothing shares a fold with the code that follows it."""
    latest = body.blocks[-1] if body.blocks else Block()
    if not latest.sources or latest.outputs:
        latest = Block()
        body.blocks.append(latest)
    latest.sources.append(cell.source)
    shown = (_output(output, body) for output in cell.outputs)
    latest.outputs += [output for output in shown if output]


def _output(output: NotebookNode, body: _Body) -> Markup:
    """Return an output as HTML; only a frame's or an HTML object's own HTML is taken as it is."""
    if output.output_type == "stream":
        return _stream(output)
    data = output.get("data", {})
    if MIME in data:
        body.drawn += 1
        files = body.files[body.drawn - 1] if body.files else {}
        return figures.Drawing(body.drawn, data[MIME]).html(files, body.annex)
    if "text/html" in data:
        markup = data["text/html"]
        return tables.frame_html(markup, body.table_name()) if tables.is_frame(markup) else Markup(markup)
    if "text/markdown" in data:
        return _prose(data["text/markdown"], body, escape=True)
    return _image(data) or Markup('<pre class="result">{}</pre>').format(data.get("text/plain", ""))


def _stream(output: NotebookNode) -> Markup:
    text = _ESCAPE_CODE.sub("", output.text).strip()
    if output.name == "stderr":
        text = _KERNEL_PLACE.sub("", text)
        return Markup('<div class="note" role="note"><strong>Warning</strong><pre>{}</pre></div>').format(
            text
        )
    return Markup('<pre class="result">{}</pre>').format(text)


def _image(data: Mapping[str, str]) -> Markup:
    """Return an output's picture held in the page itself, or nothing where it has none."""
    if "image/png" not in data:
        return Markup("")
    alt = data.get("text/plain", "A picture without a description.")
    source = "data:image/png;base64," + "".join(data["image/png"].split())
    return Markup('<img src="{}" alt="{}">').format(source, alt)


def _prose(source: str, body: _Body, *, escape: bool = False) -> Markup:
    """Return markdown as HTML, its headings given ids and kept for the page's own contents."""
    text = str(_markdown(escape=escape)(source))
    text = _HEADING.sub(lambda found: _heading(int(found[1]), found[2], body), text)
    return Markup(tables.prose_tables(text, body.table_name))


@cache
def _markdown(*, escape: bool) -> Markdown:
    """Return what turns markdown into HTML as Jupyter does; with `escape`, markup in it is shown as text."""
    import mistune

    return mistune.create_markdown(escape=escape, plugins=MARKDOWN)


def _heading(level: int, inner: str, body: _Body) -> str:
    words = html.unescape(re.sub(r"<[^>]+>", "", inner)).strip()
    stem = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"
    body.ids[stem] = body.ids.get(stem, 0) + 1
    name = stem if body.ids[stem] == 1 else f"{stem}-{body.ids[stem]}"
    body.heading = words
    if level == 2:
        body.headings.append((name, Markup(inner)))
    return f'<h{level} id="{name}">{inner}</h{level}>'


def _plain(markdown: str) -> str:
    """Return a line of markdown as plain words."""
    return re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)).strip()


def _sealed(text: str, *, embed: bool) -> str:
    """Return the page under a policy that lets only its own scripts run, and nothing be fetched.

    Signs that would bend the text around them are made visible. The nonce is drawn from the whole page, so no
    text that came in with the data can know it.
    """
    text = visible(text)
    nonce = hashlib.sha256(text.encode()).hexdigest()[:32]
    sealed = text.replace(_NONCE, nonce)
    if not embed:
        return sealed
    library = figures.plotly_js().decode().replace("</script", "<\\/script")
    # Last, so that five megabytes pass no template.
    return sealed.replace(f'src="{PLOTLY_FILE}">', f">{library}", 1)
