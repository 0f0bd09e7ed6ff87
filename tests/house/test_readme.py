"""README is true: its commands can be run and its tree is the tree."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

# git's own settings are of no interest to a reader.
UNTOLD = {".gitignore", ".gitattributes"}


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text("utf-8")


def _blocks(readme: str) -> list[str]:
    return re.findall(r"^```[^\n]*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)


def _code_lines(readme: str) -> list[str]:
    """Each line of a fenced block and each `inline` piece of code."""
    prose = re.sub(r"^```.*?^```", "", readme, flags=re.MULTILINE | re.DOTALL)
    return [line.strip() for block in _blocks(readme) for line in block.splitlines()] + re.findall(
        r"`([^`]+)`", prose
    )


def _tree(readme: str) -> str:
    trees = [block for block in _blocks(readme) if re.match(r"README\.md\b", block)]
    assert len(trees) == 1, "README has one fenced block that begins with README.md: the tree"
    return trees[0]


def _tree_paths(tree: str) -> Iterator[str]:
    """The paths a tree names: `name` or `name, name`, two spaces, then words; children are indented."""
    above: list[tuple[int, str]] = []
    for line in filter(str.strip, tree.splitlines()):
        column = len(line) - len(line.lstrip(" │├└─"))
        above = [(at, folder) for at, folder in above if at < column]
        parent = above[-1][1] if above else ""
        names = re.split(r"\s{2,}", line[column:].strip())[0].split(", ")
        yield from (parent + name for name in names)
        above.append((column, parent + names[-1].rstrip("/") + "/"))


def _is_placeholder(path: str) -> bool:
    return "<" in path


def _make_targets(repository: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (repository / "Makefile").read_text("utf-8"), re.MULTILINE))


def _suite_calls(readme: str) -> list[list[str]]:
    """The words after `mhhs`, or after `python -m mhhs_analysis`, of each line of code that calls it."""
    calls = [
        re.match(r"(?:\$ )?(?:mhhs|python3? -m mhhs_analysis)(?: (.*))?$", line)
        for line in _code_lines(readme)
    ]
    return [shlex.split(call.group(1) or "", comments=True) for call in calls if call]


def _problem(command: Any, words: list[str]) -> str | None:
    """What of a call the command line doesn't know: a command, or an option."""
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            return f"no command {words[0]!r} in {sorted(command.commands)}"
        command, words = command.commands[words[0]], words[1:]
    known = {option for it in command.params for option in [*it.opts, *it.secondary_opts]} | {"--help"}
    unknown = [word for word in words if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known]
    return f"{command.name} has no {unknown}" if unknown else None


def test_readme_shows_the_two_commands(repository: Path, readme: str) -> None:
    """`make report` and `make test` are named, and every make target named can be made."""
    named = {
        target for line in _code_lines(readme) for target in re.findall(r"^(?:\$ )?make ([a-z-]+)", line)
    }
    assert {"report", "test"} <= named
    assert named - _make_targets(repository) == set()


def test_readme_and_the_command_line_agree(readme: str) -> None:
    """Each `mhhs` command that README shows exists, with the options it shows."""
    from mhhs_analysis.cli import app  # here, so that a broken command line fails this test alone

    calls = _suite_calls(readme)
    assert calls, "README shows no mhhs command"
    root = typer.main.get_command(app)
    assert [f"mhhs {shlex.join(words)}: {said}" for words in calls if (said := _problem(root, words))] == []


def test_the_tree_names_only_what_exists(repository: Path, readme: str) -> None:
    """A file that README promises is there."""
    paths = [path for path in _tree_paths(_tree(readme)) if not _is_placeholder(path)]
    assert [path for path in paths if not (repository / path).exists()] == []


def test_everything_at_the_top_is_in_the_tree(readme: str, kept_files: list[str]) -> None:
    """A reader finds each file and folder of the first level explained."""
    told = {path.split("/")[0] for path in _tree_paths(_tree(readme))}
    assert {name.split("/")[0] for name in kept_files} - told - UNTOLD == set()


TREE = """README.md          what it is
a.lock, b.lock     what is installed
data/
  sample/          committed
  <name>/          yours
    plans/         what participants sent
tests/             a folder a rung
"""


def test_a_tree_is_read_with_its_levels() -> None:
    """Indentation nests, commas list, words after two spaces are not paths."""
    paths = [path.rstrip("/") for path in _tree_paths(TREE)]
    assert paths == [
        "README.md", "a.lock", "b.lock", "data", "data/sample", "data/<name>", "data/<name>/plans", "tests",
    ]  # fmt: skip


def test_a_wrong_call_is_caught() -> None:
    """Be it the command or the option that isn't there."""
    app = typer.Typer()
    group = typer.Typer()
    app.add_typer(group, name="read")
    app.command("build")(lambda data: None)
    group.command("plan")(lambda file: None)
    group.command("responses")(lambda file: None)
    root = typer.main.get_command(app)
    assert [_problem(root, shlex.split(call)) for call in ("read plan a.xlsx", "build", "build --help")] == [
        None
    ] * 3
    assert all(_problem(root, shlex.split(call)) for call in ("raed", "read mail a.eml", "build --dat x"))
