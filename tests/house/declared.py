"""What pyproject.toml declares, read once for the tests that hold other files to it."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))


def runtime() -> dict[str, Requirement]:
    """What the report needs, its build backend included."""
    return _by_name(PYPROJECT["project"]["dependencies"] + PYPROJECT["build-system"]["requires"])


def everything() -> dict[str, Requirement]:
    """What the report, the tests and JupyterLab need."""
    extras = PYPROJECT["project"]["optional-dependencies"].values()
    return runtime() | _by_name([line for extra in extras for line in extra])


def _by_name(lines: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}
