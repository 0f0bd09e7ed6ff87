"""`mhhs build` and `mhhs report`: the store made, notebooks run and a report published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mhhs_analysis.cli.options import REPORTS, SAMPLE, AsAt, CellTimeout, Data, Reports, now, shown
from mhhs_analysis.cli.streams import OUT, progress, say, tell
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import resolve

if TYPE_CHECKING:
    from mhhs_analysis.consultation.edition import Edition

BuiltFor = Annotated[str, typer.Option(hidden=True)]
Audience = Annotated[str, typer.Option(help="public, ofgem or participant:ID.")]
Notebook = Annotated[
    list[str] | None, typer.Option(help="Only this notebook, by name or number; may be repeated.")
]
Parameter = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", help="NAME=VALUE for the notebooks that know it.")
]
Workers = Annotated[int, typer.Option(min=1, help="Notebooks run at the same time.")]
IsDrawn = Annotated[
    bool,
    typer.Option("--figures", help="Also each figure as A3 PDF, SVG and PNG (with Chromium), and slides."),
]


def build(data: Data = SAMPLE, as_at: AsAt = "", audience: BuiltFor = "ofgem") -> None:
    """Read everything, run every analysis and write the store; only what changed is read again."""
    from mhhs_analysis.consultation.fresh import edition

    made = edition(data, as_at, audience)
    OUT.print(f"{made.title}: the store as at {made.as_at} for {made.audience} is ready.", markup=False)


def report(
    data: Data = SAMPLE,
    as_at: AsAt = "",
    audience: Audience = "public",
    notebook: Notebook = None,
    parameter: Parameter = None,
    workers: Workers = 2,
    cell_timeout: CellTimeout = 600,
    is_drawn: IsDrawn = False,
    reports: Reports = REPORTS,
) -> None:
    """Build, run the notebooks and publish a report folder; a failed run leaves the last good report."""
    from mhhs_analysis.consultation.fresh import edition
    from mhhs_analysis.reporting.kernels import Kernels
    from mhhs_analysis.reporting.log import run_log
    from mhhs_analysis.reporting.publish import publish

    chosen, given = _chosen(notebook or [], audience, parameter or [])
    with Kernels(chosen[0].resolve().parent, len(chosen), workers, for_paper=is_drawn) as waiting:
        made = edition(data, as_at, audience)
        standard = {"data": shown(resolve(data)), "as_at": made.as_at, "audience": audience}
        with progress(len(chosen)) as told:
            index = publish(
                made,
                chosen,
                given | standard,
                reports=reports,
                workers=workers,
                cell_timeout=cell_timeout,
                now=now,
                log=run_log(reports, made.name, audience, now),
                progress=told,
                waiting=waiting,
                annex=lambda path: _write_annex(made, data, path),
                deck=(lambda path: _write_deck(made, data, path)) if is_drawn else None,
                told=say if is_drawn else None,
            )
    tell(f"The report is at {index}")


def _chosen(asked: list[str], audience: str, pairs: list[str]) -> tuple[list[Path], dict[str, object]]:
    """Return the notebooks to run, all that an audience may see where none is asked for, and what they are given."""
    from mhhs_analysis.reporting.notebooks import for_audience, notebooks_named
    from mhhs_analysis.reporting.parameters import check_parameters

    named, given = notebooks_named(asked), _parameters(pairs)
    chosen = named if asked else for_audience(named, audience)
    check_parameters(chosen, given)
    return chosen, given


def _parameters(given: list[str]) -> dict[str, object]:
    """Return NAME=VALUE pairs as a mapping; every pair without a sign is a fault."""
    faults = [f"-p {pair!r}: write it as NAME=VALUE" for pair in given if "=" not in pair]
    names = {pair.partition("=")[0] for pair in given} & {"data", "as_at", "audience"}
    faults += [f"-p {name}: use --{name.replace('_', '-')}" for name in sorted(names)]
    if faults:
        raise MhhsError(*faults)
    return {name: value for name, _, value in (pair.partition("=") for pair in given)}


def _write_annex(made: Edition, data: Path, path: Path) -> None:
    from mhhs_analysis.reporting.annex import annex_for  # here: the notebooks' kernels have started by then

    annex_for(made, data).write(path)


def _write_deck(made: Edition, data: Path, path: Path) -> None:
    from mhhs_analysis.reporting.slides import write_deck

    write_deck(made, data, path)
