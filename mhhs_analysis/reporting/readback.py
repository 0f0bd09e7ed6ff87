"""The read-back pack: one page a participant, each made from what that participant alone may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting import kernels, pages, runs, versions
from mhhs_analysis.reporting.notebooks import READBACK, notebooks_named

if TYPE_CHECKING:
    from nbformat import NotebookNode

Told = Callable[[str], None]
"""Told of each participant whose page is done, from the thread that made it."""


def publish_pack(
    participants: Mapping[str, str],
    edition_for: Callable[[str], Edition],
    data: str,
    *,
    reports: Path,
    workers: int,
    cell_timeout: int,
    now: Callable[[], datetime],
    told: Told = lambda _: None,
) -> Path:
    """Write a page for each participant, put the whole pack before its readers at one stroke; return its index.html.

    `participants` is identifier to name; `edition_for` makes and gives the edition of an audience. The index lists
    the pages for the Programme, which sends each on: a page is one file and leads to no other. Raises MhhsError with
    the fault of every page that failed, and leaves the last good pack.
    """
    (notebook,) = notebooks_named([READBACK])
    whole = edition_for("ofgem")
    shelf = versions.shelf(reports, whole.name, whole.as_at, "readback")
    with versions.locked(shelf), versions.new_version(shelf, now) as folder:
        making = _Making(notebook, edition_for, data, folder, cell_timeout, told)
        making.all(list(participants), workers)
        listed = [pages.Page(f"{who}.html", f"{name} ({who})", "") for who, name in participants.items()]
        (folder / "index.html").write_text(_index(listed, whole, now()), encoding="utf-8")
    return versions.standing(shelf)


@dataclass(frozen=True)
class _Making:
    """A pack being written into a folder that no reader sees yet."""

    notebook: Path
    edition_for: Callable[[str], Edition]
    data: str
    folder: Path
    cell_timeout: int
    told: Told

    def all(self, participants: Sequence[str], workers: int) -> None:
        kernels.prepare_imports()
        pages.prepare()
        with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
            faults = [fault for fault in pool.map(self.one, participants) if fault]
        if faults:
            raise MhhsError(*faults)

    def one(self, participant: str) -> str:
        """Make one participant's page; return its fault, empty where it was made."""
        audience = f"participant:{participant}"
        try:
            edition = self.edition_for(audience)
        except MhhsError as error:
            return f"{participant}: {error}"
        page = replace(pages.page_of(self.notebook), file=f"{participant}.html")

        def made(_: Path, executed: NotebookNode) -> None:
            _drop_defaults(executed)
            text = pages.page_html(executed, page, [page], edition, single_file=True)
            (self.folder / page.file).write_text(text, encoding="utf-8")

        given = {"data": self.data, "as_at": edition.as_at, "audience": audience}
        record = self.folder / "notebooks" / participant
        (ran,) = runs.run(
            [self.notebook], given, record, workers=1, cell_timeout=self.cell_timeout, made=made
        )
        self.told(participant)
        return f"{participant}: {ran.fault}" if ran.fault else ""


def _drop_defaults(executed: NotebookNode) -> None:
    """Take the cell of defaults away: it names the participant that the notebook itself stands for."""
    executed.cells = [cell for cell in executed.cells if "parameters" not in cell["metadata"].get("tags", [])]


def _index(listed: Sequence[pages.Page], edition: Edition, made: datetime) -> str:
    at = made.astimezone(UTC)
    facts = {
        "What this is": "A page for each participant, to be sent to that participant alone",
        "As at": pages.day_in_words(edition.as_at),
        "Classification": edition.classification,
        "Made": f"{at.day} {at:%B %Y at %H:%M} UTC",
    }
    return pages.index_html(listed, edition, facts=facts, files={})
