"""The lock files are complete, agree with each other and with pyproject.toml, and hold no address."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.house import declared

LOCKS = {"requirements.lock": declared.runtime, "requirements-dev.lock": declared.everything}


@dataclass(frozen=True)
class Pin:
    """One package at one version, for the machines its marker names."""

    name: str
    version: str
    hashes: frozenset[str]


def _pins(repository: Path, lock: str) -> list[Pin]:
    text = (repository / lock).read_text("utf-8").replace("\\\n", " ")
    return [_pin(line) for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def _pin(line: str) -> Pin:
    requirement, *hashes = line.split(" --hash=")
    parsed = Requirement(requirement.strip())
    version = str(parsed.specifier).removeprefix("==")
    return Pin(canonicalize_name(parsed.name), version, frozenset(h.strip() for h in hashes))


def _versions(pins: list[Pin]) -> dict[str, set[str]]:
    return {pin.name: {other.version for other in pins if other.name == pin.name} for pin in pins}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(repository: Path, lock: str) -> None:
    """Where packages come from is each machine's own business, and none of a public file's."""
    lines = (repository / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if re.search(r"^-|://|index-url|find-links", line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_one_version_and_its_hashes(repository: Path, lock: str) -> None:
    """pip --require-hashes refuses the whole file for one that lacks them."""
    pins = _pins(repository, lock)
    assert len(pins) > len(LOCKS[lock]())
    loose = [p.name for p in pins if not re.fullmatch(r"[\w.!+]+", p.version)]
    unhashed = [p.name for p in pins if not any(re.fullmatch("sha256:[0-9a-f]{64}", h) for h in p.hashes)]
    assert (loose, unhashed) == ([], [])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_satisfies_what_is_declared(repository: Path, lock: str) -> None:
    """Each declared dependency is pinned within its range; `make lock` brings the file up to date."""
    versions = _versions(_pins(repository, lock))
    wrong = [
        f"{requirement}, locked at {sorted(versions.get(name, {'nothing'}))}"
        for name, requirement in LOCKS[lock]().items()
        if not _within(versions.get(name, set()), requirement.specifier)
    ]
    assert wrong == []


def _within(versions: set[str], specifier: SpecifierSet) -> bool:
    return bool(versions) and all(specifier.contains(version) for version in versions)


def test_the_report_runs_on_what_the_tests_ran_on(repository: Path) -> None:
    """Every pin of the report's lock stands in the tests' lock, with the same versions and hashes."""
    report, dev = (_pins(repository, lock) for lock in LOCKS)
    assert set(report) - set(dev) == set()
    assert {n: v for n, v in _versions(dev).items() if n in _versions(report)} == _versions(report)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_slow_import_stays_out(repository: Path, lock: str) -> None:
    """overrides.txt keeps rfc3987-syntax, a second at every start, and its parser out of both locks."""
    names = {pin.name for pin in _pins(repository, lock)}
    assert {"jsonschema", "papermill"} <= names
    assert names.isdisjoint({"rfc3987-syntax", "lark"})
