"""Months, weekdays and the small words of dates in other languages of Europe, put into English ones.

Names and abbreviations are those of the Unicode CLDR (cldr.unicode.org) for German, French, Spanish, Italian, Dutch,
Portuguese, Polish, Danish, Norwegian, Swedish and Welsh; without those that are words of English (out, set, lip).
"""

from __future__ import annotations

import re
from functools import lru_cache

from mhhs_analysis.dates.plain import MONTHS

_ABROAD = (
    "januar jänner janvier janv enero ene gennaio genn gen januari janeiro stycznia styczeń sty ionawr ion",
    "februar feber février fevrier févr fevr fév febrero febbraio febbr februari fevereiro fev lutego luty lut "
    "chwefror chwef chw",
    "märz maerz mär mrz mars marzo maart mrt março marco marca marzec marts mawrth maw",
    "avril avr abril abr aprile abril kwietnia kwiecień kwi ebrill ebr",
    "mai mayo maggio magg mag mei maio maja maj",
    "juni juin junio giugno giu junho czerwca czerwiec cze mehefin meh",
    "juli juillet juil julio luglio lug julho lipca lipiec gorffennaf gorff gor",
    "août aout agosto ago augustus augusti sierpnia sierpień sie awst aws",
    "septembre septiembre setiembre settembre sett setembro września wrzesień wrz medi med",
    "oktober okt octobre octubre ottobre ott outubro października październik paź hydref hyd",
    "novembre noviembre novembro listopada listopad tachwedd tach",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień gru desember des rhagfyr rhag",
)
MONTHS_ABROAD = {name: number for number, names in enumerate(_ABROAD, 1) for name in names.split()}
"""The month that a word of another language names."""
_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
_WEEKDAYS = """
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie sáb sab dom
lunedì martedì mercoledì giovedì venerdì sabato domenica gio
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
segunda terça quarta quinta sexta feira seg ter qua qui sex
poniedziałek wtorek środa czwartek piątek sobota niedziela
mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag man tir ons tor fre lør søn mån tis
llun mercher iau gwener sadwrn sul
"""
_NO_MEANING = frozenset([*_WEEKDAYS.split(), "dydd", "den", "de", "del", "do", "le", "el", "il", "uhr"])
"""Words that leave a date as it is."""
_SMALL = {
    "bis": "to", "zum": "to", "au": "to", "al": "to", "hasta": "to", "tot": "to", "até": "to", "till": "to",
    "vom": "from", "von": "from", "du": "from", "dal": "from", "desde": "from", "van": "from",
    "ende": "end", "fin": "end", "fine": "end", "eind": "end", "einde": "end", "slut": "end",
    "anfang": "early", "début": "early", "debut": "early", "inizio": "early", "begin": "early", "principios": "early",
    "mitte": "mid", "mi": "mid", "metà": "mid", "medio": "mid", "halverwege": "mid", "mediados": "mid",
    "diwedd": "end", "dechrau": "early", "canol": "mid",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(?:er|º|ª|°|\.(?= ))")
_DAY = re.compile(r"\d[./-]\d{1,2}[./-]\d")
_SPACES = re.compile(r" +")
_PARTS = {"q": "quartal|trimestre|trim|kwartaal|kwartał|chwarter", "h": "halbjahr|semestre"}
_NAMES_PART = re.compile("|".join(_PARTS.values()))
_PART = re.compile(
    "|".join(
        rf"(?:([1-4])(?:er|e|º|ª|°|\.)? ?(?:{names})|(?:{names}) ?([1-4]))\b\.?(?: de[l]?\b)?"
        for names in _PARTS.values()
    )
)
"""A quarter or half of a year by its number: 3. Quartal, 2e semestre, trimestre 1."""


@lru_cache(maxsize=1 << 14)
def in_english(words: str) -> str:
    """Return plain words of a date in another language in English, and any others as they are.

    They are of another language where they name a month, quarter or half of a year in it, or where nothing but its
    small words stands beside numbers and months; a weekday stands beside a day in full.
    """
    words = _PART.sub(_part, words) if _NAMES_PART.search(words) else words
    found = _WORD.findall(words)
    if not (any(word in MONTHS_ABROAD for word in found) or _is_small(found, words)):
        return words
    plain = _WORD.sub(lambda word: _translated(word[0], words, word.start()), _ORDINAL.sub("", words))
    return _SPACES.sub(" ", plain).replace(" .", "").strip(" ,.-")


def _part(found: re.Match[str]) -> str:
    """Return a quarter or half of a year as it is written in English: q3, h2."""
    number = next(filter(None, found.groups()))
    return f"{'q' if found[1] or found[2] else 'h'}{number}"


def _is_small(found: list[str], words: str) -> bool:
    if not all(word in _NO_MEANING or word in _SMALL or word in MONTHS or word in _PARTS for word in found):
        return False
    return any(word in _SMALL for word in found) or bool(_DAY.search(words))


def _translated(word: str, words: str, place: int) -> str:
    if word in MONTHS_ABROAD:
        return _ENGLISH[MONTHS_ABROAD[word] - 1]
    # "mi-mars" and "mi 4.3." both begin so, as do "do 5.3." and "do 5 do 9 marca"
    if word == "mi" and place == 0:
        return "mid" if words.startswith("mi-") else ""
    return _SMALL.get(word) or ("" if word in _NO_MEANING else word)
