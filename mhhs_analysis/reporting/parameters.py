"""A notebook's parameters: what its `parameters` cell declares, and which values fit."""

from __future__ import annotations

import ast
import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.notebooks import read_json

TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True)
class Parameter:
    """One line of a `parameters` cell: its name, its default, and the type that a value must have."""

    name: str
    default: object
    type_name: str


def parameters_of(notebook: Path) -> dict[str, Parameter]:
    """Return the parameters of a notebook by name, in the order declared; none where no cell is so tagged.

    Raises MhhsError where the notebook, or its parameters cell, can't be read.
    """
    # Papermill's own inspection reads and validates the whole notebook, stored charts and all, and takes
    # its types from the text of an annotation; the literal itself says as much at once.
    cell = next((source for tags, source in _cells(notebook) if "parameters" in tags), "")
    try:
        lines = ast.parse(cell).body
    except SyntaxError as error:
        raise MhhsError(f"{notebook.name}: parameters cell: {error.msg}; one name = value a line") from None
    found = [_parameter(line) for line in lines]
    return {parameter.name: parameter for parameter in found if parameter}


def check_parameters(notebooks: Sequence[Path], parameters: Mapping[str, object]) -> None:
    """Return where each parameter is known to at least one notebook and its value fits wherever it is.

    Raises MhhsError with every fault: a name that no notebook knows (and the nearest that one does), or a
    value of another type.
    """
    known = {notebook: parameters_of(notebook) for notebook in notebooks}
    names = sorted({name for declared in known.values() for name in declared})
    faults = [_unknown(name, names) for name in parameters if name not in names]
    for notebook, declared in known.items():
        faults += _misfits(notebook, declared, parameters)
    if faults:
        raise MhhsError(*dict.fromkeys(faults))


def given_to(notebook: Path, parameters: Mapping[str, object]) -> dict[str, object]:
    """Return the parameters that this notebook knows, each as the type it declares.

    Raises ValueError where a value doesn't fit: `check_parameters` comes first.
    """
    declared = parameters_of(notebook)
    return {name: fitted(value, declared[name]) for name, value in parameters.items() if name in declared}


def fitted(value: object, parameter: Parameter) -> object:
    """Return the value as the parameter's type; words from a command line are read as that type.

    Raises ValueError where it can't be.
    """
    wanted = parameter.type_name
    if wanted in ("None", type(value).__name__):
        return value
    if wanted == "float" and type(value) is int:
        return float(value)
    if isinstance(value, str):
        return _read(value, wanted)
    raise ValueError(value)


def _cells(notebook: Path) -> list[tuple[list[str], str]]:
    """Return each code cell's tags and source."""
    code = [cell for cell in read_json(notebook)["cells"] if cell["cell_type"] == "code"]
    return [(cell.get("metadata", {}).get("tags", []), "".join(cell["source"])) for cell in code]


def _parameter(line: ast.stmt) -> Parameter | None:
    """Return the parameter a line declares, or None where it declares none."""
    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
        name, annotation, value = line.targets[0].id, None, line.value
    elif isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value:
        name, annotation, value = line.target.id, line.annotation, line.value
    else:
        return None
    try:
        default = ast.literal_eval(value)
    except ValueError:
        default = None
    stated = ast.unparse(annotation).split("[")[0] if annotation else ""
    known = stated in ("str", "int", "float", "bool", "list", "dict", "tuple")
    return Parameter(name, default, stated if known else _type_name(default))


def _type_name(default: object) -> str:
    return "None" if default is None else type(default).__name__


def _read(text: str, wanted: str) -> object:
    if wanted == "bool" and text.lower() in TRUTHS:
        return TRUTHS[text.lower()]
    if wanted == "int":
        return int(text)
    # An infinity would make the executed notebook's JSON unreadable to anything but Python.
    if wanted == "float" and math.isfinite(float(text)):
        return float(text)
    if wanted in ("list", "dict", "tuple"):
        return _literal(text, wanted)
    raise ValueError(text)


def _literal(text: str, wanted: str) -> object:
    try:
        value = ast.literal_eval(text)
    except SyntaxError:
        raise ValueError(text) from None
    if type(value).__name__ != wanted:
        raise ValueError(text)
    return value


def _unknown(name: str, names: Sequence[str]) -> str:
    nearest = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    remedy = f'did you mean "{nearest[0]}"?' if nearest else "leave it out"
    known = ", ".join(names) or "none"
    return f'parameter "{name}": no notebook of this run knows it; {remedy} (known: {known})'


def _misfits(
    notebook: Path, declared: Mapping[str, Parameter], parameters: Mapping[str, object]
) -> list[str]:
    faults = []
    for name in declared.keys() & parameters.keys():
        try:
            fitted(parameters[name], declared[name])
        except ValueError:
            wanted = declared[name]
            faults.append(
                f'parameter "{name}": {parameters[name]!r} is not {_in_words(wanted.type_name)}; '
                f"give it as {notebook.name} does, like {wanted.default!r}"
            )
    return sorted(faults)


def _in_words(type_name: str) -> str:
    words = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}
    return words.get(type_name, f"a {type_name}")
