"""A frame as the cells of an accessible table: none blank, all text as text, shorthand for what isn't there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mhhs_analysis.frames import WITHHELD, Frame
from mhhs_analysis.reporting.cell_texts import begins_as_formula, fitting
from mhhs_analysis.reporting.visible import visible

if TYPE_CHECKING:
    import pandas as pd
    from gptables.core.gptable import FormatList

NOT_AVAILABLE, NO_ROWS = "[x]", "[z]"
CONFIDENTIAL = "[confidential]"
WITHHELD_COLUMN = "withheld from the public"
_WHOLE_ROW, _NOTHING = f"{CONFIDENTIAL} the whole row", "no"


def heading(name: str) -> str:
    """Return a column's name in words."""
    return name.replace("_", " ")


def told(
    rows: pd.DataFrame,
    frame: Frame,
    names: Mapping[str, str],
    own: str = "",
    withheld: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return rows as they are told: headings in words, names beside identifiers, shorthand where nothing stands.

    A value that is missing in a row of which something is withheld is told as withheld: that it was missing would
    be told else. `own` is the participant whose rows are withheld from nobody; `withheld` says of each row what
    the public doesn't see of it, for Ofgem, who sees all.
    """
    import pandas as pd

    is_whole = withheld is not None
    gaps = _gaps(rows, own, is_whole=is_whole)
    columns: dict[str, pd.Series] = {}
    for column in frame.columns:
        name, values = column.name, rows[column.name]
        columns[heading(name)] = _filled(values.str.replace("_", " ") if column.allowed else values, gaps)
        if name == "participant_id" and "participant_name" not in rows.columns:
            columns["participant name"] = _filled(rows[name].map(names), gaps)
    if withheld is not None:
        columns[WITHHELD_COLUMN] = pd.Series(list(withheld), dtype="object", index=rows.index)
    table = pd.DataFrame(columns).reset_index(drop=True)
    return table if len(table) else pd.DataFrame({name: [NO_ROWS] for name in table.columns})


def withheld_words(rows: pd.DataFrame, public: pd.DataFrame, key: Sequence[str]) -> list[str]:
    """Return of each row what the public doesn't see of it: nothing, the columns by name, or the whole row.

    `public` are the same rows as the public sees them; a row that isn't found there by its key is withheld whole.
    """
    seen = public.drop_duplicates(list(key)).set_index(_keys(public.drop_duplicates(list(key)), key))
    wanted = _keys(rows, key)
    there = wanted.isin(seen.index)
    beside = seen.reindex(wanted)
    columns = [name for name in rows.columns if name not in key]
    differs = {name: _differs(rows[name], beside[name]) for name in columns}
    return [
        _WHOLE_ROW if not there[at] else _listed([name for name in columns if differs[name][at]])
        for at in range(len(rows))
    ]


def cell(value: object) -> FormatList | object:
    """Return a value as gptables writes it: a number as it is, a text as one that nothing takes for markup.

    A text that begins as a formula does is marked as text, so that it stays one also when somebody edits it.
    """
    from gptables.core.gptable import FormatList

    if not isinstance(value, str):
        return value
    return FormatList([{"quote_prefix": begins_as_formula(value)}, fitting(value)])


def _gaps(rows: pd.DataFrame, own: str, *, is_whole: bool) -> pd.Series:
    """Return what stands for a value that is missing, row by row."""
    import pandas as pd

    hidden = pd.Series(False, index=rows.index)
    if not is_whole:
        for name in rows.columns:
            if rows[name].dtype == "str":
                hidden |= rows[name].str.startswith(WITHHELD).fillna(False).astype("bool")
        if "is_confidential" in rows.columns:
            hidden |= rows["is_confidential"].fillna(False).astype("bool")
        if own and "participant_id" in rows.columns:
            hidden &= rows["participant_id"].ne(own)
    return hidden.map({True: WITHHELD, False: NOT_AVAILABLE}).astype("object")


def _filled(values: pd.Series, gaps: pd.Series) -> pd.Series:
    """Return values as text or numbers, with a gap's shorthand where one is missing."""
    kind = values.dtype.kind
    if kind == "M":
        words = values.dt.strftime("%Y-%m-%d").astype("object")
    elif kind == "b":
        words = values.astype("object").map({True: "yes", False: "no"})
    elif kind in "if":
        words = values.astype("object")
    else:
        words = values.astype("object").map(lambda text: _legible(text) if isinstance(text, str) else text)
    filled: pd.Series = words.where(values.notna() & words.ne(""), gaps)
    return filled


def _legible(text: str) -> str:
    """Return a text with every sign visible; one of signs alone, which a screen reader passes over, says what it is."""
    seen = visible(text).strip()
    return seen if not seen or any(sign.isalnum() for sign in seen) else f"as typed: {seen}"


def _keys(table: pd.DataFrame, key: Sequence[str]) -> pd.Index:
    import pandas as pd

    parts = [table[name].astype("object").where(table[name].notna(), "").map(str) for name in key]
    return pd.Index(zip(*parts, strict=True), tupleize_cols=False)


def _differs(values: pd.Series, beside: pd.Series) -> list[bool]:
    """Return where two columns of one length differ; two that are missing are the same."""
    import pandas as pd

    pairs = zip(values.astype("object"), beside.astype("object"), strict=True)
    return [not (one == other if pd.notna(one) and pd.notna(other) else pd.isna(one) and pd.isna(other))
            for one, other in pairs]  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    return f"{CONFIDENTIAL} {', '.join(map(heading, names))}" if names else _NOTHING
