"""What stands in a document or on a slide and can't be read: pictures, charts, diagrams, embedded files, shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from mhhs_analysis.intake.workbooks.packages import Attributes
from mhhs_analysis.intake.workbooks.text_tables import ASK_TABLE

PICTURE, CHART, DIAGRAM, SHAPE = "picture", "chart", "diagram", "shape"
EMBEDDED = {"excel": "embedded workbook", "msproject": "embedded plan", "": "embedded file"}
"""What is embedded, by what its program is called."""
ASK_EMBEDDED = "ask for the {kind} as a file of its own"
_LEAST_WIDE, _LEAST_HIGH = 1_800_000, 900_000
"""Width and height of a picture from which it may show a plan: 5 cm by 2.5 cm; less is a logo or a signature."""
_HOLDERS = frozenset({"drawing", "spTree", "grpSp"})
_SIZES = frozenset({"extent", "ext"})
_EMBEDDERS = frozenset({"OLEObject", "oleObj", "altChunk"})
_GRAPHIC, _WORDS_SHAPE = "graphicData", "wsp"
_DRAWN_ELSEWHERE = {"chart": CHART, "relIds": DIAGRAM}
"""What stands for a drawing that another part holds."""
_HEARD = _HOLDERS | _SIZES | _EMBEDDERS | _DRAWN_ELSEWHERE.keys() | {"pic", _WORDS_SHAPE, "cNvSpPr"}
_PICT, _FILE = "pict", "file"
_FRAMES = {"pict": _PICT, "object": _FILE, "oleObj": _FILE}
"""What stands around shapes of the older kind, and around an embedded file and the picture of it."""
_OLDER_SHAPES = frozenset({"rect", "roundrect", "oval", "line", "polyline", "arc", "shape"})
_NO_SHAPES = frozenset({"textbox", "imagedata"})
"""What makes a shape of the older kind a box of text or a picture."""


class Objects:
    """Hears the elements of a document or slide, and says each thing that can't be read, by its kind."""

    def __init__(self, say: Callable[[str, int], None]) -> None:
        self._say = say
        self._size: tuple[int, int] | None = None
        self._within: Counter[str] = Counter()
        """How deep what is heard stands in frames of shapes of the older kind, and of embedded files."""

    def begin(self, local: str, said: Attributes, names: Sequence[str]) -> None:
        """Hear an element begin; `names` are those that it stands in, and its own."""
        if local in _FRAMES:
            self._within[_FRAMES[local]] += 1
        if local in _HEARD:
            self._hear(local, said, names[-2] if len(names) > 1 else "")
        elif self._within[_PICT] and not self._within[_FILE]:
            self._older_shape(local, names[-2])

    def _hear(self, local: str, said: Attributes, above: str) -> None:
        if local in _HOLDERS or (local == "pic" and above != _GRAPHIC):
            self._size = None
        elif local in _SIZES and "cx" in said:
            self._size = _whole(said["cx"]), _whole(said.get("cy", ""))
        elif local in _EMBEDDERS:
            self._say(_kind_of(said.get("ProgID") or said.get("progId") or ""), 1)
        elif local in _DRAWN_ELSEWHERE and above == _GRAPHIC:
            self._say(_DRAWN_ELSEWHERE[local], 1)
        elif local == _WORDS_SHAPE:
            self._say(SHAPE, 1)
        elif above == _WORDS_SHAPE and said.get("txBox", "0") not in ("0", "false"):
            self._say(SHAPE, -1)

    def end(self, local: str) -> None:
        """Hear an element end; a picture too small to show a plan is a shape."""
        if local in _FRAMES:
            self._within[_FRAMES[local]] -= 1
        elif local == "pic" and not self._within[_FILE]:
            self._say(PICTURE if self._is_large else SHAPE, 1)

    @property
    def _is_large(self) -> bool:
        return self._size is None or (self._size[0] >= _LEAST_WIDE and self._size[1] >= _LEAST_HIGH)

    def _older_shape(self, local: str, above: str) -> None:
        if local in _OLDER_SHAPES and above in ("pict", "group"):
            self._say(SHAPE, 1)
        elif local in _NO_SHAPES:
            self._say(SHAPE, -1)
        if local == "imagedata":
            self._say(PICTURE, 1)


def counted(unread: Counter[str]) -> str:
    """Return how many there are of each kind, in words: 2 pictures and 1 chart."""
    said = [f"{many} {kind}{'s' * (many != 1)}" for kind, many in unread.items() if many > 0]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def ask_for(unread: Mapping[str, int]) -> str:
    """Return what to ask for where a document or presentation holds no table, but what can't be read."""
    asked = [ASK_EMBEDDED.format(kind=kind) for kind in EMBEDDED.values() if unread.get(kind)]
    return "; ".join([*asked, ASK_TABLE])


def _kind_of(program: str) -> str:
    return next(kind for begins, kind in EMBEDDED.items() if program.lower().startswith(begins))


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
