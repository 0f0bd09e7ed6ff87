"""A consultation made from a seed, in which every confidential field holds a token, and every plan in confidence days,
of its own.

What is public is plain and the same for every seed; so a token or a day that turns up came from where it was planted.
"""

import csv
import random
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from mhhs_analysis.consultation.register_columns import REGISTERS

SETTINGS = """name = "planted"
title = "A planted consultation"
round = "round-2"
closes = 2022-10-21
as_at = 2022-10-28
classification = "Made for a test"
"""
QUESTIONS = (
    ("Q1", "poap-1", "closed", "position", "Do you support POAP 1?"),
    ("Q1a", "poap-1", "open", "reason_for", "Why does POAP 1 work?"),
    ("Q1b", "poap-1", "open", "reason_against", "Why does POAP 1 not work?"),
    ("Q2", "poap-2", "closed", "position", "Do you support POAP 2?"),
    ("Q2a", "poap-2", "open", "reason_for", "Why does POAP 2 work?"),
    ("Q2b", "poap-2", "open", "reason_against", "Why does POAP 2 not work?"),
    ("Q2c", "poap-2", "open", "condition", "What would have to be true under POAP 2?"),
    ("Q3", "", "open", "comment", "Anything else?"),
)
FIRST_ROUND = (
    ("Q1", "round-1", "closed", "position", "Do you support the indicative timeline?"),
    ("Q3", "", "open", "comment", "Anything else?"),
)
STEPS = (
    "Impact assessment", "Design", "Build", "Pre-integration testing", "SIT entry", "System integration testing",
    "Qualification", "Migration", "Go live",
)  # fmt: skip
PUBLIC_DAYS = [date(2022, 11, 7) + timedelta(weeks=7 * step) for step in range(2 * len(STEPS))]
"""What public plans are made of: Mondays, seven weeks apart."""
RECEIVED = "2022-10-14"


@dataclass
class Planted:
    """The folder, and what was planted in it: each token and each day with what it stands for."""

    path: Path
    seed: int
    is_taken: Callable[[date], bool]
    tokens: dict[str, str] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._free = [day for day in _secret_days() if not self.is_taken(day)]
        self.chance.shuffle(self._free)

    def token(self, what: str) -> str:
        """A word that stands nowhere else."""
        word = f"zq{self.chance.randrange(16**8):08x}"
        self.tokens[word] = what
        return word

    def day(self, what: str, *, before: date = date.max) -> date:
        """A day that stands nowhere else."""
        day = next(day for day in self._free if day < before)
        self._free.remove(day)
        self.days[day] = what
        return day

    def days_in_order(self, what: str, count: int) -> list[date]:
        """Days that stand nowhere else, the earliest first."""
        return sorted(self.day(f"{what} {number}") for number in range(count))

    def row(self, register: str, **values: str) -> None:
        """A row of a register."""
        self.rows.setdefault(register, []).append(values)

    def write_registers(self) -> None:
        for name, rows in self.rows.items():
            with (self.path / name).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, REGISTERS[name].columns)
                writer.writeheader()
                writer.writerows(rows)


def _secret_days() -> list[date]:
    """Days that a plan may hold, none before the 13th: a day read in the other order is never one of these."""
    span = (date(2023, 1, 1) + timedelta(days=number) for number in range(1100))
    return [day for day in span if day.weekday() < 5 and 13 <= day.day <= 27]


def plant(path: Path, poap: Path, seed: int, is_taken: Callable[[date], bool] = lambda _: False) -> Planted:
    """Write the consultation; return what was planted in it. `is_taken` says of a day that it stands in public."""
    planted = Planted(path, seed, is_taken)
    for folder in ("plans", "responses"):
        (path / folder).mkdir(parents=True)
    shutil.copy(poap, path / "poap.xlsx")
    (path / "consultation.toml").write_text(SETTINGS, encoding="utf-8")
    for round_, asked in (("round-1", FIRST_ROUND), ("round-2", QUESTIONS)):
        for question, option, kind, asks_for, wording in asked:
            again = "round-1:Q3" if (round_, question) == ("round-2", "Q3") else ""
            planted.row("questions.csv", round=round_, question_id=question, plan_option=option, kind=kind,
                        asks_for=asks_for, wording=wording, same_as=again)  # fmt: skip
    names = _participants(planted)
    _public_plans(planted, names)
    _secret_plans(planted)
    _responses(planted, names)
    planted.write_registers()
    return planted


# --- who is asked -----------------------------------------------------------------------------------------

PEOPLE = (
    # identifier, constituency, roles, whether its name is public, what its plan is
    ("P01", "central_systems", "central_systems", True, "public"),
    ("P02", "large_supplier", "supplier", True, "public"),
    ("P03", "dno", "registration_service", True, "public"),
    ("P04", "independent_agent", "metering_service;data_service", True, "public"),
    ("P05", "medium_supplier", "supplier", True, "secret"),
    ("P06", "small_supplier", "supplier", True, "secret csv"),
    ("P07", "idno", "registration_service", True, "secret pdf"),
    ("P08", "ic_supplier", "supplier", False, "secret"),
    ("P09", "in_house_agent", "data_service", False, "nameless"),
    ("P10", "small_supplier", "supplier", True, ""),
    ("P11", "large_supplier", "supplier", True, "public"),
    ("P12", "idno", "registration_service", False, ""),
    ("P13", "small_supplier", "supplier", False, ""),
)
FORMS = ("Limited", "Ltd", "plc")


def _participants(planted: Planted) -> dict[str, str]:
    names = {}
    for number, (who, constituency, roles, is_public, _) in enumerate(PEOPLE):
        plain = f"Company {who}"
        hidden = (
            {}
            if is_public
            else {what: planted.token(f"{what} of {who}") for what in ("name", "group", "unit")}
        )
        if not is_public:
            planted.aliases[who] = planted.token(f"alias of {who}")
        names[who] = f"{hidden.get('name', plain)} Energy {FORMS[number % 3]}"
        planted.row("participants.csv", participant_id=who, participant_name=names[who],
                    group_id=hidden.get("group", f"G{who}"), responds_for=hidden.get("unit", who),
                    constituency=constituency, roles=roles, sit_intent="sit",
                    is_name_public="yes" if is_public else "no",
                    aliases=planted.aliases.get(who, ""))  # fmt: skip
    return names


def _receive(
    planted: Planted, file: str, who: str, *, kind: str = "plan", is_secret: bool, **more: str
) -> None:
    planted.row("received.csv", file=file, participant_id=who, kind=kind, round="round-2",
                received_date=RECEIVED, planned_against="unconstrained" if kind == "plan" else "",
                is_confidential="yes" if is_secret else "no", **more)  # fmt: skip


# --- plans ------------------------------------------------------------------------------------------------


def _public_plans(planted: Planted, names: dict[str, str]) -> None:
    """Plans that are public, one of which names in its words a participant that isn't."""
    for number, (who, *_, kind) in enumerate(PEOPLE):
        if kind != "public":
            continue
        if who == "P11":
            _public_workbook(planted, who)
            continue
        rows = [
            (step, PUBLIC_DAYS[at + number % 2], PUBLIC_DAYS[at + 1 + number % 2])
            for at, step in enumerate(STEPS)
        ]
        rows[2] = (f"Build with {names['P08'].upper()}", *rows[2][1:])
        file = f"plans/{who} plan.csv"
        _write_csv(
            planted.path / file, [(name, _uk(start), _uk(end), "") for name, start, end in rows], "Notes"
        )
        _receive(planted, file, who, is_secret=False)


def _public_workbook(planted: Planted, who: str) -> None:
    """A plan that is public but for who stands beside its tasks, dropped ones too, and for what is struck in it."""
    book = Workbook()
    book.active.append([None, "Task", "Start", "Finish", "Owner"])
    team = planted.token(f"team without a heading in the public plan of {who}")
    for step, start, finish in zip(STEPS, PUBLIC_DAYS, PUBLIC_DAYS[1:], strict=False):
        book.active.append([team, step, start, finish, planted.token(f"owner in the public plan of {who}")])
    dropped = planted.token(f"owner of a task dropped from the public plan of {who}")
    book.active.append([None, "Pilot (cancelled)", PUBLIC_DAYS[0], PUBLIC_DAYS[1], dropped])
    for cell in ("B4", "E4"):
        out = planted.token(f"words struck through in {cell} of the public plan of {who}")
        book.active[cell] = _struck(out, f" {book.active[cell].value}")
    file = f"plans/{who} plan.xlsx"
    book.save(planted.path / file)
    _receive(planted, file, who, is_secret=False)


def _secret_plans(planted: Planted) -> None:
    for who, *_, kind in PEOPLE:
        if kind in ("secret", "nameless"):
            file = f"plans/{planted.token(f'file name of {who}')} plan.xlsx"
            tasks = _write_workbook(planted, planted.path / file, who)
            _receive(planted, file, who, is_secret=kind == "secret")
            _registers_on(planted, file, who, tasks)
        elif kind == "secret csv":
            file = f"plans/{planted.token(f'file name of {who}')}.csv"
            days = planted.days_in_order(f"csv plan of {who}", 2 * len(STEPS))
            rows = [(f"{step} {planted.token(f'csv task of {who}')}", _uk(days[2 * at]), _uk(days[2 * at + 1]),
                     planted.token(f"csv cell of {who}")) for at, step in enumerate(STEPS)]  # fmt: skip
            _write_csv(planted.path / file, rows, planted.token(f"csv heading of {who}"))
            _receive(planted, file, who, is_secret=True)
        elif kind == "secret pdf":
            _transcribed(planted, who)
    unlisted = planted.path / "plans" / f"{planted.token('name of a file nobody listed')}.csv"
    _write_csv(
        unlisted, [(planted.token("task of a file nobody listed"), "13/06/2023", "20/06/2023", "")], "Notes"
    )


def _write_workbook(planted: Planted, path: Path, who: str) -> list[str]:
    """A workbook with a token in each place that may hold words, and days of its own; return its tasks."""

    def token(what: str) -> str:
        return planted.token(f"{what} in the workbook of {who}")

    book = Workbook()
    sheet = book.active
    sheet.title = token("sheet name")
    sheet.append([f"{token('title above the table')} plan"])
    sheet.append([])
    sheet.append(["Task", "Start", "Finish", "Owner", "Comments", token("heading"),
                  "Workstream", "Description"])  # fmt: skip
    days = planted.days_in_order(f"workbook of {who}", 2 * len(STEPS))
    tasks = [f"{step} {token('task')}" for step in STEPS]
    for at, task in enumerate(tasks):
        sheet.append([task, days[2 * at], days[2 * at + 1], token("owner"), token("comment"),
                      token("cell of a column named by a reading"), token("workstream"),
                      token("description")])  # fmt: skip
    for cell in ("D6", "E6"):
        sheet[cell] = _struck(token(f"words struck through in {cell}"), f" {sheet[cell].value}")
    sheet.append([f"Cutover {token('task whose date cannot be read')}", f"{token('date that cannot be read')}",
                  "31/02/2024"])  # fmt: skip
    late, early = planted.days_in_order(f"reversed dates of {who}", 2)[::-1]
    sheet.append([f"Training {token('task that ends before it starts')}", late, early])
    sheet.append(
        [f"Handover {token('task of a hidden row')}", *planted.days_in_order(f"hidden row of {who}", 2)]
    )
    sheet.row_dimensions[sheet.max_row].hidden = True
    sheet.append([])
    sheet.append([f"Note: {token('note below the table')}"])
    sheet["A5"].comment = Comment(token("comment on a cell"), token("author of a comment"))
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = token("page header"), token("page footer")
    _hide_more(book, token)
    book.save(path)
    return tasks


def _struck(out: str, left: str = "") -> CellRichText:
    """A text whose first words are struck through."""
    return CellRichText(TextBlock(InlineFont(strike=True), out), *([left] if left else []))


def _hide_more(book: Workbook, token: Any) -> None:
    """Words that stand beside the cells: another sheet, names, the document's properties."""
    other = book.create_sheet(token("name of a hidden sheet"))
    other.append([token("cell of a hidden sheet")])
    other.sheet_state = "hidden"
    book.defined_names["Secret"] = DefinedName("Secret", attr_text=f'"{token("defined name")}"')
    for name in ("title", "creator", "subject", "keywords", "description", "category", "lastModifiedBy"):
        setattr(book.properties, name, token(f"document property {name}"))
    book.custom_doc_props.append(StringProperty(name="Owner", value=token("custom document property")))


def _registers_on(planted: Planted, file: str, who: str, tasks: list[str]) -> None:
    """What people wrote in the registers of a plan in confidence: each word theirs, and secret with it."""

    def said(register: str) -> dict[str, str]:
        return {"who": f"{planted.token(f'who wrote {register} of {who}')} Analyst", "when": "2022-10-25",
                "why": planted.token(f"why in {register} of {who}")}  # fmt: skip

    planted.row("corrections.csv", file=file, activity_id="R5", column="finish",
                value=_uk(planted.day(f"corrected date of {who}", before=date(2024, 1, 1))),
                **said("corrections.csv"))  # fmt: skip
    planted.row("readings.csv", file=file, setting="column", value="F = confidence", **said("readings.csv"))
    planted.row("dependencies.csv", file=file, activity_name=tasks[2], end="start", relies_on="P01",
                other_activity="Design", **said("dependencies.csv"))  # fmt: skip
    planted.row("dependencies.csv", file="plans/P02 plan.csv", activity_name="Design", end="start", relies_on=who,
                other_activity=tasks[1], **said("dependencies.csv"))  # fmt: skip
    planted.row("activity_mapping.csv", file=file, activity_id="R4", stage="impact_assessment",
                **said("activity_mapping.csv"))  # fmt: skip


def _transcribed(planted: Planted, who: str) -> None:
    file = f"plans/{planted.token(f'file name of {who}')}.pdf"
    (planted.path / file).write_bytes(b"%PDF-1.4 " + planted.token(f"bytes of the pdf of {who}").encode())
    _receive(planted, file, who, is_secret=True)
    days = planted.days_in_order(f"transcript of {who}", 2 * len(STEPS))
    for at, step in enumerate(STEPS):
        planted.row("transcripts.csv", file=file, activity_id=f"T{at}",
                    activity_name=f"{step} {planted.token(f'task typed in for {who}')}",
                    start=days[2 * at].isoformat(), finish=days[2 * at + 1].isoformat(),
                    page=planted.token(f"page of the transcript of {who}"),
                    transcribed_by=f"{planted.token(f'who typed in for {who}')} Typist",
                    checked_by=f"{planted.token(f'who checked for {who}')} Checker", when="2022-10-25",
                    why=planted.token(f"why typed in for {who}"))  # fmt: skip


def _write_csv(path: Path, rows: Iterable[tuple[str, ...]], heading: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("Task", "Start", "Finish", heading), *rows])


def _uk(day: date) -> str:
    return f"{day:%d/%m/%Y}"


# --- responses --------------------------------------------------------------------------------------------

SAID = ("Yes", "Yes, with conditions", "No", "No view")


def _responses(planted: Planted, names: dict[str, str]) -> None:
    """A file of many respondents, some in confidence, and one file in confidence of a single sender."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Form1"
    wordings = [f"{question}. {wording}" for question, *_, wording in QUESTIONS]
    sheet.append(["ID", "Email", "Name", "Organisation", "Is your response confidential?", *wordings])
    for number, (who, _, _, is_public, _) in enumerate(PEOPLE[:9]):
        is_secret = number % 2 == 1 or not is_public
        sheet.append([number, *_person(planted, who), names[who], "Yes" if is_secret else "No",
                      *_answers(planted, who, number, is_secret=is_secret)])  # fmt: skip
    sheet["F2"] = SAID[0]
    sheet["G2"] = f"We rely on {names['P08']}, as {names['P09']} does. {_by_other_names(planted, names)}"
    again = planted.token("answer of P06 given again")
    sheet.append([98, *_person(planted, "P06"), names["P06"], "Yes", "", again, ""])
    stranger = planted.token("name of a respondent nobody knows")
    sheet.append([99, *_person(planted, "a stranger"), stranger, "No",
                  *_answers(planted, "a stranger", 1, is_secret=True)])  # fmt: skip
    sheet["G3"].comment = Comment(
        planted.token("comment on a response"), planted.token("author of that comment")
    )
    _hide_more(book, lambda what: planted.token(f"{what} in the responses"))
    file = "responses/All responses.xlsx"
    book.save(planted.path / file)
    _receive(planted, file, "", kind="response", is_secret=False)
    _own_response(planted, names)
    _first_round(planted, names)
    _named_after(planted, names)
    _taken_back(planted, names)


def _by_other_names(planted: Planted, names: dict[str, str]) -> str:
    """What a public answer may call those without a public name: by an alias, a first word, an address."""
    first = names["P12"].split()[0]
    called = " and ".join(alias.upper() for alias in planted.aliases.values())
    places = f"info@{first}.example and www.{first}energy.example"
    return f"So do {called}; {first.capitalize()}'s plan is late: see {places}."


def _named_after(planted: Planted, names: dict[str, str]) -> None:
    """Public answers of those without a public name, in sheets and in a file that are named after them."""
    book = Workbook()
    book.remove(book.active)
    for who in ("P11", "P12"):
        sheet = book.create_sheet(names[who][:15])
        said = ["Q1", "Yes", f"Public reason of {who}, 6 weeks"], ["Q2", "No", f"Public answer of {who}"]
        about = ["Organisation", names[who]], ["Confidential?", "No"], []
        for row in (*about, ["Question", "Answer", "Rationale"], *said):
            sheet.append(row)
    book.save(planted.path / "responses/Forms.xlsx")
    _receive(planted, "responses/Forms.xlsx", "", kind="response", is_secret=False)
    file = f"responses/{names['P13'].split()[0]} reply.csv"
    with (planted.path / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["Organisation", "Confidential?", "Q1", "Q3"],
                                      [names["P13"], "No", "Yes", "Public comment of a file of one"]])  # fmt: skip
    _receive(planted, file, "", kind="response", is_secret=False)


def _taken_back(planted: Planted, names: dict[str, str]) -> None:
    """A form and a log that are public but for what is struck through in them, or stands beside their answers."""

    def token(what: str) -> str:
        return planted.token(f"{what} of P03")

    rows = (["Organisation", names["P03"]], ["Contact name", _struck(token("struck name"))],
            ["E-mail", _struck(token("struck e-mail"))], [],
            ["Question", "Answer", "Confidential?", "Notes"],
            ["Q2c", "Public Q2c of P03 in a form", "No", token("cell of a column that is not used")],
            ["Q1a", _struck(token("struck answer")), "Yes"],
            ["Q3", _struck(token("struck part of an answer"), " Public Q3 of P03 in a form"), "No"],
            ["Something that nobody asked", token("answer to no question"), "No"])  # fmt: skip
    logged = (["Organisation", "Clause", "Comment"],
              [names["P03"], "Lane 1", _struck(token("struck part of a comment"), " Public comment of P03")],
              [names["P03"], "Lane 2", _struck(token("struck comment"))])  # fmt: skip
    for file, lines in (("responses/Form of P03.xlsx", rows), ("responses/Log of P03.xlsx", logged)):
        book = Workbook()
        for row in lines:
            book.active.append(row)
        book.save(planted.path / file)
        _receive(planted, file, "P03", kind="response", is_secret=False)


def _first_round(planted: Planted, names: dict[str, str]) -> None:
    """A file of Round 1, in confidence for those who are in Round 2."""
    file = "responses/First round.csv"
    with (planted.path / file).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        wordings = [f"{question}. {wording}" for question, *_, wording in FIRST_ROUND]
        writer.writerow(["Organisation", "Is your response confidential?", *wordings])
        for number, (who, _, _, is_public, _) in enumerate(PEOPLE[:9]):
            is_secret = number % 2 == 1 or not is_public
            words = planted.token(f"first round of {who}") if is_secret else f"Public first round of {who}"
            writer.writerow(
                [names[who], "Yes" if is_secret else "No", SAID[number % 4], f"{words} is our answer"]
            )
    planted.row("received.csv", file=file, kind="response", round="round-1", received_date="2022-07-29",
                is_confidential="no")  # fmt: skip


def _own_response(planted: Planted, names: dict[str, str]) -> None:
    file = f"responses/{planted.token('file name of the response of P10')}.csv"
    wordings = [f"{question}. {wording}" for question, *_, wording in QUESTIONS]
    with (planted.path / file).open("w", encoding="utf-8", newline="") as stream:
        heads = ["Organisation", planted.token("heading of the response of P10"), *wordings]
        answers = _answers(planted, "P10", 2, is_secret=True)
        csv.writer(stream).writerows([heads, [names["P10"], planted.token("cell of that column"), *answers]])
    _receive(planted, file, "P10", kind="response", is_secret=True)


def _person(planted: Planted, who: str) -> tuple[str, str]:
    """Who filled in the form: a person, of whom no report has anything to tell."""
    return f"{planted.token(f'e-mail of {who}')}@example.com", f"{planted.token(f'person of {who}')} Smith"


def _answers(planted: Planted, who: str, number: int, *, is_secret: bool) -> list[str]:
    answers = []
    for question, option, kind, *_ in QUESTIONS:
        said = SAID[(number + (option == "poap-2")) % 4]
        if kind == "closed":
            answers.append(said)
        else:
            words = planted.token(f"{question} of {who}") if is_secret else f"Public {question} of {who}"
            answers.append(
                words
                + (" is our answer" if question == "Q3" else f" says our agent, {number + 3} weeks late")
            )
    if is_secret and who != "a stranger":
        _code(planted, who)
    return answers


def _code(planted: Planted, who: str) -> None:
    """Two people read the same answer: what they say of it is as secret as the answer."""
    for reader in ("first", "second"):
        signed = {"who": f"{planted.token(f'who coded {reader} of {who}')} Coder", "when": "2022-10-25",
                  "why": planted.token(f"why coded {reader} of {who}")}  # fmt: skip
        answer = {"participant_id": who, "round": "round-2", "plan_option": "poap-2"}
        planted.row("coding.csv", question_id="Q2b", says="cannot", **answer, **signed)
        condition = planted.token(f"condition coded {reader} of {who}")
        owner = planted.token(f"owner of a condition coded {reader} of {who}")
        planted.row("coding.csv", question_id="Q2c", condition=condition, owner=owner, **answer, **signed)
