"""Tables of one sheet that are titled as versions but name other tasks: parts of one plan, or plans of several."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.titles import version_of_table
from mhhs_analysis.intake.versions.words import is_edition, version_key
from mhhs_analysis.intake.workbooks.sheets import cell_name

_TITLED = "tables titled as versions that name other tasks: read as parts of one plan"
_ASK = "ask whether they are one plan, and which is the sender's if they are not"


def doubt_titles(tables: Sequence[tuple[Region, Reading]]) -> None:
    """Warn of tables read together of which titles number versions or scenarios, which software may have too."""
    if len(tables) < 2:
        return
    titled = [(region, reading, version_of_table(region)) for region, reading in tables]
    said = {version_key(one.words): (region, one) for region, _, one in titled if one and is_edition(one)}
    if len(said) < 2:
        return
    region, _ = [*said.values()][-1]
    place = Place(
        tables[0][1].file, region.sheet.name, cell_name(region.headers[0], region.columns[0].number)
    )
    tables[0][1].warn(place, ", ".join(one.words for _, one in said.values()), _TITLED, _ASK)
    tables[0][1].lower("low")
