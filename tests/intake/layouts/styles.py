"""How a known date is typed into a cell, and what the cell then tells of it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tests.intake.layouts.tasks import Bounds, Known, month, year

Written = tuple[object, str]
"""What is typed, and the number format it is shown in."""


@dataclass(frozen=True)
class Style:
    """A way to type a day: as text by a pattern, or as a real date shown in a number format."""

    pattern: str
    is_text: bool
    order: str = ""
    precision: str = "day"

    def day(self, day: date) -> Written:
        """Return a day as typed in this style."""
        if self.is_text:
            # without the noughts that strftime can't leave out on every system
            return day.strftime(self.pattern).replace("{d}", str(day.day)).replace(
                "{th}", _th(day)
            ), "General"
        clock = time(8) if "h" in self.pattern else time()
        return datetime.combine(day, clock), self.pattern

    def told(self, known: Known) -> Bounds:
        """Return what a reader of the cell can know of a date: the month where only the month is shown."""
        if known.kind != "day":
            return known.bounds
        return {"day": lambda day: (day, day), "month": month, "year": year}[self.precision](known.day)


REAL = (
    *(Style(pattern, is_text=False) for pattern in ("dd/mm/yyyy", "d-mmm-yy", "yyyy-mm-dd", "mm-dd-yy", "dd/mm/yy")),
    *(Style(pattern, is_text=False) for pattern in ("ddd d mmm yyyy", "[$-809]dd mmmm yyyy;@", "dd/mm/yyyy hh:mm")),
    *(Style(pattern, is_text=False, precision="month") for pattern in ("mmm-yy", "mmmm yyyy", "mm/yyyy")),
    Style("yyyy", is_text=False, precision="year"),
)  # fmt: skip
PLAIN_TEXTS = tuple(
    Style(pattern, is_text=True)
    for pattern in (
        *("{d} %b %Y", "%d-%b-%Y", "%Y-%m-%d", "{d} %B %Y", "{d}{th} %B %Y", "%b {d}, %Y", "%A {d} %B %Y"),
        *("%d-%b-%y", "%Y/%m/%d", "%a %d %b %Y", "%Y-%m-%dT00:00:00", "%d %b %Y 17:00"),
    )
)
UK_TEXTS = tuple(
    Style(pattern, is_text=True, order="DMY")
    for pattern in ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y 09:00")
)
US_TEXTS = tuple(
    Style(pattern, is_text=True, order="MDY") for pattern in ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")
)

_WORDS = {
    "month": ("%B %Y", "%b %Y", "%b-%Y"),
    "quarter": ("Q{q} %Y", "{q}Q%Y", "%Y Q{q}", "Q{q}-%Y", "Quarter {q} %Y"),
    "half": ("H{h} %Y", "%Y H{h}"),
    "week": ("w/c {monday}", "week commencing {monday}", "W/C {monday}"),
    "by": ("by {day}", "By {day}", "No later than {day}"),
    "unknown": ("TBC", "tbd", "To be confirmed", "?", "TBA"),
    "none": ("N/A", "n/a", "-"),
}


def written(known: Known, style: Style, wording: int) -> Written | None:
    """Return a date as typed, or None for a cell left blank; a wording is chosen by its number."""
    if known.kind == "blank":
        return None
    if known.kind == "day":
        return style.day(known.day)
    words = _WORDS[known.kind][wording % len(_WORDS[known.kind])]
    monday = known.bounds[0] if known.kind == "week" else None
    texts = {
        "q": (known.day.month + 2) // 3,
        "h": (known.day.month + 5) // 6,
        "day": f"{known.day.day} {known.day:%b %Y}",
        "monday": f"{monday.day} {monday:%b %Y}" if monday else "",
    }
    return known.day.strftime(words).format(**texts), "General"


def _th(day: date) -> str:
    return {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
