"""environment.yml asks conda for what pyproject.toml asks pip for."""

import csv
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.house import declared

Ranges = dict[str, SpecifierSet]


@pytest.fixture(scope="module")
def environment(repository: Path) -> dict:
    return yaml.safe_load((repository / "environment.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def conda_names(repository: Path) -> dict[str, str]:
    with (repository / "tests/house/conda_names.csv").open(newline="", encoding="utf-8") as file:
        return {row["pip_name"]: row["conda_name"] for row in csv.DictReader(file)}


def _ranges(lines: list[str]) -> Ranges:
    return {Requirement(line).name: Requirement(line).specifier for line in lines}


def _conda_lines(environment: dict) -> list[str]:
    return [line for line in environment["dependencies"] if isinstance(line, str)]


def _pip_lines(environment: dict) -> list[str]:
    (section,) = [part for part in environment["dependencies"] if isinstance(part, dict)]
    return section["pip"]


def test_every_dependency_has_a_conda_name_or_none(conda_names: dict[str, str]) -> None:
    """The name map holds exactly the declared dependencies: one more or one fewer is an oversight."""
    assert set(conda_names) == set(declared.everything())


def test_conda_gets_the_declared_ranges(environment: dict, conda_names: dict[str, str]) -> None:
    """Each range is pyproject.toml's, under the name that conda-forge uses, and nothing else is asked for."""
    expected = {conda_names[n]: r.specifier for n, r in declared.everything().items() if conda_names[n]}
    expected["python"] = SpecifierSet(declared.PYPROJECT["project"]["requires-python"])
    expected["pip"] = SpecifierSet()
    assert _ranges(_conda_lines(environment)) == expected


def test_pip_gets_the_rest(environment: dict, conda_names: dict[str, str]) -> None:
    """What conda-forge lacks comes from pip in the same ranges, and this package is installed editable."""
    lines = _pip_lines(environment)
    expected = {n: r.specifier for n, r in declared.everything().items() if not conda_names[n]}
    assert lines[-1] == "-e ."
    assert _ranges(lines[:-1]) == expected


def test_conda_forge_is_the_only_channel(environment: dict) -> None:
    """A second channel would mix builds that were not made for each other."""
    assert (environment["name"], environment["channels"]) == ("mhhs-analysis", ["conda-forge"])
