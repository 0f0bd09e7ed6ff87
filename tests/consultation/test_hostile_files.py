"""A folder full of files that break readers: each is told of, and the plan among them is read."""

from tests.consultation.kept import Kept
from tests.intake.traps import refused_files


def test_no_file_stops_the_others(kept: Kept, capfd) -> None:
    """Every one is received, with why it was not read and what to ask for; the good one has its tasks."""
    kept.plan("plans/good.csv", participant_id="P2")
    writers = {f"plans/{name}": write for name, (_, write) in refused_files().items()}
    writers |= {
        "plans/~$open.xlsx": lambda path: path.write_bytes(b"lock"),
        "plans/pointer.xls": lambda path: path.write_text(
            "version https://git-lfs.github.com/spec/v1\noid x"
        ),
        "plans/page.xls": lambda path: path.write_text("<html><body>Please sign in</body></html>"),
        "plans/cut.xlsx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    }
    for file, write in writers.items():
        kept.plan(file, text=None)
        write(kept.path / file)
    tables = kept.tables()
    assert set(tables["activities"]["file"]) == {"plans/good.csv"} and len(tables["activities"]) == 3
    refused = tables["set_aside"][tables["set_aside"]["file"].isin(writers)]
    assert set(refused["file"]) == set(writers)
    assert refused["remedy"].str.startswith("ask for").all()
    assert not refused["reason"].str.contains("\n|reader stopped|could not be read").any()
    assert capfd.readouterr().err == ""
