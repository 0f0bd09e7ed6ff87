"""What Primavera's files say of a project that MPXJ doesn't hand on: that it is a baseline, a what-if or a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mhhs_analysis.intake.native.kinds import XER, Kind
from mhhs_analysis.intake.native.xml_text import hear

_STATUS = {"WS_Whatif": "what-if", "WS_Template": "template", "WS_Closed": "inactive"}
"""The codes of an .xer for the status of a project, as Primavera's XML and its screens have it."""
_TABLES = ("PROJECT", "PROJWBS")
_PROJECT = "Project"
_WANTED = ("ObjectId", "Status")


@dataclass(frozen=True)
class Mark:
    """What the file says of a project: its status in lower case, and whether it is another one's kept baseline."""

    status: str = ""
    is_kept: bool = False


def marks_of(file: str, content: bytes, kind: Kind, charset: str) -> dict[str, Mark]:
    """Return what Primavera's file says of each of its projects, by the project's unique ID.

    Raises NotReadable for an XML that is not well-formed.
    """
    return _of_tables(content.decode(charset, "replace")) if kind is XER else _of_xml(file, content)


def _of_tables(text: str) -> dict[str, Mark]:
    """Return what an .xer says: a project of whose copy it is, and the node of its structure in which status it is."""
    marks: dict[str, Mark] = {}
    for table, row in _rows(text):
        project = row.get("proj_id", "")
        mark = marks.get(project, Mark())
        if table == "PROJECT":
            marks[project] = replace(mark, is_kept=bool(row.get("orig_proj_id")))
        elif row.get("proj_node_flag") == "Y":
            marks[project] = replace(mark, status=_STATUS.get(row.get("status_code", ""), ""))
    return marks


def _rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row of the tables that tell of projects, with the name of its table."""
    table, names = "", list[str]()
    for kind, *cells in (line.rstrip("\r").split("\t") for line in text.split("\n")):
        if kind == "%T":
            table = cells[0] if cells else ""
        elif kind == "%F":
            names = cells
        elif kind == "%R" and table in _TABLES:
            yield table, dict(zip(names, map(str.strip, cells), strict=False))


def _of_xml(file: str, content: bytes) -> dict[str, Mark]:
    marks, path, told = dict[str, Mark](), list[str](), dict[str, str]()
    held: list[str] = []

    def start(name: str, _: object) -> None:
        path.append(name.rpartition(" ")[2])
        held.clear()

    def end(_: str) -> None:
        if path[1:-1] == [_PROJECT] and path[-1] in _WANTED:
            told[path[-1]] = "".join(held).strip()
        elif path[1:] == [_PROJECT]:
            marks[told.pop("ObjectId", "")] = Mark(told.pop("Status", "").lower())
        path.pop()
        held.clear()

    hear(file, content, "an XML of Primavera's", start, end, held)
    return marks
