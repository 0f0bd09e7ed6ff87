"""A file that hangs, fills the memory or ends its reader is a refusal, and the others are still read."""

import gc
import os
import time
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake import guard
from mhhs_analysis.intake.guard import read_all, read_one
from mhhs_analysis.intake.reading import Reading

HOARD: list[bytearray] = []


def read_well(path: Path) -> Reading:
    return Reading(path.name, layout="fine")


def read_for_ever(path: Path) -> Reading:
    time.sleep(60)
    return Reading(path.name)


def read_into_memory(path: Path) -> Reading:
    return Reading(path.name, layout=str(len(bytearray(3 << 30))))


def read_to_death(path: Path) -> Reading:
    os._exit(139)


def read_bit_by_bit_into_memory(path: Path) -> Reading:
    while True:
        HOARD.append(bytearray(1 << 20))


def read_into_a_result_too_large(path: Path) -> Reading:
    return Reading(path.name, reasons=[str(number) * 60 for number in range(1_000_000, 1_400_000)])


def read_noisily(path: Path) -> Reading:
    print("a library's own words")
    os.write(2, b"Traceback of a library's own\n")
    return Reading(path.name)


def read_by_accident(path: Path) -> Reading:
    raise RuntimeError("unforeseen")


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        (read_for_ever, "longer than 2 s"),
        (read_into_memory, "more memory"),
        (read_to_death, "its reader stopped"),
        (read_by_accident, "RuntimeError: unforeseen"),
    ],
)
def test_a_reader_that_fails_is_a_refusal_and_stops_no_other(reader, reason) -> None:
    """Whatever becomes of one file's reader, it is told on one line and the files after it are read."""
    paths = [Path("first.xlsx"), Path("bad.xlsx"), Path("last.xlsx")]
    jobs = [(read_well, paths[0], ()), (reader, paths[1], ()), (read_well, paths[2], ())]
    first, bad, last = read_all(jobs, seconds=2)
    assert isinstance(bad, NotReadable) and reason in bad.reason and bad.file == "bad.xlsx"
    assert isinstance(first, Reading) and isinstance(last, Reading) and last.file == "last.xlsx"


@pytest.mark.parametrize("reader", [read_bit_by_bit_into_memory, read_into_a_result_too_large])
def test_a_file_that_fills_the_memory_leaves_none_of_it_to_the_next(monkeypatch, capfd, reader) -> None:
    """Whatever still holds on to it ends with the worker; and no traceback is seen."""
    monkeypatch.setattr(guard, "WORKERS", 1)
    jobs = [(reader, Path("bad.xlsx"), ()), (read_well, Path("last.xlsx"), ())]
    bad, last = read_all(jobs, memory=300 << 20)
    assert isinstance(bad, NotReadable) and "more memory" in bad.reason
    assert isinstance(last, Reading)
    assert capfd.readouterr() == ("", "")


def test_what_a_library_prints_of_a_file_is_not_seen(capfd) -> None:
    """An outcome says what is to be said."""
    assert isinstance(read_one(read_noisily, Path("plan.xlsx")), Reading)
    assert capfd.readouterr() == ("", "")


def test_a_refusal_comes_out_as_it_was_raised(tmp_path) -> None:
    """The reader's own refusal keeps its file, reason and remedy on the way out of its process."""
    from mhhs_analysis.intake.plans import read_plan

    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(NotReadable, match=r"empty\.csv: the file is empty; ask for it again"):
        read_one(read_plan, tmp_path / "empty.csv")


def test_nothing_to_read_is_no_work() -> None:
    """Without jobs there is no pool and no outcome."""
    assert read_all([]) == []


@pytest.mark.parametrize("is_searched", [True, False])
def test_rubbish_is_sought_as_before_once_files_are_read(monkeypatch, is_searched) -> None:
    """A caller finds the search for rubbish as it left it, and frozen what it froze itself, nothing else."""
    monkeypatch.setattr(guard, "WORKERS", 1)
    (gc.enable if is_searched else gc.disable)()
    try:
        read_all([(read_well, Path("plan.xlsx"), ())])
        assert gc.isenabled() == is_searched
        assert gc.get_freeze_count() == 0
        gc.freeze()
        read_all([(read_well, Path("plan.xlsx"), ())])
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
