"""The commands of `mhhs`, a thin layer over the package: errors are plain lines, never a traceback."""

from mhhs_analysis.cli.commands import app
from mhhs_analysis.cli.run import main

__all__ = ["app", "main"]
