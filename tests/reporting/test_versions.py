from datetime import UTC, datetime

import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.versions import locked, new_version, shelf, standing


@pytest.fixture
def held(tmp_path):
    found = shelf(tmp_path, "sample", "2023-11-30", "public")
    found.folder.mkdir(parents=True)
    return found


def write(held, now, text="x"):
    with new_version(held, now) as folder:
        (folder / "index.html").write_text(text)


def test_readers_find_the_new_version_only_when_it_is_complete(held, now):
    """Until a version is whole the pointer leads to the one before, and then to the new one at once."""
    write(held, now, "first")
    with new_version(held, now) as folder:
        (folder / "index.html").write_text("second")
        assert standing(held).read_text() == "first"
    assert standing(held).read_text() == "second"
    assert held.pointer.is_symlink() and not held.pointer.readlink().is_absolute()


def test_the_last_three_versions_are_kept(held, now):
    """Older versions than the last three are removed."""
    for number in range(5):
        write(held, now, str(number))
    assert [(path / "index.html").read_text() for path in held.versions()] == ["2", "3", "4"]


def test_versions_of_one_second_are_kept_in_the_order_made(held):
    """Runs within one second are numbered, the tenth after the ninth."""
    for number in range(12):
        write(held, lambda: datetime(2023, 12, 1, tzinfo=UTC), str(number))
    assert [(path / "index.html").read_text() for path in held.versions()] == ["9", "10", "11"]
    assert standing(held).read_text() == "11"


def test_what_a_crashed_run_left_is_removed_by_the_next(held, now):
    """A half-written version that a crash left behind is removed."""
    stale = held.folder / "20231130T090000Z-1.partial"
    stale.mkdir()
    (stale / "index.html").write_text("half")
    write(held, now)
    assert not stale.exists() and len(held.versions()) == 1


def test_a_run_that_fails_leaves_no_version(held, now):
    """A version whose making fails is removed, and the pointer stays as it was."""
    with pytest.raises(ZeroDivisionError), new_version(held, now):
        raise ZeroDivisionError
    assert held.versions() == [] and not held.pointer.exists()
    assert list(held.folder.iterdir()) == []


def test_a_folder_in_the_pointers_place_is_left_alone(held, now):
    """Where someone put a real folder in the pointer's place it is not overwritten, and one line says so."""
    held.pointer.mkdir()
    (held.pointer / "mine.txt").write_text("keep")
    with pytest.raises(MhhsError, match="move it away"):
        write(held, now)
    assert (held.pointer / "mine.txt").exists() and held.versions() == []


def test_a_report_is_written_by_one_run_at_a_time(held, monkeypatch):
    """While one run writes a report another waits, and in the end says so in one line."""
    monkeypatch.setattr("mhhs_analysis.reporting.versions.LOCK_SECONDS", 0.1)
    with locked(held), pytest.raises(MhhsError, match="another run is writing it"), locked(held):
        pass


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "2023-11-30", "participant:P03"), ("a", "2023-11-30", "participant:p03")),
        (("a", "2023-11-30", "participant:a/b"), ("a", "2023-11-30", "participant:a-b")),
        (("a", "2023-11-30", "participant:P03"), ("a", "2023-11-30", "participant-P03")),
        (("a b", "2023-11-30", "public"), ("a-b", "2023-11-30", "public")),
    ],
)
def test_no_two_reports_share_a_folder(tmp_path, one, other):
    """Audiences and consultations that differ only by case or sign have folders of their own."""
    names = [shelf(tmp_path, *parts).name.lower() for parts in (one, other)]
    assert names[0] != names[1]
    assert not set('<>:"/\\|?* ') & set("".join(names))
