"""The command line run, and how it ends: a fault is a plain line on stderr and exit 1."""

from __future__ import annotations

import io
import os
import sys

from mhhs_analysis.cli.commands import app
from mhhs_analysis.cli.streams import say
from mhhs_analysis.frames import MhhsError


def main() -> None:
    """Run the command line; a fault the user can mend ends it with exit 1 and plain lines on stderr."""
    for stream in (sys.stdout, sys.stderr):  # a letter that a terminal can't show must not end the command
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except MhhsError as error:
        for fault in error.faults:
            say(fault)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:  # a fault of ours: no traceback reaches a user unless one is asked for
        if os.environ.get("MHHS_TRACEBACK"):
            raise
        say(
            f"an unforeseen fault ({type(error).__name__}: {error}); report it, with what MHHS_TRACEBACK=1 shows"
        )
        sys.exit(1)
