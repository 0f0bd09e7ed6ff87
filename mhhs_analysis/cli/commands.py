"""The commands, in the order in which `mhhs --help` lists them."""

from __future__ import annotations

import typer

from mhhs_analysis.cli.committed import dictionary, refresh
from mhhs_analysis.cli.forms import coding, mapping, template
from mhhs_analysis.cli.read import plan, responses
from mhhs_analysis.cli.readback import readback
from mhhs_analysis.cli.report import build, report

app = typer.Typer(
    help="Evidence for the MHHS re-plan: read plans and responses, build the store, write the report.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("template")(template)
app.command("build")(build)
app.command("mapping")(mapping)
app.command("coding")(coding)
app.command("report")(report)
app.command("readback")(readback)
app.command("refresh")(refresh)
app.command("dictionary", hidden=True)(dictionary)

read_app = typer.Typer(help="How one file is understood.", no_args_is_help=True)
read_app.command("plan")(plan)
read_app.command("responses")(responses)
app.add_typer(read_app, name="read")
