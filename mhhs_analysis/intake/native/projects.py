"""The projects of a program's own file as MPXJ reads them, and which are no plan by what the file says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhhs_analysis.frames import MhhsError, NotReadable
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.native import java
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.kinds import XER, Kind
from mhhs_analysis.intake.native.primavera_marks import Mark, marks_of
from mhhs_analysis.intake.native.xml_text import for_mpxj
from mhhs_analysis.intake.versions.words import version_key
from mhhs_analysis.intake.workbooks.packages import encrypted

_BASELINE = "a project that another one of the file keeps as its baseline: not the plan itself"
_KEPT = "a project that is marked as a copy kept of another one: not the plan itself"
_OUTSIDE = "a project the file holds only because its tasks are linked to: not exported as a plan"
_STATUS = {
    "what-if": "a project that is marked as a what-if: not the plan itself",
    "template": "a project that is marked as a template: not the plan itself",
}
_INACTIVE = "a project that is marked as inactive, and names the tasks of another one: not the plan itself"
_SAVED = re.compile(r"\.(?:mpp|mpt|mpx|xml)$", re.I)
_SAME = 0.5
"""Share of the tasks of an inactive project that another one names, from which it is an older state of that."""


@dataclass(frozen=True)
class Project:
    """A project of a file, as MPXJ read it: what identifies it, its name, and why it is no plan, if it is none."""

    held: JavaObject
    identifier: str
    name: str = ""
    reason: str = ""

    def is_named(self, words: str) -> bool:
        """Return whether a person's words name it."""
        return bool(words) and version_key(words) in {
            version_key(one) for one in (self.identifier, self.name) if one
        }


def projects_of(file: str, content: bytes, kind: Kind, wanted: str = "") -> list[Project]:
    """Return the projects of a file: one of MS Project's, any number of Primavera's.

    One that a person names as the plan (`wanted`) is one, whatever the file says of it. Raises NotReadable where MPXJ
    can't read the file.
    """
    import jpype

    charset = _charset(content)
    try:
        reader = _reader(kind, charset)
        given = for_mpxj(content) if kind.is_xml else content
        stream = java.java_class("java.io.ByteArrayInputStream")(given)
        held = list(reader.readAll(stream)) if kind.is_primavera else [reader.read(stream)]
    except jpype.JException as error:
        raise _refusal(file, kind, error) from None
    found = [one for one in held if one is not None]
    if not found:
        raise NotReadable(file, f"{kind.words} that holds no project", kind.ask)
    projects = [Project(one, *_names(one)) for one in found]
    if len(projects) == 1:
        return projects
    told = _told_apart(projects, marks_of(file, content, kind, charset))
    return [replace(one, reason="") if wanted and one.is_named(wanted) else one for one in told]


def _reader(kind: Kind, charset: str) -> JavaObject:
    reader = java.java_class(f"org.mpxj.{kind.reader}")()
    if kind is XER:
        reader.setCharset(java.java_class("java.nio.charset.Charset").forName(charset))
    return reader


def _charset(content: bytes) -> str:
    """Return the encoding of an .xer: it says none, and is the exporting machine's."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "UTF-8"


def _refusal(file: str, kind: Kind, error: JavaObject) -> MhhsError:
    """Return why MPXJ could not read a file, in our words."""
    told = " ".join(str(one) for one in (error, error.getCause()) if one is not None)
    if isinstance(error, java.java_class("java.lang.OutOfMemoryError")) or "OutOfMemoryError" in told:
        return NotReadable(file, "it needs more memory than a plan should", kind.ask)
    if "password" in told.lower():
        return encrypted(file)
    return NotReadable(
        file, f"{kind.words} that is broken ({_class_name(error)})", f"ask for it again, or {kind.ask}"
    )


def _class_name(error: JavaObject) -> str:
    cause = error.getCause()
    return str((error if cause is None else cause).getClass().getSimpleName())


def _names(project: JavaObject) -> tuple[str, str]:
    """Return what identifies a project, and its name: MS Project's title, or the name of the file it was saved in."""
    properties = project.getProjectProperties()
    given = (properties.getProjectTitle(), properties.getName())
    name = next((str(one) for one in given if one is not None and str(one)), "")
    identifier = properties.getProjectID() or properties.getName() or properties.getUniqueID()
    return "" if identifier is None else str(identifier), _SAVED.sub("", name)


# --- which is the plan ------------------------------------------------------------------------------------


def _told_apart(projects: Sequence[Project], marks: dict[str, Mark]) -> list[Project]:
    """Return projects with why each is no plan, if it is none; where none is left a copy or what-if may be one."""
    baselines = {str(one.held.getProjectProperties().getBaselineProjectUniqueID()) for one in projects}
    told = [replace(one, reason=_why_no_plan(one, baselines - {"None"}, marks)) for one in projects]
    if all(one.reason for one in told):
        return [replace(one, reason=_why_outside(one)) for one in projects]
    return [replace(one, reason=one.reason or _why_inactive(one, told, marks)) for one in told]


def _why_no_plan(project: Project, baselines: set[str], marks: dict[str, Mark]) -> str:
    unique = _unique_id(project)
    mark = marks.get(unique, Mark())
    if unique in baselines:
        return _BASELINE
    return _why_outside(project) or (_KEPT if mark.is_kept else _STATUS.get(mark.status, ""))


def _why_outside(project: Project) -> str:
    return "" if project.held.getProjectProperties().getExportFlag() else _OUTSIDE


def _why_inactive(project: Project, others: Sequence[Project], marks: dict[str, Mark]) -> str:
    """Return why an inactive project is no plan: another one that is not so names most of its tasks."""
    if marks.get(_unique_id(project), Mark()).status != "inactive":
        return ""
    own = _task_names(project)
    live = [
        one for one in others if not one.reason and marks.get(_unique_id(one), Mark()).status != "inactive"
    ]
    is_again = any(len(own & _task_names(one)) >= _SAME * max(1, len(own)) for one in live)
    return _INACTIVE if is_again else ""


def _unique_id(project: Project) -> str:
    return str(project.held.getProjectProperties().getUniqueID())


def _task_names(project: Project) -> set[str]:
    """Return the names of a project's activities, as one compares them; its structure above them is left out."""
    tasks = (one for one in project.held.getTasks() if not one.getSummary())
    return {normalised(str(one.getName())) for one in tasks if one.getName() is not None}
