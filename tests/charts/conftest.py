"""A consultation as the charts meet it: three options, eight participants, every kind of date."""

import base64
import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from mhhs_analysis.charts import figure
from mhhs_analysis.frames import ACTIVITIES, PARTICIPANTS, POAP_ITEMS, POSITION_COUNTS, frame_of


def days(start="", finish=""):
    """Return the four bounds of two intervals: 'from/to', one day, '/by', 'after/' or nothing."""
    bounds = {}
    for end, words in (("start", start), ("finish", finish)):
        first, _, last = words.partition("/") if "/" in words else (words, "", words)
        bounds |= {f"{end}_from": first or None, f"{end}_to": last or None}
    return {name: pd.Timestamp(day) if day else None for name, day in bounds.items()}


def poap_item(item_id, name, start="", finish="", **more):
    usual = {
        "plan_option": "poap-1",
        "item_id": item_id,
        "lane_group": "Parties in SIT",
        "lane": "Central systems",
        "order": int("".join(c for c in item_id if c.isdigit()) or 1),
        "kind": "bar",
        "name": name,
        "date_status": "illustrative",
        "file": "poap.xlsx",
    }
    return {**usual, **days(start, finish), **more}


def activity(participant_id, activity_id, stage, start="", finish="", **more):
    usual = {
        "plan_id": f"{participant_id}-round-2-1",
        "participant_id": participant_id,
        "activity_id": activity_id,
        "activity_name": f"Task {activity_id}",
        "stage": stage,
        "is_milestone": False,
        "is_summary": False,
        "is_hidden": False,
        "file": f"plans/{participant_id}.xlsx",
    }
    return {**usual, **days(start, finish), **more}


def milestone(milestone_id, **more):
    return {"kind": "milestone", "milestone_id": milestone_id, **more}


def poaps(*rows):
    return frame_of(rows, POAP_ITEMS)


def plans(*rows):
    return frame_of(rows, ACTIVITIES)


def register(*rows):
    usual = {"sit_intent": "sit", "is_name_public": True}
    return frame_of(
        [
            {
                **usual,
                "participant_id": who,
                "participant_name": name,
                "responds_for": who,
                "constituency": kind,
            }
            for who, name, kind in rows
        ],
        PARTICIPANTS,
    )


def counts(*rows, asked=24):
    """Return position counts of (option, position, units); units None is a withheld count."""
    return frame_of(
        [
            {
                "round": "round-1" if option == "round-1" else "round-2",
                "plan_option": option,
                "answers_counted": "all",
                "position": position,
                "units": units,
                "units_asked": asked,
                "shown": "[c]" if units is None else str(units),
            }
            for option, position, units in rows
        ],
        POSITION_COUNTS,
    )


def _shape_of_an_option(option, shift, *, m9):
    """Return an option's items, every date shifted by months from the first option's."""

    def at(words):
        if not words:
            return words
        moved = []
        for day in words.split("/"):
            first = pd.Timestamp(day) if day else None
            whole = first is not None and first.is_month_end and first.day > 27
            new = None if first is None else first + pd.DateOffset(months=shift)
            moved.append("" if new is None else f"{new + pd.offsets.MonthEnd(0) if whole else new:%Y-%m-%d}")
        return "/".join(moved)

    def item(number, name, start, finish, lane, stage=None, group="Parties in SIT", **more):
        made = poap_item(f"i{number}", name, at(start), at(finish), lane=lane, stage=stage, lane_group=group)
        return {**made, "plan_option": option, **more}

    out = "Parties not in SIT"
    mvc, cent = "Minimum viable cohort", "Central systems and DIP"
    rows = [
        item(
            1,
            "Migration design worked out",
            "2022-11-01",
            "2022-12-01/2022-12-31",
            "Migration design",
            "migration_design",
            "Design",
        ),
        item(
            2,
            "Migration design confirmed",
            "",
            "2022-12-31",
            "Migration design",
            None,
            "Design",
            kind="milestone",
            finish_text="by year end",
        ),
        item(3, "Impact assessment", "2022-11-01/2022-11-30", "2023-01-31", cent, "impact_assessment"),
        item(4, "DBT of central systems", "2022-12-01", "2023-05-01/2023-06-30", cent, "dbt"),
        item(5, "PIT", "2023-05-15", "2023-08-15", cent, "pit"),
        item(6, "CIT, DIP first", "2023-07-01", "2023-09-30", cent, "cit"),
        item(7, "SIT start", "", "2023-09-01/2023-09-30", cent, "sit", **milestone("M9", **m9)),
        item(8, "SIT functional", "2023-10-01", "2024-03-31", cent, "sit"),
        item(
            9,
            "SIT migration and non-functional",
            "2024-01-01/2024-02-29",
            "2024-06-01/2024-08-31",
            cent,
            "sit",
        ),
        item(10, "Impact assessment and planning", "2022-11-01", "2023-02-28", mvc, "impact_assessment"),
        item(
            11,
            "DBT of services and supplier DIP interfaces",
            "2023-01-01/2023-01-31",
            "2023-08-31",
            mvc,
            "dbt",
        ),
        item(12, "PIT", "2023-07-01", "2023-09-30", mvc, "pit"),
        item(13, "SIT, judged early and paired by progress", "2023-10-01", "2024-05-31", mvc, "sit"),
        item(
            14,
            "E2E Sandbox (may be used, not a precondition)",
            "2024-03-01",
            "2024-06-30",
            mvc,
            "e2e_sandbox",
        ),
        item(
            15,
            "Codes ready to go live",
            "",
            "2024-07-01/2024-07-31",
            mvc,
            None,
            **milestone("M8", finish_text="July 2024"),
        ),
        item(16, "MVC go live", "2024-08-01", "2024-10-31", mvc, "go_live"),
        item(
            17,
            "Registration services ready",
            "",
            "2023-08-01/2023-10-31",
            "Registration services (DNOs and iDNOs)",
            None,
            kind="milestone",
            finish_text="Q3-Q4 2023",
        ),
        item(18, "DBT", "2023-01-01", "2023-09-30", "Registration services (DNOs and iDNOs)", "dbt"),
        item(19, "SIT", "2023-10-01", "2024-05-31", "Registration services (DNOs and iDNOs)", "sit"),
        item(
            20,
            "DBT of the other SIT participants",
            "2023-02-01",
            "2023-11-01/2023-12-31",
            "Others in SIT",
            "dbt",
        ),
        item(21, "SIT, second cohort", "2024-01-01", "2024-09-01/", "Others in SIT", "sit"),
        item(22, "Migration", "2024-11-01", "2025-10-31", "Others in SIT", "migration"),
        item(
            23,
            "Migration starts",
            "",
            "2024-10-01/2024-10-31",
            "Others in SIT",
            None,
            **milestone("M11", finish_text="Oct 2024"),
        ),
        item(24, "DBT", "2023-03-01", "2024-03-31", "Suppliers and agents", "dbt", out),
        item(25, "PIT, a sample assured", "2024-02-01", "2024-05-31", "Suppliers and agents", "pit", out),
        item(
            26,
            "Qualification testing",
            "2024-05-01",
            "2024-10-31",
            "Suppliers and agents",
            "qualification_testing",
            out,
        ),
        item(27, "Qualification", "/2024-09-01", "2025-03-31", "Suppliers and agents", "qualification", out),
        item(
            28,
            "Every supplier able to accept MPANs",
            "",
            "",
            "Suppliers and agents",
            None,
            out,
            **milestone("M14"),
        ),
        item(
            29,
            "Qualification testing of DNOs",
            "2024-05-01",
            "2024-08-31",
            "DNOs not in SIT",
            "qualification_testing",
            out,
        ),
        item(
            30,
            "Transition complete",
            "",
            "2025-10-31",
            "DNOs not in SIT",
            None,
            out,
            **milestone("M15", finish_text="31 October 2025"),
        ),
        item(31, "Reverse migration", "", "", "DNOs not in SIT", None, out),
    ]
    return rows


@pytest.fixture
def poap_items():
    grace = {"grace_months": 1, "finish_text": "end of September 2023"}
    hard = {"grace_months": 0, "finish_text": "end of May 2023"}
    none = {"finish_text": "Dec 2023"}
    rows = [
        *_shape_of_an_option("round-1", 3, m9=none),
        *_shape_of_an_option("poap-1", 0, m9=grace),
        *_shape_of_an_option("poap-2", -4, m9=hard),
    ]
    return poaps(*rows)


@pytest.fixture
def participants():
    return register(
        ("p1", "Northern Light Energy", "large_supplier"),
        ("p2", "Albion Power", "large_supplier"),
        ("p3", "Bluebell Energy", "small_supplier"),
        ("p4", "Meterwise Data Services", "independent_agent"),
        ("p5", "Fenland Networks", "dno"),
        ("p6", "Severn & Wye Electricity Distribution", "dno"),
        ("p7", "Oxbow Utilities", "idno"),
        ("p8", "Implementation Manager (central systems)", "central_systems"),
    )


@pytest.fixture
def activities():
    m9 = {"milestone_id": "M9", "is_milestone": True}
    return plans(
        activity("p1", "1", "impact_assessment", "2022-10-01", "2022-12-31"),
        activity("p1", "2", "dbt", "2023-01-01", "2023-05-01/2023-05-31"),
        activity("p1", "3", "dbt", "2023-03-01", "2023-07-14"),
        activity("p1", "4", "pit", "2023-07-01/2023-07-31", "2023-09-08"),
        activity("p1", "5", "sit", "", "2023-09-15", **m9, finish_text="15/09/2023"),
        activity("p1", "6", "sit", "2023-09-18", "2024-04-30"),
        activity("p1", "7", "qualification", "2024-03-01", "2024-07-31"),
        activity("p1", "8", None, "2023-02-01", "2023-03-31"),
        activity("p2", "1", "dbt", "2023-02-01/2023-02-28", "2023-10-01/2023-12-31"),
        activity("p2", "2", "pit", "2023-10-01", "2024-01-31"),
        activity("p2", "3", "sit", "", "2024-01-01/2024-03-31", **m9, finish_text="Q1 2024"),
        activity("p2", "4", "sit", "2024-02-01", "2024-06-01/"),
        activity("p2", "5", "go_live", "", "", start_text="TBC"),
        activity("p3", "1", "dbt", "", "", start_text="TBC"),
        activity("p3", "2", "pit", "", ""),
        activity("p4", "1", "dbt", "", "2023-06-30"),
        activity("p4", "2", "cit", "2023-05-01", "2023-08-31"),
        activity("p4", "3", "sit", "2023-09-01", "2024-05-31"),
        activity("p4", "4", "migration", "2024-06-01", "2025-06-30"),
        activity("p5", "1", "dbt", "2023-01-15", "2023-08-20"),
        activity("p5", "2", "sit", "", "/2023-08-31", **m9, finish_text="by end Aug"),
        activity("p5", "3", "sit", "2023-09-01", "2024-06-30"),
        activity("p5", "4", "e2e_sandbox", "2024-02-01", "2024-04-30"),
        activity("p6", "1", "dbt", "2023-03-01", "2024-02-29"),
        activity("p6", "2", "qualification_testing", "2024-03-01", "2024-06-30"),
        activity("p6", "3", "migration", "2024-09-01/2024-09-30", "2025-09-01/2025-09-30"),
        activity("p8", "1", "dbt", "2022-10-01", "2023-05-31"),
        activity("p8", "2", "cit", "2023-05-01", "2023-08-31"),
        activity("p8", "3", "sit", "", "2023-08-31", **m9),
        activity("p8", "4", "sit", "2023-09-01", "2024-06-30"),
        activity("p8", "5", "go_live", "2024-07-01", "2024-09-30"),
    )


@pytest.fixture
def position_counts():
    return counts(
        ("poap-1", "supports", 7),
        ("poap-1", "supports_with_conditions", 5),
        ("poap-1", "opposes", 2),
        ("poap-1", "no_view", 1),
        ("poap-1", "no_response", 9),
        ("poap-2", "supports", 4),
        ("poap-2", "supports_with_conditions", None),
        ("poap-2", "opposes", 6),
        ("poap-2", "no_view", 0),
        ("poap-2", "no_response", 9),
        ("round-1", "supports", 3),
        ("round-1", "supports_with_conditions", 8),
        ("round-1", "opposes", 1),
        ("round-1", "no_view", 2),
        ("round-1", "no_response", 10),
    )


def as_told(figure):
    """Return a figure's JSON, numbers packed in bytes as the numbers they are: plotly packs some and not others."""

    def unpacked(part):
        if isinstance(part, dict) and set(part) == {"dtype", "bdata"}:
            return np.frombuffer(base64.b64decode(part["bdata"]), dtype=part["dtype"]).tolist()
        if isinstance(part, dict):
            return {name: unpacked(one) for name, one in part.items()}
        return [unpacked(one) for one in part] if isinstance(part, list) else part

    return unpacked(json.loads(figure.to_json()))


@pytest.fixture(autouse=True)
def plotlys_rules(monkeypatch):
    """Hold every chart that a test draws to plotly's own rules: the package itself leaves them out for time."""
    unchecked = go.Figure

    class Checked(unchecked):
        def __init__(self, spec=None, **how):
            super().__init__(spec, **how)
            assert as_told(unchecked(spec)) == as_told(self)

    monkeypatch.setattr(figure.go, "Figure", Checked)
