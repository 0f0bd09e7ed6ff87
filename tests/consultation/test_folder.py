"""A consultation folder is read whole or refused with every fault at once."""

import pytest

from mhhs_analysis.consultation.build import full_tables
from mhhs_analysis.consultation.folder import read_folder
from mhhs_analysis.consultation.registers import truth_of
from mhhs_analysis.frames import MhhsError


def change(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_missing_folder_is_one_plain_line(tmp_path) -> None:
    """A folder that isn't there is said so, with what to give instead."""
    with pytest.raises(MhhsError, match="no such folder; give the folder of a consultation"):
        read_folder(tmp_path / "nowhere")


def test_every_missing_register_is_named(sample) -> None:
    """All absent files are told at once."""
    (sample / "poap.xlsx").unlink()
    (sample / "received.csv").unlink()
    with pytest.raises(MhhsError) as told:
        read_folder(sample)
    assert len(told.value.faults) == 2


def test_all_faults_of_all_registers_are_told_at_once(sample) -> None:
    """A wrong word, day, sender and setting are four lines, each with its file and row."""
    change(sample / "participants.csv", "licence of P04,small_supplier", "licence of P04,tiny_supplier")
    change(sample / "received.csv", "2022-10-24", "24/10/22")
    change(sample / "received.csv", ",P06,plan", ",P66,plan")
    change(sample / "consultation.toml", 'classification = "Synthetic sample"', "")
    with pytest.raises(MhhsError) as told:
        read_folder(sample)
    text = str(told.value)
    assert len(told.value.faults) == 4
    assert all(word in text for word in ("tiny_supplier", "24/10/22", "P66", "no classification", "row 5"))


def test_a_name_given_twice_is_a_fault(sample) -> None:
    """A participant, or a file received, stands in its register once."""
    for name in ("participants.csv", "received.csv"):
        path = sample / name
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(MhhsError) as told:
        read_folder(sample)
    assert sum("stands there twice" in fault for fault in told.value.faults) == 2


def test_a_missing_column_says_where_to_add_it(sample) -> None:
    """A register without a column it needs is refused by the column's name."""
    change(sample / "questions.csv", "asks_for", "asks")
    with pytest.raises(MhhsError, match="no column asks_for; add it"):
        read_folder(sample)


def test_broken_settings_are_one_line(sample) -> None:
    """TOML that can't be parsed is told with the parser's own reason."""
    (sample / "consultation.toml").write_text("name = ", encoding="utf-8")
    with pytest.raises(MhhsError, match="not valid TOML"):
        read_folder(sample)


@pytest.mark.parametrize(
    ("text", "unless_said", "expected"),
    [
        ("", True, True),
        ("", False, False),
        ("No", True, False),
        ("TRUE", False, True),
        ("perhaps", True, True),
    ],
)
def test_a_blank_means_what_is_safe(text: str, unless_said: bool, expected: bool) -> None:
    """Only a plain word overrules what holds unless said otherwise."""
    assert truth_of(text, unless_said=unless_said) is expected


@pytest.mark.parametrize("written", ["2022-10-28", '"2022-10-28"', "2022-10-28T09:30:00"])
def test_a_day_is_a_day_however_toml_writes_it(sample, written: str) -> None:
    """as_at may be a date, a text or a time of that day."""
    change(sample / "consultation.toml", "as_at = 2022-10-28", f"as_at = {written}")
    assert read_folder(sample).as_at.isoformat() == "2022-10-28"


def test_a_register_in_another_encoding_is_one_line(sample) -> None:
    """A register that isn't UTF-8 says how to save it."""
    path = sample / "participants.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Wrenlow", "Wrénlow").encode("cp1252"))
    with pytest.raises(MhhsError, match="not UTF-8 text; save it as"):
        read_folder(sample)


def test_words_that_no_register_knows_are_told_with_their_rows(sample) -> None:
    """An intent, an option planned against, a path outside the folder and a question twice are faults with rows."""
    change(sample / "participants.csv", ",unknown,true,0.006", ",perhaps,true,0.006")
    change(sample / "received.csv", "2022-10-12,poap-2,false", "2022-10-12,poap-9,false")
    change(sample / "received.csv", "plans/CCS", "../elsewhere/CCS")
    change(sample / "questions.csv", "round-2,Q1b", "round-2,Q1")
    change(sample / "questions.csv", "round-2,Q2,poap-2", "round-2,Q2,")
    with pytest.raises(MhhsError) as told:
        read_folder(sample)
    wanted = (
        "'perhaps'",
        "'poap-9'",
        "name one in plans/ or responses/",
        "'Q1 of round-2'",
        "plan_option is ''",
    )
    assert len(told.value.faults) == len(wanted) and all(words in str(told.value) for words in wanted)


def test_a_register_without_questions_reads_no_answers(sample) -> None:
    """Where no question was registered no column is taken for one: all is set aside."""
    path = sample / "questions.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    folder = read_folder(sample)
    tables = full_tables(folder, folder.as_at)
    assert tables["answers"].empty and tables["positions"].empty
    assert tables["set_aside"]["reason"].eq("a column that matches no question").sum() > 7
