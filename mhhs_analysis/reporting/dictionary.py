"""The data dictionary: every frame and register, column by column, as the code that checks them declares them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mhhs_analysis.consultation.register_columns import REGISTERS, SETTING_LINES, Field, Register
from mhhs_analysis.frames import FRAMES, SCHEMA_VERSION, Column, Frame

_HEAD = f"""# Data dictionary

Written by `mhhs dictionary` from `mhhs_analysis/frames/`, schema version {SCHEMA_VERSION}, and from
`mhhs_analysis/consultation/register_columns.py`; a test holds them together. `reference/` holds reviewed facts, each
row with its source; `sample/` an invented consultation; a real one goes into a folder of its own beside them, which
git ignores.

- [What people write](#what-people-write): the files of a consultation folder, and what each may hold.
- [What notebooks read](#what-notebooks-read): the frames that are made of them.
"""

_WRITTEN = """# What people write

A consultation folder holds `poap.xlsx` (`mhhs template poap`), `plans/`, `responses/` and these files. The registers
are csv files in UTF-8. A day is written yyyy-mm-dd. Columns stand in any order; others may stand beside them, for
whoever keeps the register, and aren't read. Everything that is wrong is told at once, with file and row.
"""

_READ = """# What notebooks read

A date is an interval of whole days, both ends included, in two columns `_from` and `_to`; a missing bound is
unbounded. `[c]` marks a value withheld as confidential.
"""

_MUST = {"value": "a value in every row", "column": "the column", "": ""}


def dictionary() -> str:
    """Return the data dictionary as Markdown."""
    frames = (line for frame in FRAMES.values() for line in _frame(frame))
    return "\n".join([_HEAD, _WRITTEN, *_registers(), _READ, *frames])


def _registers() -> Iterator[str]:
    yield from ("## consultation.toml", "", 'A line is a setting, such as `round = "round-2"`.', "")
    yield from _fields(SETTING_LINES, {**_MUST, "value": "yes"})
    yield (
        "A section `[needed]` may say how many a gate needs whose number the minutes don't give, such as "
        "`cohort_has_suppliers = 3` (`reference/gates.csv`: number_is parameter)."
    )
    yield "A section `[options.poap-1]` may say of an option in play its `label` and `standing`, for whoever reads it."
    yield ""
    for register in REGISTERS.values():
        yield from _register(register)


def _register(register: Register) -> Iterator[str]:
    absent = "" if register.is_needed else " It may be absent."
    yield from (f"## {register.name}", "", f"A row is {register.row_is}.{absent}", "")
    yield from _fields(register.fields, _MUST)


def _fields(fields: Iterable[Field], must: Mapping[str, str]) -> Iterator[str]:
    yield from ("| name | holds | must be there | meaning |", "|---|---|---|---|")
    for field in fields:
        yield f"| `{field.name}` | {_holds(field)} | {must[field.must]} | {field.meaning}{_choices(field)} |"
    yield ""


def _holds(field: Field) -> str:
    return f"{field.holds}, several separated by semicolons" if field.is_several else field.holds


def _choices(field: Field) -> str:
    """Return the values a column may have; those that a reference table lists stand there."""
    listed = [f"one of `reference/{field.listed_in}.csv`"] if field.listed_in else []
    told = [*listed, *(f"`{value}`" for value in field.allowed)]
    return f": {', '.join(told)}" if told else ""


def _frame(frame: Frame) -> Iterator[str]:
    yield f"## {frame.name}"
    yield ""
    yield f"A row is {frame.row_is}. Key: {', '.join(f'`{name}`' for name in frame.key)}."
    yield ""
    yield "| column | kind | must be there | meaning |"
    yield "|---|---|---|---|"
    yield from map(_column, frame.columns)
    yield ""


def _column(column: Column) -> str:
    unit = f", in {column.unit}" if column.unit else ""
    allowed = f": {', '.join(f'`{value}`' for value in column.allowed)}" if column.allowed else ""
    must = "yes" if column.required else ""
    return f"| `{column.name}` | {column.kind}{unit} | {must} | {column.meaning}{allowed} |"
