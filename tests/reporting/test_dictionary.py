"""The data dictionary says of every register what is checked when a folder is read."""

import re
from pathlib import Path

import pytest

from mhhs_analysis.consultation.register_columns import REGISTERS, SETTING_LINES, WORKING
from mhhs_analysis.frames import FRAMES
from mhhs_analysis.reporting.dictionary import dictionary


def lines_of(heading: str) -> list[str]:
    """The lines of the table below a heading, its own two lines apart."""
    section = dictionary().partition(f"## {heading}\n")[2].partition("\n#")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("name", ["consultation.toml", *REGISTERS])
def test_every_column_of_a_register_has_a_line(name: str) -> None:
    """Its name, what it holds, whether it must be there, what it means, and each value it may have."""
    fields = SETTING_LINES if name == "consultation.toml" else REGISTERS[name].fields
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines_of(name)]
    assert [cells[0] for cells in told] == [f"`{field.name}`" for field in fields]
    for cells, field in zip(told, fields, strict=True):
        assert len(cells) == 4 and bool(cells[2]) == bool(field.must) and cells[3].startswith(field.meaning)
        assert re.findall(r"`([^`]+)`", cells[3].removeprefix(field.meaning)) == [
            *([f"reference/{field.listed_in}.csv"] if field.listed_in else []),
            *field.allowed,
        ]


def test_a_register_that_may_be_absent_says_so() -> None:
    """Those that people write as they work, and no other."""
    sections = {name: dictionary().partition(f"## {name}\n")[2].partition("\n|")[0] for name in REGISTERS}
    absent = [name for name, words in sections.items() if "It may be absent." in words]
    assert absent == list(WORKING)


def test_every_frame_has_a_section() -> None:
    """After the registers, each of its columns in a line."""
    for frame in FRAMES.values():
        assert len(lines_of(frame.name)) == len(frame.columns)


def test_the_sample_fills_in_no_column_that_is_not_declared(repository: Path) -> None:
    """The headings of the sample's registers are those of the dictionary."""
    for name in REGISTERS:
        path = repository / "data" / "sample" / name
        if path.is_file():
            headings = path.read_text(encoding="utf-8").splitlines()[0].split(",")
            assert set(headings) <= set(REGISTERS[name].columns), name
