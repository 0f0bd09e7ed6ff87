"""Make a whole report and put it before its readers at one stroke."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mhhs_analysis.reporting import figures, manifest, pages, runs, takeaways, versions
from mhhs_analysis.reporting.parameters import check_parameters

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from mhhs_analysis.consultation.edition import Edition
    from mhhs_analysis.reporting.kernels import Kernels
    from mhhs_analysis.reporting.log import RunLog
    from mhhs_analysis.reporting.takeaways import Takeaways

# Given to every run; a notebook that has no use for one need not declare it.
STANDARD = ("data", "as_at", "audience")
SUMMARY = "ofgem_summary"
DECK_FILE = f"{takeaways.FOLDER}/plans_on_a_page.pptx"
ANNEX_FILE = "evidence_annex.xlsx"


def publish(
    edition: Edition,
    notebooks: Sequence[Path],
    parameters: Mapping[str, object],
    *,
    reports: Path,
    workers: int,
    cell_timeout: int,
    now: Callable[[], datetime],
    log: RunLog,
    progress: runs.Progress | None = None,
    waiting: Kernels | None = None,
    annex: Callable[[Path], None] | None = None,
    deck: Callable[[Path], None] | None = None,
    told: Callable[[str], None] | None = None,
) -> Path:
    """Run the notebooks, write the report's next version, point readers to it, and return its index.html.

    `cell_timeout` is in seconds; `waiting` are kernels started for the notebooks, where there are some; `annex`
    writes the evidence annex to a path and `deck` the slides, while the notebooks run. With `told` the figures are
    drawn to be taken away too, and it is given a line for whatever could not be.
    Readers keep the last good report until the new one is complete, and where this one fails. Raises MhhsError
    with the fault of every notebook that failed.
    """
    chosen = {name: value for name, value in parameters.items() if name not in STANDARD}
    check_parameters(notebooks, chosen)
    _refuse_namesakes(notebooks)
    shelf = versions.shelf(reports, edition.name, edition.as_at, edition.audience)
    with versions.locked(shelf):
        started = now()
        log.write("report-started", report=shelf.name, notebooks=[path.name for path in notebooks])
        try:
            with versions.new_version(shelf, now) as folder:
                listed = [pages.page_of(path) for path in notebooks]
                with _taken_away(edition, folder, log, told) as takeaways:
                    writing = _Writing(edition, parameters, folder, listed, annex, deck, takeaways)
                    ran = writing.run(notebooks, workers, cell_timeout, _told(progress, log), waiting)
                _log_runs(ran, log)
                runs.raise_faults(ran)
                writing.finish(ran, started, now())
        except BaseException as error:
            log.write("report-failed", report=shelf.name, error=str(error) or type(error).__name__)
            raise
        log.write("report-published", report=shelf.name, seconds=(now() - started).total_seconds())
        return versions.standing(shelf)


@dataclass(frozen=True)
class _Writing:
    """A report being written into a folder that no reader sees yet."""

    edition: Edition
    parameters: Mapping[str, object]
    folder: Path
    pages: Sequence[pages.Page]
    annex: Callable[[Path], None] | None
    deck: Callable[[Path], None] | None
    takeaways: Takeaways | None = None

    def run(
        self,
        notebooks: Sequence[Path],
        workers: int,
        cell_timeout: int,
        progress: runs.Progress,
        waiting: Kernels | None,
    ) -> list[runs.Run]:
        return runs.run(
            notebooks,
            self.parameters,
            self.folder / "notebooks",
            workers=workers,
            cell_timeout=cell_timeout,
            progress=progress,
            made=self.add_page,
            meanwhile=self.prepare,
            waiting=waiting,
        )

    def prepare(self) -> None:
        pages.prepare()
        if self.annex:
            self.annex(self.folder / ANNEX_FILE)
        if self.deck:
            (self.folder / takeaways.FOLDER).mkdir(exist_ok=True)
            self.deck(self.folder / DECK_FILE)

    def add_page(self, notebook: Path, executed: NotebookNode) -> None:
        page = next(page for page in self.pages if page.file == f"{notebook.stem}.html")
        beside = ANNEX_FILE if self.annex else ""
        files = self.takeaways.of(notebook, executed) if self.takeaways else ()
        text = pages.page_html(executed, page, self.pages, self.edition, annex=beside, files=files)
        self._write(page.file, text)
        if notebook.stem.endswith(SUMMARY):
            alone = pages.page_html(executed, page, self.pages, self.edition, single_file=True)
            self._write(f"{SUMMARY}.html", alone)

    def finish(self, ran: Sequence[runs.Run], started: datetime, ended: datetime) -> None:
        (self.folder / pages.PLOTLY_FILE).write_bytes(figures.plotly_js())
        made = sorted(path for path in self.folder.rglob("*") if path.is_file())
        outputs = {path.relative_to(self.folder).as_posix(): path for path in made}
        held = manifest.manifest(self.edition, self.parameters, ran, started, ended, outputs)
        self._write("manifest.json", manifest.as_json(held))
        facts = _facts(self.edition, ended, held["commit"])
        self._write(
            "index.html", pages.index_html(self.pages, self.edition, facts=facts, files=self._files())
        )

    def _files(self) -> dict[str, str]:
        files = {}
        if self.annex:
            files[ANNEX_FILE] = f"the tables behind the summary, a workbook ({self.edition.classification})"
        if self.deck:
            files[DECK_FILE] = f"each plan on a page as a slide to work on ({self.edition.classification})"
        if (self.folder / f"{SUMMARY}.html").exists():
            files[f"{SUMMARY}.html"] = "the evidence summary as one file, to send on"
        files["manifest.json"] = "inputs with their fingerprints, parameters, software, times"
        return files

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")


@contextmanager
def _taken_away(
    edition: Edition, folder: Path, log: RunLog, told: Callable[[str], None] | None
) -> Iterator[Takeaways | None]:
    """Give what draws the figures to be taken away, or nothing where none are asked for or Chromium is missing.

    What could not be drawn is told at the end, a line each: the report comes out all the same.
    """
    if told is None:
        yield None
        return
    from mhhs_analysis.reporting.chromium import NotDrawn, warm_chromium
    from mhhs_analysis.reporting.marking import marking_of

    untold: list[str] = []
    with ExitStack() as stack:
        drawing = None
        try:
            chromium = stack.enter_context(warm_chromium())
            marking = marking_of(edition)
            drawing = takeaways.Takeaways(folder, marking, edition.as_at, chromium, untold)
        except NotDrawn as error:
            untold.append(str(error))
        yield drawing
    for line in untold:
        log.write("figure-not-drawn", why=line)
        told(line)


def _told(progress: runs.Progress | None, log: RunLog) -> runs.Progress:
    """Return a progress callback that writes the log too."""

    def told(notebook: Path, state: runs.State) -> None:
        log.write(f"notebook-{state}", notebook=notebook.name)
        if progress:
            progress(notebook, state)

    return told


def _log_runs(ran: Sequence[runs.Run], log: RunLog) -> None:
    for run in ran:
        log.write("notebook-ran", notebook=run.notebook.name, seconds=run.seconds, fault=run.fault)


def _facts(edition: Edition, ended: datetime, commit: str) -> dict[str, str]:
    made = ended.astimezone(UTC)
    return {
        "As at": pages.day_in_words(edition.as_at),
        "Audience": pages.audience_in_words(edition.audience),
        "Classification": edition.classification,
        "Inputs": f"{len(edition.inputs)} file{'' if len(edition.inputs) == 1 else 's'}",
        "Made": f"{made.day} {made:%B %Y at %H:%M} UTC",
        "Code": commit,
    }


def _refuse_namesakes(notebooks: Sequence[Path]) -> None:
    """Raise MhhsError where two notebooks would be written to one page."""
    from mhhs_analysis.frames import MhhsError

    names = [path.stem.lower() for path in notebooks]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MhhsError(*(f"notebook {name}: given twice; give each once" for name in twice))
