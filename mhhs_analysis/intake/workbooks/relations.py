"""Which parts of an Office archive a part names, by the ids it calls them by."""

from __future__ import annotations

from dataclasses import dataclass

from mhhs_analysis.intake.workbooks.packages import Attributes, Package, resolved


@dataclass(frozen=True)
class Relation:
    """A part that another part names: what it is to it (worksheet, slide, styles), and where it stands."""

    kind: str
    part: str


def relations_of(package: Package, part: str) -> dict[str, Relation]:
    """Return the relations of a part, by their ids; none where nothing says any."""
    folder, _, name = part.rpartition("/")
    return relations_in(package, f"{folder}/_rels/{name}.rels", folder)


def relations_in(package: Package, part: str, folder: str) -> dict[str, Relation]:
    """Return the relations said in a part, by their ids, within a folder; none where there is no such part."""
    found: dict[str, Relation] = {}

    def start(name: str, said: Attributes) -> None:
        if name == "Relationship" and said.get("TargetMode") != "External":
            kind = said.get("Type", "").rpartition("/")[2]
            found.setdefault(said.get("Id", ""), Relation(kind, resolved(folder, said.get("Target", ""))))

    if part in package:
        package.scan(part, start)
    return found
