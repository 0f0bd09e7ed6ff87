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
    change(sample / "received.csv", "P08,plan,round-2,2022-10-24", "P08,plan,round-2,24/10/22")
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
    (sample / "activity_mapping.csv").unlink()  # it names the file whose path is changed here
    change(sample / "participants.csv", ",unknown,true,0.006", ",perhaps,true,0.006")
    change(sample / "received.csv", "2022-10-12,poap-2,false", "2022-10-12,poap-9,false")
    change(sample / "received.csv", "plans/UPN", "../elsewhere/UPN")
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
    """Where no question was registered no column is taken for one: all but comments is set aside."""
    (sample / "coding.csv").unlink()  # it codes answers to questions that are no longer there
    path = sample / "questions.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    folder = read_folder(sample)
    tables = full_tables(folder, folder.as_at)
    assert tables["positions"].empty and tables["questions"]["is_beside"].all()
    assert set(tables["answers"]["file"].str.contains("comments")) == {True}
    assert tables["set_aside"]["reason"].eq("a column that matches no question").sum() > 7


@pytest.mark.parametrize(
    ("register", "old", "new", "told"),
    [
        ("received.csv", "2022-10-03,2022-09-30", "2022-10-03,30/09/2022",
         "row 4: as_of_date is '30/09/2022'; write a day"),
        ("received.csv", "2022-08-31,round-1,false", "2022-08-31,round-1,nein",
         "row 6: is_confidential is 'nein'; write yes or no"),
        ("participants.csv", ",sit,true,0.164", ",sit,maybe,0.164",
         "row 3: is_name_public is 'maybe'; write yes or no"),
        ("participants.csv", "P02,Borrowdale Energy Limited", "P02,", "row 3: no participant_name; every row"),
        ("participants.csv", ",sit,true,0.164", ",sit,true,16%", "row 3: market_share is '16%'; write a fraction"),
        ("questions.csv", "round-1,Q1,round-1,,", "round-1,Q1,round-1,M99,", "row 2: milestone_id is 'M99'; write one"),
        ("questions.csv", "Do you support the indicative timeline of Round 1 for your organisation?", "",
         "row 2: no wording"),
        ("questions.csv", ",round-1:Q6,", ",round-2:Q1,", "same_as is 'round-2:Q1'; name a question of another round"),
        ("questions.csv", ",round-1:Q6,", ",Q6,", "same_as is 'Q6'; name a question of another round"),
        ("questions.csv", "round-2,Q2,poap-2,", "round-2,Q2,poap-1,", "asks for the position that row 9 asks for"),
        ("questions.csv", ",several", ",some", "choose is 'some'; write one of one, several"),
        ("received.csv", ",supersedes", ",supercedes", "column 'supercedes' would not be read; write supersedes"),
        ("received.csv", ",as_of_date,", ",received_date,", "two columns received_date; keep one"),
        ("consultation.toml", "closes = 2022-10-21", 'closes = "2022-10-21 or so"', "closes is '2022-10-21 or so'"),
        ("consultation.toml", "closes = 2022-10-21", 'closes = "21/10/2022"', "closes is '21/10/2022'; write a day"),
        ("consultation.toml", 'round = "round-2"', 'round = "round 2"', "round is 'round 2'; write one of round-1"),
        ("consultation.toml", 'name = "sample"', 'name = ""', "no name; add a line such as"),
        ("consultation.toml", "[options.poap-2]", "[options.poap-3]", "an option is 'poap-3'; write one of round-1"),
    ],
)  # fmt: skip
def test_what_a_column_cannot_hold_is_a_fault_with_its_row(
    sample, register: str, old: str, new: str, told: str
) -> None:
    """A day in another order, a flag that is neither yes nor no, a name not there: none is guessed at."""
    change(sample / register, old, new)
    with pytest.raises(MhhsError) as fault:
        read_folder(sample)
    assert any(told in one and register in one for one in fault.value.faults), fault.value.faults
    assert len(fault.value.faults) == 1 or "two columns" in told


def test_a_column_of_a_keepers_own_is_left_alone(sample) -> None:
    """A register may have more columns, for whoever keeps it."""
    for name in ("participants.csv", "received.csv", "questions.csv"):
        lines = (sample / name).read_text(encoding="utf-8").splitlines()
        (sample / name).write_text("\n".join([f"{lines[0]},e-mail", *lines[1:]]), encoding="utf-8")
    assert read_folder(sample).participants
