"""The run log: one JSON object a line, kept beside the reports and never inside one."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path


class RunLog:
    """Writes what happened in a run, as it happens, from whichever thread it happens in.

    Each line holds `time` (UTC, ISO 8601), `event` and the event's own fields.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path, self._now, self._lock = path, now, threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)

    def write(self, event: str, **fields: object) -> None:
        """Add a line for the event."""
        time = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": time, "event": event, **fields}, ensure_ascii=False, default=str)
        # Opened for each line: what stands in the file outlives a run that is killed.
        with self._lock, self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def run_log(reports: Path, name: str, audience: str, now: Callable[[], datetime]) -> RunLog:
    """Return the log of a run that starts now: `reports/logs/<timestamp>_<name>_<audience>.jsonl`."""
    began = now().astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    named = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{name}_{audience}")
    return RunLog(reports / "logs" / f"{began}_{named}.jsonl", now)
