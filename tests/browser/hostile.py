"""A consultation of hostile words in every field that somebody outside can fill in."""

import csv
import io
import shutil
import zipfile
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from mhhs_analysis.consultation.register_columns import REGISTERS

RAN = "window.ran"
WORDS = (
    f"<script>{RAN}=1;alert(1)</script>",
    f'"><img src=x onerror="{RAN}=2;alert(2)">',
    f"<svg/onload={RAN}=3>",
    f"[click](javascript:{RAN}=4)",
    f"<a href='javascript:{RAN}=5'>click</a>",
    f"javascript:{RAN}=6",
    f"</script><script>{RAN}=7</script>",
    "{{7*7}}{% raw %}<iframe srcdoc='<script>parent.ran=8</script>'>",
    '=HYPERLINK("http://evil.example","click")',
    '{=HYPERLINK("http://evil.example")}',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202egnp.tfel ot thgir\u202c and \u2066on",
    "bell \x07 and escape \x1b[31m",
    "<style>body{display:none}</style><base href='http://evil.example'><meta http-equiv=refresh content='0;url=x'>",
    f"![x](http://evil.example/x.png) <http://evil.example> `<b onmouseover={RAN}=9>`",
    "https://evil.example/a?b=<i>",
    "$$units$$ %s {0} \\u0041 &lt;b&gt; &#x202e; <wbr>",
)
SETTINGS = """name = "hostile"
title = "{title}"
round = "round-2"
as_at = 2022-10-28
classification = "{title}"
contact = "{title}"
"""
STEPS = ("Design", "Build", "Pre-integration testing", "SIT entry", "System integration testing", "Go live")
ASKED = (("Q1", "poap-1", "closed", "position"), ("Q1a", "poap-1", "open", "reason_for"),
         ("Q1b", "poap-1", "open", "reason_against"), ("Q2", "poap-2", "closed", "position"),
         ("Q2a", "poap-2", "open", "reason_for"), ("Q3", "", "open", "comment"))  # fmt: skip
KINDS = ("central_systems", "large_supplier", "dno", "independent_agent", "small_supplier", "idno")
ROLES = (
    "central_systems",
    "supplier",
    "registration_service",
    "data_service",
    "supplier",
    "registration_service",
)
LONG = "stands for a megabyte"
MEGABYTE = "M" * 500_000 + " m" * 250_000
LONGEST_IN_CSV = 130_000
"""Beyond this a cell of a csv is refused: a quotation mark is missing somewhere."""


def write_hostile(path: Path, poap: Path) -> None:
    """Write the folder; each field takes the next of the words, so that every word stands in many."""
    words = _Words()
    for folder in ("plans", "responses"):
        (path / folder).mkdir(parents=True)
    shutil.copy(poap, path / "poap.xlsx")
    title = words.next().replace("\\", "").replace('"', "'")
    (path / "consultation.toml").write_text(SETTINGS.format(title=title), encoding="utf-8")
    people = [
        {"participant_id": f"P0{number}", "participant_name": f"{words.next()} {number}",
         "responds_for": f"{words.next()} {number}", "group_id": f"{words.next()} {number}", "constituency": kind,
         "roles": role, "sit_intent": "sit", "is_name_public": "yes"}
        for number, (kind, role) in enumerate(zip(KINDS, ROLES, strict=True))
    ]  # fmt: skip
    received = [_workbook(path, one["participant_id"], words) for one in people[:3]]
    received += [_csv(path, one["participant_id"], words) for one in people[3:5]]
    questions = [
        {"round": "round-2", "question_id": question, "plan_option": option, "kind": kind, "asks_for": asks_for,
         "wording": f"{words.next()} {question}?"}
        for question, option, kind, asks_for in ASKED
    ]  # fmt: skip
    received.append(_responses(path, people, questions, words))
    signed = {"who": words.plain(), "when": "2022-10-25", "why": words.next()}
    coded = {
        "participant_id": "P01",
        "round": "round-2",
        "question_id": "Q2a",
        "plan_option": "poap-2",
        "says": "cannot",
    }
    corrected = {"file": received[0]["file"], "activity_id": "R4", "column": "finish", "value": "2023-07-01"}
    _register(path, "participants.csv", people)
    _register(path, "questions.csv", questions)
    _register(path, "received.csv", received)
    _register(path, "coding.csv", [coded | signed | {"says": "cannot"}])
    _register(path, "corrections.csv", [corrected | signed])


class _Words:
    def __init__(self) -> None:
        self._at = 0

    def next(self) -> str:
        self._at += 1
        return WORDS[self._at % len(WORDS)]

    def plain(self) -> str:
        """Words that a name on one line may hold."""
        return " ".join("".join(sign for sign in self.next() if sign.isprintable()).split())


def _received(file: str, who: str, kind: str) -> dict[str, str]:
    return {"file": file, "participant_id": who, "kind": kind, "round": "round-2", "received_date": "2022-10-14",
            "is_confidential": "no", "planned_against": "unconstrained" if kind == "plan" else ""}  # fmt: skip


def _days() -> list[date]:
    return [date(2022, 11, 7) + timedelta(weeks=9 * step) for step in range(len(STEPS) + 1)]


def _workbook(path: Path, who: str, words: _Words) -> dict[str, str]:
    book = Workbook()
    sheet = book.active
    sheet.title = "<b onclick=x>'& &amp;"[:31]
    _put(sheet, 1, [words.next()])
    _put(sheet, 3, ["Task", "Start", "Finish", "Owner", "Notes", words.next()])
    days = _days()
    for at, step in enumerate(STEPS):
        name = f"{words.next()} {step}" + (LONG if (who, at) == ("P00", 1) else "")
        _put(sheet, 4 + at, [name, days[at], days[at + 1], *(words.next() for _ in range(3))])
    _put(sheet, 10, [f"{words.next()} late", words.next(), "31/02/2023", words.next()])
    _put(sheet, 12, [f"Note: {words.next()}"])
    file = f"plans/{who} <img src=x onerror={RAN}=10> 'a' =1+1.xlsx"
    _save(book, path / file)
    return _received(file, who, "plan")


def _put(sheet, row: int, values: list) -> None:
    """Write texts as texts: openpyxl would take some for formulas, and refuses signs that no workbook may hold."""
    for column, value in enumerate(values, 1):
        text = "".join(sign for sign in value if sign >= " ") if isinstance(value, str) else value
        cell = sheet.cell(row, column, text)
        cell.data_type = "s" if isinstance(value, str) else cell.data_type


def _csv(path: Path, who: str, words: _Words) -> dict[str, str]:
    days = _days()
    rows = [
        [f"{words.next()} {step}" + ("x" * LONGEST_IN_CSV if (who, at) == ("P03", 2) else ""), f"{days[at]:%d/%m/%Y}",
         f"{days[at + 1]:%d/%m/%Y}", words.next()]
        for at, step in enumerate(STEPS)
    ]  # fmt: skip
    file = f"plans/=cmd {who} javascript:alert(1).csv"
    with (path / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["Task", "Start", "Finish", words.next()], *rows])
    return _received(file, who, "plan")


def _responses(path: Path, people: list, questions: list, words: _Words) -> dict[str, str]:
    book = Workbook()
    headings = [f"{one['question_id']}. {one['wording']}" for one in questions]
    _put(book.active, 1, ["Organisation", *headings, words.next()])
    for number, one in enumerate(people):
        closed = ("Yes", "No", words.next())[number % 3]
        said = [closed if each["kind"] == "closed" else words.next() for each in questions]
        said[1] += LONG if number == 0 else ""
        _put(book.active, 2 + number, [one["participant_id"], *said, words.next()])
    _put(book.active, 9, [words.next(), *(words.next() for _ in questions)])
    file = "responses/<script>window.ran=11<:script>.xlsx"
    _save(book, path / file)
    return _received(file, "", "response")


def _save(book: Workbook, path: Path) -> None:
    """Save a workbook, its long texts as long as no program would write them."""
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            made.writestr(name, parts.read(name).replace(LONG.encode(), MEGABYTE.encode()))


def _register(path: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (path / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, REGISTERS[name].columns)
        writer.writeheader()
        writer.writerows(rows)
