"""The one door out: nothing confidential passes it, and what passes equals what Ofgem sees."""

import re

import pandas as pd
import pytest

from mhhs_analysis.consultation.edition import wanted
from mhhs_analysis.consultation.fresh import edition
from mhhs_analysis.disclosure import AN_ANALYST, disclose, inputs_shown
from mhhs_analysis.frames import FRAMES, WITHHELD, check
from tests.consultation.kept import PLAN, Kept

SEED = "0123456789abcdef"


@pytest.fixture(scope="module")
def public(full) -> dict[str, pd.DataFrame]:
    return disclose(full, "public", SEED)


def everything(tables: dict[str, pd.DataFrame]) -> str:
    return "\n".join(str(value) for table in tables.values() for value in table.to_numpy().ravel())


def secrets(full: dict[str, pd.DataFrame]) -> set[str]:
    """Every text that only confidential answers, plans or findings hold, and every withheld name."""
    people, received = full["participants"], full["received"]
    hidden = people.loc[~people["is_name_public"].astype(bool), "participant_name"]
    closed = set(received.loc[received["is_confidential"].astype(bool), "file"])
    parts = [(full["answers"]["text"], full["answers"]["is_confidential"].astype(bool)),
             *((full["activities"][column], full["activities"]["file"].isin(closed))
               for column in ("activity_name", "outline", "notes_text")),
             (full["set_aside"]["text"], full["set_aside"]["file"].isin(closed))]  # fmt: skip
    open_texts = {text for texts, is_secret in parts for text in texts[~is_secret].dropna()}
    shut = {text for texts, is_secret in parts for text in texts[is_secret].dropna()}
    asked = full["questions"][["wording", "choices"]].stack().dropna()
    known = "\n".join([*open_texts, *full["poap_items"]["name"], *asked])
    return {text for text in shut if len(text) > 8 and text not in known} | set(hidden) | closed


def test_no_confidential_text_passes(full, public) -> None:
    """Not one confidential answer, task, finding, file name or name stands anywhere in the public tables."""
    shown = everything(public)
    of_public = full["activities"][full["activities"]["file"].isin(public["activities"]["file"])]
    own = {*of_public["activity_name"], *of_public["outline"]}
    kept = {
        text for text in secrets(full) if text not in own
    }  # a phrase that a public plan uses too is no secret
    assert len(kept) > 40
    assert [text for text in kept if text in shown] == []


def test_a_secret_name_is_found_in_any_words(full, public) -> None:
    """Where another participant writes a withheld name, the marker stands instead."""
    name = (
        full["participants"]
        .loc[~full["participants"]["is_name_public"].astype(bool), "participant_name"]
        .iloc[0]
    )
    short = re.sub(r" (Limited|Ltd)$", "", name)
    text = f"We depend on {short.upper()} and on {name}."
    told = full | {"poap_items": full["poap_items"].assign(name=text)}
    shown = disclose(told, "public", SEED)["poap_items"]["name"].iloc[0]
    assert shown == f"We depend on {WITHHELD} and on {WITHHELD}."


def test_public_tables_are_valid_frames(public) -> None:
    """What passes the door is still what the frames declare."""
    for name, table in public.items():
        check(table, FRAMES[name])


def test_every_public_value_is_ofgems_or_is_marked(full, public) -> None:
    """A public answer equals the full one or is the marker; never a different answer."""
    whole = set(zip(full["answers"]["question_id"], full["answers"]["text"], strict=True))
    shown = zip(public["answers"]["question_id"], public["answers"]["text"], strict=True)
    assert all(text == WITHHELD or (question, text) in whole for question, text in shown)
    assert len(public["answers"]) == len(full["answers"])
    is_hidden = public["answers"]["text"].eq(WITHHELD)
    assert (
        public["answers"].loc[is_hidden, "content"].isna().all() and full["answers"]["content"].notna().all()
    )
    counts = public["position_counts"].merge(
        full["position_counts"], on=["round", "plan_option", "answers_counted", "position"]
    )
    assert all(pd.isna(a) or a == b for a, b in zip(counts["units_x"], counts["units_y"], strict=True))
    assert public["headlines"].equals(full["headlines"])


def test_ofgem_sees_everything_marked(full) -> None:
    """Ofgem's tables are the full ones, each confidential item flagged."""
    shown = disclose(full, "ofgem", SEED)
    assert all(shown[name].equals(full[name]) for name in full)
    assert shown["answers"]["is_confidential"].any()


def test_a_participant_sees_its_own_and_of_others_the_public_part(full, public) -> None:
    """Its own answers, plan and name are whole; everybody else's are as the public sees them."""
    shown = disclose(full, "participant:P02", SEED)
    own = shown["answers"][shown["answers"]["participant_id"] == "P02"]
    assert len(own) and WITHHELD not in set(own["text"])
    assert set(shown["activities"]["participant_id"]) == {*public["activities"]["participant_id"], "P02"}
    others = shown["answers"][shown["answers"]["participant_id"] != "P02"]
    assert set(others["text"]) <= set(public["answers"]["text"])


def test_pseudonyms_hold_across_frames_and_tell_no_order(full) -> None:
    """One participant has one pseudonym everywhere; another store may number them otherwise."""
    shown = disclose(full, "public", SEED)
    hidden = set(shown["participants"].loc[shown["participants"]["participant_name"].str.startswith(WITHHELD),
                                           "participant_id"])  # fmt: skip
    assert len(hidden) == 4 and hidden <= set(shown["coverage"]["participant_id"])
    orders = {tuple(disclose(full, "public", f"{n}")["coverage"]["participant_id"]) for n in range(12)}
    assert len(orders) > 1


def positions(full: dict, said: dict[str, str]) -> dict:
    """The sample with these positions, all confidential, on POAP 1."""
    held = (
        full["positions"]
        .head(len(said))
        .assign(
            participant_id=list(said),
            round="round-2",
            plan_option="poap-1",
            position=list(said.values()),
            is_confidential=True,
        )
    )
    return full | {"positions": held.astype(full["positions"].dtypes)}


@pytest.mark.parametrize(
    ("said", "is_shown"),
    [
        (
            dict.fromkeys(["P01", "P02", "P06"], "supports")
            | dict.fromkeys(["P07", "P10", "P11"], "opposes"),
            True,
        ),
        ({"P01": "supports", "P02": "opposes", "P06": "supports"}, False),
        ({"P01": "no_view", "P02": "opposes", "P06": "opposes", "P07": "opposes"}, True),
        ({"P01": "supports", "P02": "supports", "P06": "supports"}, False),
        ({"P01": "supports", "P02": "opposes"}, False),
        ({"P01": "supports"}, False),
    ],
)
def test_a_count_that_gives_a_position_away_is_withheld(full, said: dict, is_shown: bool) -> None:
    """Counts pass only when none or three and more confidential positions stand behind each, not all alike."""
    counts = disclose(positions(full, said), "public", SEED)["position_counts"]
    own = counts[(counts["plan_option"] == "poap-1") & (counts["position"] == "supports")].iloc[0]
    assert pd.notna(own["units"]) == is_shown and (own["shown"] != WITHHELD) == is_shown


def test_inputs_are_listed_without_secret_names(full) -> None:
    """The list of inputs keeps registers and public files; a confidential or unlisted file is a number."""
    inputs = {"participants.csv": "a", "plans/nobody listed this.xlsx": "b"} | dict.fromkeys(
        full["received"]["file"], "c"
    )
    shown = inputs_shown(inputs, full["received"], full["participants"], "public")
    assert len(shown) == len(inputs) and shown["participants.csv"] == "a"
    assert not any("nobody" in file or "protected" in file for file in shown)
    assert inputs_shown(inputs, full["received"], full["participants"], "ofgem") == inputs


def test_no_input_is_listed_by_a_secret_name(full) -> None:
    """Not even one that a public participant sent, and called so."""
    people = full["participants"]
    name = people.loc[~people["is_name_public"].astype(bool), "participant_name"].iloc[0]
    inputs = {f"plans/Reply to {name.split()[0]}.xlsx": "1", "poap.xlsx": "2"}
    sent = full["received"].head(1).assign(file=next(iter(inputs)), is_confidential=False)
    public = people.loc[people["is_name_public"].astype(bool), "participant_id"].iloc[0]
    shown = inputs_shown(inputs, sent.assign(participant_id=public), people, "public")
    assert shown == {"poap.xlsx": "2", f"{WITHHELD} 1": WITHHELD}


def test_a_public_store_on_disk_holds_no_secret(sample, full) -> None:
    """Every byte of the store that a public run loads is free of confidential text."""
    edition(sample, audience="public")
    held = b"".join(path.read_bytes() for path in wanted(sample).store.iterdir())
    assert [text for text in secrets(full) if text.encode() in held] == []


# --- the registers people keep ----------------------------------------------------------------------------

WHO = ("A. Analyst", "May", "C. Checker", "T. Typist")


@pytest.fixture
def said(kept: Kept) -> Kept:
    """A public and a confidential plan of the same bytes, and what people said of both."""
    public = kept.plan("plans/public.csv", PLAN, received_date="2022-10-22")
    secret = kept.plan("plans/secret file.csv", PLAN, participant_id="P2", is_confidential="yes",
                       received_date="2022-10-22")  # fmt: skip
    typed = kept.plan("plans/slide.pdf", "%PDF", participant_id="P1", received_date="2022-10-01")
    for file in ("plans/not listed.csv",):
        (kept.path / file).write_text(PLAN, encoding="utf-8")
    kept.register("readings.csv", {"file": public, "setting": "date_order", "value": "DMY", "who": "May"})
    kept.register(
        "corrections.csv",
        {"file": public, "activity_id": "R3", "column": "finish", "value": "May 2023",
         "why": "agreed with c. checker on plans/secret file.csv of Southwick Power"},
        {"file": public, "activity_id": "R4", "column": "finish", "value": "June 2023", "who": "May"},
        {"file": secret, "activity_id": "R3", "column": "finish", "value": "2023-03-31"},
    )  # fmt: skip
    kept.register("transcripts.csv", {"file": typed, "activity_id": "T1", "activity_name": "SIT", "finish": "asap",
                  "transcribed_by": "T. Typist", "checked_by": "C. Checker"})  # fmt: skip
    kept.register("activity_mapping.csv", {"file": public, "activity_name": "Interfaces", "stage": "dbt"},
                  {"file": secret, "activity_name": "Design", "stage": "pit"},
                  {"activity_name": "Nowhere yet", "stage": "pit"})  # fmt: skip
    return kept


def test_nobody_but_ofgem_sees_who_keeps_the_registers(said) -> None:
    """In public, and to a participant, an analyst said it; what was said, and when, stays."""
    full = said.tables()
    assert all(any(name in text for text in everything(full).splitlines()) for name in WHO)
    for audience in ("public", "participant:P1"):
        shown = disclose(full, audience, SEED, WHO)
        text = everything(shown)
        assert not re.search(r"A\. Analyst|checker|T\. Typist", text, re.IGNORECASE)
        assert not re.search(r"\bMay, 2022", text) and f"{AN_ANALYST}, 2022-10-25: reply" in text
        rows = shown["activities"].set_index(["file", "activity_id"])
        assert (
            rows.at[("plans/public.csv", "R3"), "mapped_by"]
            == f"stage: analyst: {AN_ANALYST}, 2022-10-25: reply to the read-back"
        )
        assert rows.at[("plans/public.csv", "R3"), "finish_text"] == "May 2023"
    assert everything(disclose(full, "ofgem", SEED, WHO)) == everything(full)


def test_a_name_of_one_word_is_one_only_where_it_signs(said) -> None:
    """A month called as an analyst is stays a month, be it a value that was corrected."""
    said.register("corrections.csv", {"file": "plans/public.csv", "activity_id": "R3", "column": "finish",
                  "value": "May 2023", "who": "May"}, {"file": "plans/public.csv", "activity_id": "R3",
                  "column": "finish", "value": "June 2023", "who": "May", "when": "2022-10-26"})  # fmt: skip
    shown = disclose(said.tables(), "public", SEED, WHO)["activities"].set_index("activity_id")
    text = shown.at["R3", "overruled"]
    assert f"finish was 'May 2023'; {AN_ANALYST}, 2022-10-26: " in text


def test_no_register_gives_a_confidential_file_away(said) -> None:
    """Its name, its rows, what was said of it, when it came, and that another's file equals it stay inside."""
    full = said.tables()
    assert full["warnings"]["reason"].str.contains("same bytes as plans/secret file.csv").any()
    shown = disclose(full, "public", SEED, WHO)
    assert not re.search(r"secret file|Southwick|not listed|Nowhere yet|same bytes", everything(shown))
    for name in ("received", "plans"):
        hidden = shown[name][shown[name]["is_confidential"].astype(bool)]
        assert hidden["is_late"].isna().all() and hidden["received_date"].isna().all() and len(hidden) == 1
        assert shown[name].loc[shown[name]["file"] == "plans/public.csv", "is_late"].tolist() == [True]


def test_a_secret_duplicate_is_named_by_its_pseudonym_or_not_at_all(kept) -> None:
    """What a public file repeats may be secret: its name doesn't leave with it."""
    kept.plan("plans/secret file.csv", is_confidential="yes")
    kept.plan("plans/again.csv", received_date="2022-10-16")
    shown = disclose(kept.tables(), "public", SEED)
    again = shown["received"].set_index("file").loc["plans/again.csv"]
    assert "secret" not in everything(shown) and str(again["duplicate_of"]).startswith(WITHHELD)


def test_a_public_store_of_a_folder_with_registers_names_nobody(said) -> None:
    """Every byte on disk: no analyst, no confidential file; the registers themselves are listed as inputs."""
    store = wanted(said.path).store
    made = edition(said.path)
    held = b"".join(path.read_bytes() for path in store.iterdir())
    assert not re.search(rb"A\. Analyst|Checker|T\. Typist|secret file|not listed", held)
    assert {"readings.csv", "corrections.csv", "transcripts.csv", "activity_mapping.csv"} <= set(made.inputs)


@pytest.mark.parametrize(
    "register", ["readings.csv", "corrections.csv", "transcripts.csv", "activity_mapping.csv"]
)
def test_a_changed_register_makes_the_store_stale(said, register: str) -> None:
    """A word more in any register is another store, and so is the register's absence."""
    first = wanted(said.path).store
    path = said.path / register
    path.write_text(path.read_text(encoding="utf-8").replace("reply to", "a reply to"), encoding="utf-8")
    second = wanted(said.path).store
    path.unlink()
    assert len({first, second, wanted(said.path).store}) == 3


def test_who_does_a_task_is_for_its_sender_and_ofgem(kept) -> None:
    """An owner may be a person: a public report, and another participant's, hold the marker; a blank stays blank."""
    kept.plan(
        "plans/a.csv", "Task,Start,Finish,Owner\nBuild,14/03/2023,15/03/2023,J. Smith\nTest,,16/03/2023,\n"
    )
    full = kept.tables()
    owners = {
        audience: disclose(full, audience, "seed")["activities"]["owner_text"].fillna("").tolist()
        for audience in ("ofgem", "participant:P1", "participant:P2", "public")
    }
    named, withheld = ["J. Smith", ""], [WITHHELD, ""]
    assert owners == {"ofgem": named, "participant:P1": named, "participant:P2": withheld, "public": withheld}


@pytest.mark.parametrize("outline", ["", "1.1"])
@pytest.mark.parametrize(("heading", "is_shown"), [("Workstream", True), ("", False)])
def test_what_gathers_tasks_unheaded_is_for_its_sender_and_ofgem(kept, heading, is_shown, outline) -> None:
    """Nobody says what such a column holds: it may be persons. A workstream is shown as the tasks are."""
    rows = "".join(f"{outline},{group},{task},14/03/2023,15/03/2023\n"
                   for group, task in zip(("J. Smith", "", "Data", ""), "abcd", strict=True))  # fmt: skip
    kept.plan("plans/a.csv", f"WBS,{heading},Task,Start,Finish\n{rows}")
    full = kept.tables()
    column = "notes_text" if outline else "outline"
    said = {
        audience: disclose(full, audience, "seed")["activities"][column].tolist()
        for audience in ("ofgem", "participant:P1", "participant:P2", "public")
    }
    whole = ["J. Smith", "J. Smith", "Data", "Data"]
    seen = whole if is_shown else [WITHHELD] * 4
    assert said == {"ofgem": whole, "participant:P1": whole, "participant:P2": seen, "public": seen}
