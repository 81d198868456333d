"""Measuring a string: matplotlib's artists against our shaping, in the same face and size, uncached on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from bot.bench.drawing.subject import Subject
from bot.bench.drawing.timing import Gate, best
from renderers.engine.fonts import FontKey, file_of, font, units_per_em
from renderers.engine.ops import Page, Text
from renderers.engine.shaping import advance

_STRINGS, _LETTERS, _APART = 200, 32, 8
_ROUNDS = 20
_SIZE, _WEIGHT, _OPTICAL = 16, 400, 16
_DPI = 72


def measuring(told: Subject, times: int) -> list[Gate]:
    """Noto Sans is the face the goal was set with, Inter the one the pictures are set in."""
    texts = _strings(told.page)
    noto, inter = (_timed(face, texts, 3 * times) for face in ("Noto", "Inter"))
    return [
        Gate("measuring a string, get_window_extent ÷ ours", noto[0], least=100, aim=190, note=f"Noto Sans, {noto[1]}"),
        Gate("… in Inter, the face the pictures use", inter[0], note=inter[1]),
    ]


def _strings(page: Page) -> list[str]:
    words = " ".join(op.text for op in page.ops if isinstance(op, Text) and op.text.isascii())
    enough = words * (1 + _STRINGS * _APART // max(1, len(words)))
    return [enough[start : start + _LETTERS] for start in range(0, _STRINGS * _APART, _APART)]


def _timed(face: str, texts: Sequence[str], times: int) -> tuple[float, str]:
    """How many times as long theirs takes, and what both take; ours in rounds, as one is over in a millisecond."""
    key = FontKey(face, _WEIGHT, _OPTICAL)
    ruler, scale = font(key), _SIZE / units_per_em(face)
    turns = iter([_artists(face, texts) for _ in range(times + 1)])

    def ours() -> None:
        for _ in range(_ROUNDS):
            for text in texts:
                scale * advance(text, ruler)

    found = best({"theirs": lambda: next(turns)(), "ours": ours}, times)
    theirs, mine = found["theirs"] / _STRINGS * 1e6, found["ours"] / _STRINGS / _ROUNDS * 1e6
    return theirs / mine, f"{theirs:.0f} and {mine:.1f} µs"


def _artists(face: str, texts: Sequence[str]) -> Callable[[], object]:
    """Texts nobody has measured yet, on a canvas of their own: matplotlib remembers widths by canvas."""
    figure = Figure(dpi=_DPI)
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    looks = FontProperties(fname=file_of(face), size=_SIZE)
    artists = [figure.text(0, 0, text, fontproperties=looks, parse_math=False) for text in texts]
    return lambda: [artist.get_window_extent(renderer) for artist in artists]
