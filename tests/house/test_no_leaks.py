"""No committed file names a package registry's host, a path of one machine or a workplace's tool."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Joined from parts, so that this file doesn't hold what it looks for.
LEAKS = {
    "registry": "|".join(
        [
            r"(?:py" + r"pi|npm" + r"js|debian)\.org",
            "python" + r"hosted\.org",
            "conda" + r"\.anaconda\.org",
            "registry" + r"\.(?:npm|yarn)",
        ]
    ),
    "path": r"(?<![\w.~/-])/(?:"
    + "|".join(["wor" + "k", "tm" + "p", "roo" + "t", "hom" + "e", "User" + "s"])
    + r")/",
    "wheel": "/op" + "t/(?:wheels|py" + "pi)",
    "tool": "|".join(["farm-" + "(?:studio|bench)", "bash_" + "jobs"]),
}
PATTERN = re.compile("|".join(LEAKS.values()))


def _texts(path: Path) -> Iterator[str]:
    """A file's text, or that of each part of a workbook or other zip."""
    if not zipfile.is_zipfile(path):
        yield path.read_bytes().decode("utf-8", errors="replace")
        return
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            yield parts.read(name).decode("utf-8", errors="replace")


def _leaks(path: Path) -> list[str]:
    return [match.group() for text in _texts(path) for match in PATTERN.finditer(text)]


def test_no_committed_file_leaks(repository: Path, kept_files: list[str]) -> None:
    """A public repository says nothing of where it was made."""
    assert "pyproject.toml" in kept_files
    found = {name: leaks for name in kept_files if (leaks := _leaks(repository / name))}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://" + "py" + "pi.org/simple",
        "https://files.python" + "hosted.org/packages/a.whl",
        'File "/wor' + 'k/main/cli.py", line 3',
        "see /tm" + "p/plans/a.xlsx",
        "/hom" + "e/ana/plans",
        "farm-" + "bench",
    ],
)
def test_a_leak_is_caught(tmp_path: Path, text: str) -> None:
    """In a text file and inside a workbook alike."""
    (tmp_path / "note.md").write_text(text, "utf-8")
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w", zipfile.ZIP_DEFLATED) as workbook:
        workbook.writestr("docProps/core.xml", text)
    assert _leaks(tmp_path / "note.md") and _leaks(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(
    "text", ["/network/plan", "../shared/wor" + "k/plan", "reports/tmp/", "docs.python.org", "and/or"]
)
def test_ordinary_words_are_no_leak(tmp_path: Path, text: str) -> None:
    """A relative path or a documentation page may be named."""
    (tmp_path / "note.md").write_text(text, "utf-8")
    assert _leaks(tmp_path / "note.md") == []
