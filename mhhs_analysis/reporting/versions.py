"""A report's versions on disk: one being written, the last few kept, a pointer to the one that stands."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mhhs_analysis.frames import MhhsError

KEPT = 3
PARTIAL = ".partial"
LOCK_SECONDS = 600
_VERSION = re.compile(r"(\d{8}T\d{6}Z)-(\d+)$")


@dataclass(frozen=True)
class Shelf:
    """Where one report's versions stand, and the name by which readers find the latest."""

    reports: Path
    name: str

    @property
    def folder(self) -> Path:
        """The folder that holds the versions."""
        return self.reports / "versions" / self.name

    @property
    def pointer(self) -> Path:
        """The link that readers open."""
        return self.reports / self.name

    def versions(self) -> list[Path]:
        """The complete versions, oldest first."""
        found = [(match, path) for path in self.folder.iterdir() if (match := _VERSION.match(path.name))]
        return [path for _, path in sorted(found, key=lambda pair: (pair[0][1], int(pair[0][2])))]


def shelf(reports: Path, name: str, as_at: str, audience: str) -> Shelf:
    """Return the shelf of a report: `<name>_<as_at>_<audience>`, valid as a folder's name on any system."""
    return Shelf(reports, "_".join(_folder_safe(part) for part in (name, as_at, audience)))


@contextmanager
def locked(shelf: Shelf) -> Iterator[None]:
    """Hold the report for oneself; raise MhhsError where another run keeps it for ten minutes."""
    from filelock import FileLock, Timeout

    shelf.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(shelf.folder / ".lock", timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        raise MhhsError(f"{shelf.pointer}: another run is writing it; wait, then run again") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def new_version(shelf: Shelf, now: Callable[[], datetime]) -> Iterator[Path]:
    """Give a folder to write a version into; it becomes the one readers find only if all went well.

    To be called under the lock. What an earlier run left half written is removed, and so are all but the
    last three versions.
    """
    for stale in shelf.folder.glob(f"*{PARTIAL}"):
        shutil.rmtree(stale)
    final = _free(shelf, now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"))
    partial = final.with_name(final.name + PARTIAL)
    partial.mkdir()
    try:
        yield partial
        partial.rename(final)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    try:
        _point(shelf, final)
    except BaseException:
        shutil.rmtree(final, ignore_errors=True)
        raise
    for old in shelf.versions()[:-KEPT]:
        # A reader's system may keep an open file from going: the next run tries again.
        shutil.rmtree(old, ignore_errors=True)


def standing(shelf: Shelf) -> Path:
    """Return the index.html of the version that readers find."""
    linked = shelf.pointer / "index.html"
    return linked if linked.exists() else shelf.versions()[-1] / "index.html"


def _free(shelf: Shelf, began: str) -> Path:
    """Return the next version's place: after those of the same second, of which the first may be gone."""
    numbers = [int(path.name.rpartition("-")[2]) for path in shelf.versions() if path.name.startswith(began)]
    return shelf.folder / f"{began}-{max(numbers, default=0) + 1}"


def _point(shelf: Shelf, version: Path) -> None:
    """Replace the pointer at one stroke: a link, or a page that leads on where links aren't permitted."""
    redirect = shelf.reports / f"{shelf.name}.html"
    if shelf.pointer.is_dir() and not shelf.pointer.is_symlink():
        raise MhhsError(f"{shelf.pointer}: a folder stands where the link to the report goes; move it away")
    try:
        _link(shelf, version)
    except (OSError, NotImplementedError):
        _redirect(redirect, version.relative_to(shelf.reports))
    else:
        redirect.unlink(missing_ok=True)


def _link(shelf: Shelf, version: Path) -> None:
    fresh = shelf.pointer.with_name(f".{shelf.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(version.relative_to(shelf.reports), target_is_directory=True)
        os.replace(fresh, shelf.pointer)  # noqa: PTH105  (as a pair with symlink_to; Path.replace is the same call)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _redirect(page: Path, version: Path) -> None:
    from mhhs_analysis.reporting.pages import redirect_html

    fresh = page.with_name(f".{page.name}.new")
    fresh.write_text(redirect_html(f"{version.as_posix()}/index.html", page.stem), encoding="utf-8")
    fresh.replace(page)


def _folder_safe(part: str) -> str:
    """Return the part with only letters, digits, points and hyphens; two parts never become one name."""
    participant = re.fullmatch(r"participant:([A-Z0-9-]+)", part)
    if participant:
        return f"participant-{participant[1]}"
    safe = re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip(".-")
    # On Windows letter case keeps no two folders apart, and two participants' reports must be.
    if safe == part and not part.startswith("participant"):
        return part
    return f"{safe}-{hashlib.sha256(part.encode()).hexdigest()[:8]}"
