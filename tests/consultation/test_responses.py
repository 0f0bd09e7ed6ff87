"""Who a respondent is, which of its answers stands, and what it said that nobody asked."""

import random
from datetime import date

import pytest

from mhhs_analysis.consultation.folder import read_folder
from mhhs_analysis.consultation.register_columns import REGISTERS
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import WITHHELD, MhhsError

QUESTIONS = [
    {"round": "round-2", "question_id": "Q1", "plan_option": "poap-1", "kind": "closed", "asks_for": "position",
     "wording": "Do you support POAP 1?"},
    {"round": "round-2", "question_id": "Q2", "kind": "open", "asks_for": "comment", "wording": "Anything else?"},
]  # fmt: skip
PEOPLE = [
    {"participant_id": "P1", "participant_name": "Northwick Energy Limited", "responds_for": "P1",
     "constituency": "small_supplier", "is_name_public": "yes", "aliases": "Old North; northwick.example"},
    {"participant_id": "P2", "participant_name": "Southwick Power Limited", "responds_for": "P2",
     "constituency": "small_supplier", "is_name_public": "no"},
    {"participant_id": "P3", "participant_name": "Westwick", "responds_for": "P3", "constituency": "dno",
     "is_name_public": "yes"},
]  # fmt: skip
HEAD = "Completion time,Organisation,Q1,Q2"


class Told:
    """A folder of responses made by hand, and what a build makes of them."""

    def __init__(self, kept) -> None:
        self.kept = kept
        (kept.path / "responses").mkdir()
        kept.write("questions.csv", REGISTERS["questions.csv"].columns, QUESTIONS)
        kept.write("participants.csv", REGISTERS["participants.csv"].columns, PEOPLE)

    def send(self, name: str, *rows: str, head: str = HEAD, day: str = "2022-10-20", **said: str) -> str:
        """Put a file of responses there, public and of many respondents unless said otherwise."""
        file = f"responses/{name}"
        given = {"participant_id": "", "kind": "response", "round": "round-2", "received_date": day}
        return self.kept.plan(file, "\n".join([head, *rows]) + "\n", **{**given, **said})

    def answers(self, frame: str = "answers") -> dict[tuple[str, str], str]:
        """The text of each answer by participant and question."""
        table = self.kept.tables()[frame]
        return {(one.participant_id, one.question_id): one.text for one in table.itertuples()}


@pytest.fixture
def told(kept) -> Told:
    """The folder with its questions and participants, and nothing sent."""
    return Told(kept)


@pytest.mark.parametrize(
    ("name", "who", "by"),
    [
        ("P1", "P1", "id"),
        ("northwick energy ltd.", "P1", "name"),
        ("The Northwick Energy Group plc", "P1", "name"),
        ("Old North", "P1", "alias"),
        ("jo@mail.northwick.example", "P1", "alias"),
        ("jo@notnorthwick.example", None, None),
        ("Eastwick", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_a_respondent_is_matched_by_id_name_or_alias(told, name, who, by) -> None:
    """In whatever spelling, or by the domain of its mail; nobody is guessed at, and each is listed."""
    told.send("a.csv", f",{name},Yes,", ",P3,No,")
    table = told.kept.tables()["respondents"]
    row = (
        table.set_index("respondent", drop=False).loc[name]
        if name
        else table[table["respondent"].isna()].iloc[0]
    )
    found = None if row.isna()["participant_id"] else row["participant_id"]
    assert (found, None if found is None else row["matched_by"]) == (who, by)
    assert row["outcome"] == ("answered" if who else "unusable") and bool(who) == row.isna()["reason"]
    assert ((who, "Q1") in told.answers()) == bool(who)


def test_a_form_of_one_respondent_is_its_senders(told) -> None:
    """Where what it calls itself tells nobody, received.csv does, if the file is of one; of two it can't."""
    told.send("one.csv", ",Jane Doe,Yes,", participant_id="P3")
    told.send("two.csv", ",Jane Doe,Yes,", ",John Doe,No,", participant_id="P1")
    table = told.kept.tables()["respondents"].set_index(["file", "respondent"])
    assert table.loc[("responses/one.csv", "Jane Doe"), "matched_by"] == "sender"
    assert table.loc["responses/two.csv", "outcome"].tolist() == ["unusable", "unusable"]


def test_a_form_may_name_another_than_its_sender(told) -> None:
    """Then the form counts, and a warning says so."""
    told.send("one.csv", ",Westwick,Yes,", participant_id="P1")
    assert told.answers() == {("P3", "Q1"): "Yes"}
    assert told.kept.tables()["warnings"]["reason"].str.contains("names another participant").any()


def test_a_name_of_two_participants_tells_neither(told) -> None:
    """It is listed with why, and an alias that is another's name is a fault of the register."""
    people = [*PEOPLE, {**PEOPLE[2], "participant_id": "P4", "responds_for": "P4"}]
    told.kept.write("participants.csv", REGISTERS["participants.csv"].columns, people)
    told.send("a.csv", ",Westwick,Yes,")
    assert told.kept.tables()["respondents"]["reason"].tolist() == ["a name that several participants go by"]
    told.kept.write(
        "participants.csv",
        REGISTERS["participants.csv"].columns,
        [*PEOPLE[1:], {**PEOPLE[0], "aliases": "Westwick"}],
    )
    with pytest.raises(MhhsError, match="alias 'Westwick' is another participant's name too"):
        read_folder(told.kept.path)


# --- which answer stands ------------------------------------------------------------------------------------


def test_the_answer_given_last_stands_and_a_blank_takes_nothing_back(told) -> None:
    """Question by question; the earlier one is listed with what stands in its place."""
    told.send("a.csv", ",P1,Yes,First", day="2022-10-18")
    told.send("b.csv", ",P1,,Second", day="2022-10-19")
    assert told.answers() == {("P1", "Q1"): "Yes", ("P1", "Q2"): "Second"}
    (earlier,) = told.kept.tables()["superseded_answers"].itertuples()
    assert (earlier.text, earlier.file, earlier.replaced_by_file, earlier.replaced_by_cell) == (
        "First", "responses/a.csv", "responses/b.csv", "D2",
    )  # fmt: skip


def test_the_forms_own_clock_counts_before_the_day_its_file_came(told) -> None:
    """A file that came first may hold what was said last; in one file the later row of one day stands."""
    told.send("late file.csv", "16/10/2022 09:00,P1,No,", day="2022-10-20")
    told.send("early file.csv", "17/10/2022 09:00,P1,Yes,", day="2022-10-18")
    told.send("twice.csv", "19/10/2022 10:00,P3,Yes,", "19/10/2022 09:00,P3,No,", day="2022-10-20")
    assert told.answers() == {("P1", "Q1"): "Yes", ("P3", "Q1"): "Yes"}
    assert told.answers("superseded_answers") == {("P1", "Q1"): "No", ("P3", "Q1"): "No"}


def test_an_answer_after_the_close_is_marked(told) -> None:
    """By the form's own time, else by the day its file came; a time after the file came is no time of it."""
    told.send("a.csv", "20/10/2022 09:00,P1,Yes,", ",P3,Yes,", day="2022-10-25")
    told.send("b.csv", "27/10/2022 09:00,P2,Yes,", day="2022-10-19")
    tables = told.kept.tables()
    late = tables["answers"].set_index("participant_id")["is_late"].to_dict()
    assert late == {"P1": False, "P3": True, "P2": False}
    assert tables["warnings"]["reason"].str.contains("sent after its file came").sum() == 1


def test_however_often_and_in_whatever_order_nobody_is_lost(told) -> None:
    """Respondents in are respondents with answers and those unusable with a reason; answers stand or are replaced."""
    chance = random.Random(2022)
    names = ["P1", "Northwick Energy", "Old North", "P2", "Westwick", "Nobody Ltd", ""]
    sent = [
        (chance.choice(names), chance.choice(["Yes", "No", ""]), chance.choice(["x", ""])) for _ in range(40)
    ]
    for number in range(8):
        rows = [f",{name},{first},{second}" for name, first, second in sent[number::8]]
        told.send(f"{number}.csv", *rows, day=f"2022-10-{chance.randint(1, 28):02}")
    tables = told.kept.tables()
    people = tables["respondents"]
    outcomes = people["outcome"].value_counts().to_dict()
    empty = sum(not name and not first and not second for name, first, second in sent)
    assert len(people) + empty == 40 and sum(outcomes.values()) == len(people)
    assert people.loc[people["outcome"] == "unusable", "reason"].notna().all()
    answered = people.loc[people["outcome"] == "answered"]
    assert {*answered["participant_id"]} == {*tables["answers"]["participant_id"]}
    assert answered["answers"].sum() == len(tables["answers"]) + len(tables["superseded_answers"])


# --- what nobody asked --------------------------------------------------------------------------------------

FORM = "Organisation,{name},\nQuestion,Answer,Reasons\nQ1. Do you support POAP 1?,{answer},{reasons}"


@pytest.mark.parametrize(
    ("answer", "question", "asks_for"),
    [
        ("Yes", "Q1 reasons for", "reason_for"),
        ("No", "Q1 reasons against", "reason_against"),
        ("\"Yes, with conditions\"", "Q1 remarks", "comment"),
        ("Perhaps", "Q1 remarks", "comment"),
    ],
)  # fmt: skip
def test_reasons_beside_an_answer_are_on_its_side(told, answer, question, asks_for) -> None:
    """Beside a yes for, beside a no against; with conditions or in words nobody reads on neither."""
    told.send(
        "a.csv",
        *FORM.format(name="P1", answer=answer, reasons="Because").splitlines()[1:],
        head="Organisation,P1,",
    )
    assert told.answers()[("P1", question)] == "Because"
    asked = told.kept.tables()["questions"].set_index("question_id")
    assert (asked.at[question, "asks_for"], asked.at[question, "plan_option"]) == (asks_for, "poap-1")
    assert asked.at[question, "is_beside"] and not asked.at["Q1", "is_beside"]


def test_reasons_go_with_the_answer_they_were_given_for(told) -> None:
    """Reasons of a yes are none of the no that replaced it, though the no gives none of its own."""
    lines = FORM.format(name="P1", answer="Yes", reasons="It fits").splitlines()
    told.send("a.csv", *lines[1:], head=lines[0], day="2022-10-18")
    told.send("b.csv", ",P1,No,", day="2022-10-19")
    assert told.answers() == {("P1", "Q1"): "No"}
    gone = told.kept.tables()["superseded_answers"].set_index("question_id")
    assert gone.at["Q1 reasons for", "why"] == "given with an answer that a later one replaces"
    assert gone.at["Q1 reasons for", "replaced_by_file"] == "responses/b.csv"


@pytest.mark.parametrize("later", ["n/a", "No comment", "as before", "See above", "no change"])
def test_words_that_say_nothing_replace_no_answer(told, later) -> None:
    """To a closed and to an open question: the earlier one stands, the later is listed with why."""
    told.send("a.csv", ",P1,Yes,It fits", day="2022-10-18")
    told.send("b.csv", f",P1,{later},{later}", day="2022-10-19")
    assert told.answers() == {("P1", "Q1"): "Yes", ("P1", "Q2"): "It fits"}
    gone = told.kept.tables()["superseded_answers"]
    assert gone["text"].tolist() == [later, later] and {*gone["replaced_by_file"]} == {"responses/a.csv"}
    assert {*gone["why"]} == {"it says nothing of its own: the earlier answer stands"}


def test_a_no_replaces_a_yes_and_content_replaces_a_filler(told) -> None:
    """To a closed question no is an answer; what says something stands instead of what says nothing."""
    told.send("a.csv", ",P1,Yes,n/a", day="2022-10-18")
    told.send("b.csv", ",P1,No,Something", day="2022-10-19")
    assert told.answers() == {("P1", "Q1"): "No", ("P1", "Q2"): "Something"}


@pytest.mark.parametrize(("closed", "content"), [("No", "said"), ("None", "said"), ("n/a", "nothing")])
def test_what_there_is_in_an_answer_to_a_closed_question_is_said_by_what_it_asks(
    told, closed, content
) -> None:
    """A no is an answer, and nothing where it was open; the answer that an earlier no makes way for is said so too."""
    told.send("a.csv", f",P1,{closed},No", day="2022-10-18")
    frame = told.kept.tables()["answers"].set_index("question_id")["content"]
    assert frame.to_dict() == {"Q1": content, "Q2": "nothing"}
    told.send("b.csv", ",P1,Yes,", day="2022-10-19")
    tables = told.kept.tables()
    assert tables["superseded_answers"]["content"].tolist() == [content]


@pytest.mark.parametrize("answer", ["", "as before"])
def test_reasons_alone_are_added_to_those_of_the_earlier_answer(told, answer) -> None:
    """A later form with reasons and no answer of its own drops none of them, on the side of the answer that stands."""
    for name, said, reasons, day in (("a", "No", "Too fast", 18), ("b", answer, "And no float", 19)):
        lines = FORM.format(name="P1", answer=said, reasons=reasons).splitlines()
        told.send(f"{name}.csv", *lines[1:], head=lines[0], day=f"2022-10-{day}")
    assert told.answers() == {
        ("P1", "Q1"): "No",
        ("P1", "Q1 reasons against"): "Too fast",
        ("P1", "Q1 reasons against (2)"): "And no float",
    }
    asked = told.kept.tables()["questions"].set_index("question_id")
    assert asked.at["Q1 reasons against (2)", "asks_for"] == "reason_against"


def test_comments_of_a_log_replace_each_other_only_if_the_same(told) -> None:
    """Two on one clause both stand; one said again counts once; a log that replaces another replaces all of it."""
    head = "Organisation,Clause,Comment,Proposed change"
    told.send(
        "a.csv", 'P1,"POAP 2, M9",Too early,Move it', 'P1,"POAP 2, M9",No float,', head=head, day="2022-10-17"
    )
    told.send("b.csv", 'P1,"POAP 2, M9",Too early,', "P1,Lane 3,Missing,", head=head, day="2022-10-18")
    found = told.answers()
    assert found == {
        ("P1", "POAP 2, M9"): "No float",
        ("P1", "POAP 2, M9 (2)"): "Too early",
        ("P1", "POAP 2, M9: proposed change"): "Move it",
        ("P1", "Lane 3"): "Missing",
    }
    tables = told.kept.tables()
    asked = tables["questions"].set_index("question_id")
    assert (asked.at["POAP 2, M9", "plan_option"], asked.at["POAP 2, M9", "milestone_id"]) == ("poap-2", "M9")
    assert tables["superseded_answers"]["why"].tolist() == ["the same comment again"]


def test_rounds_never_mix(told) -> None:
    """The round is the file's: the same question of another round is another question."""
    first = {**QUESTIONS[0], "round": "round-1", "plan_option": "round-1"}
    told.kept.write("questions.csv", REGISTERS["questions.csv"].columns, [first, *QUESTIONS])
    told.send("a.csv", ",P1,No,", round="round-1", day="2022-07-20")
    told.send("b.csv", ",P1,Yes,")
    table = told.kept.tables()["answers"].set_index("round")
    assert (table.at["round-1", "text"], table.at["round-2", "text"]) == ("No", "Yes")
    assert table.isna().at["round-1", "is_late"]


# --- who may see it -----------------------------------------------------------------------------------------


def test_what_a_respondent_calls_itself_is_its_name_or_is_withheld(told) -> None:
    """A person's name, a name nobody knows, and one that is not public leave as the marker; a public name stays."""
    told.send("a.csv", ",Westwick,Yes,", ",Southwick Pwr,Yes,", ",P2,No,", ",jane@northwick.example,Yes,")
    full = told.kept.tables()
    public = disclose(full, "public", "seed")["respondents"]
    assert public["respondent"].tolist() == ["Westwick", WITHHELD, WITHHELD, WITHHELD]
    assert public["cell"].notna().tolist() == [True, False, False, True]
    own = disclose(full, "participant:P2", "seed")["respondents"]
    assert own["respondent"].tolist() == ["Westwick", WITHHELD, "P2", WITHHELD]


def test_confidential_reasons_and_comments_do_not_say_on_which_side_they_are(told) -> None:
    """The question that they answer would tell the position, or what was commented on: it leaves as a number."""
    lines = FORM.format(name="P1", answer="No", reasons="Because").splitlines()
    told.send("a.csv", *lines[1:], head=lines[0], is_confidential="yes", participant_id="P1")
    told.send(
        "log.csv",
        "P1,Lane of P3,Too short,",
        "P3,Lane 1,Fine,",
        head="Organisation,Clause,Comment,Proposed change",
    )
    told.send("c.csv", "P3,No,Yes,Secret", head="Organisation,Q1,Confidential?,Q2")
    full = told.kept.tables()
    public = disclose(full, "public", "seed")
    shown = public["answers"]
    assert {*shown.loc[shown["participant_id"] == "P1", "question_id"]} >= {"Q1", f"{WITHHELD} 1"}
    assert not public["questions"]["question_id"].str.contains("against").any()
    assert "Lane 1" in {*public["questions"]["question_id"]}
    assert shown.loc[shown["text"] == WITHHELD, "answered_date"].isna().all()
    assert date(2022, 10, 20) in {day.date() for day in shown.loc[shown["text"] != WITHHELD, "answered_date"]}


def test_what_a_public_form_says_beside_its_answers_is_for_its_sender(told) -> None:
    """Words set aside are no answer that anybody said may be published: others see that they stand there."""
    lines = ["Question,Answer,Confidential?,Notes", "Q1,Yes,No,Jane says", "Our own question,Ask Jane,No,"]
    told.send("a.csv", *lines, head="Organisation,P1,,", is_confidential="no", participant_id="P1")
    full = told.kept.tables()

    def seen_by(audience: str) -> set[str]:
        aside = disclose(full, audience, "seed")["set_aside"]
        return {*aside.loc[aside["file"].eq("responses/a.csv"), "text"]}

    assert seen_by("ofgem") == seen_by("participant:P1") == {"Jane says", "Ask Jane"}
    assert seen_by("public") == seen_by("participant:P3") == {WITHHELD}


def test_nothing_is_quoted_from_a_form_with_an_answer_in_confidence(told) -> None:
    """What was set aside of it, and its headings, stay within: they may be the respondent's own words."""
    lines = [
        "Organisation,P1,",
        "Question,Answer,Confidential?",
        "Q1,Yes,No",
        "Our own question,Our secret,Yes",
    ]
    told.send("a.csv", *lines[1:], head=lines[0], is_confidential="no", participant_id="P1")
    full = told.kept.tables()
    assert full["set_aside"]["text"].str.contains("Our secret").any()
    public = disclose(full, "public", "seed")
    assert not public["set_aside"]["file"].eq("responses/a.csv").any()
    assert not public["columns_read"]["file"].eq("responses/a.csv").any()
