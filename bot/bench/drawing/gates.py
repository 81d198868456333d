"""The gates of drawing: ratios against ordinary artists, their files, their text measuring, and the least there is."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import numpy as np
from isal import isal_zlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from bot.bench.drawing.artists import empty, saved, stock_font
from bot.bench.drawing.timing import Gate, best
from renderers import catalogue, style
from renderers.engine import agg
from renderers.engine.ops import Page, Text
from renderers.engine.png import encoded
from renderers.engine.shaping import width
from renderers.engine.svg import svg
from renderers.engine.type import Type
from renderers.journey import Journey
from renderers.samples import full
from renderers.samples.sized import sized

_MAP = "journey_map"
_LARGE, _SMALL = (12, 8, 400), (6, 3, 80)
_STRINGS, _LETTERS = 200, 32


def gates(times: int) -> list[Gate]:
    journey = full()
    (page,) = catalogue.pages(_MAP, journey)
    (sheet,) = catalogue.draw(_MAP, journey)
    scale = sheet.width / page.width
    return [
        *_artists(journey, page, scale, times),
        *_bytes_and_encoding(sheet.png, page, scale, times),
        _measuring(page, times),
        _floor(journey, page, scale, times),
        *_svg(page, scale, times),
        _sizes(times),
    ]


def _artists(journey: Journey, page: Page, scale: float, times: int) -> list[Gate]:
    width, height = round(page.width * scale), round(page.height * scale)
    found = best(
        {
            "ours": lambda: catalogue.draw(_MAP, journey),
            "artists": lambda: saved(page, scale),
            "tight": lambda: saved(page, scale, tight=True),
            "empty": lambda: empty(width, height),
        },
        times,
    )
    ours, size = found["ours"], f"{width} × {height}, ours {found['ours'] * 1000:.0f} ms"
    return [
        Gate("ordinary artists + savefig ÷ ours", found["artists"] / ours, least=6, note=size),
        Gate("artists with tight bbox ÷ ours", found["tight"] / ours, least=8),
        Gate("ours ÷ an empty figure of the same size", ours / found["empty"]),
    ]


def _bytes_and_encoding(ours: bytes, page: Page, scale: float, times: int) -> list[Gate]:
    pixels = agg.pixels(page, scale)
    image = Image.fromarray(pixels, "RGBA")
    found = best(
        {
            "ours": lambda: encoded(pixels, 144),
            "pillow": lambda: image.save(io.BytesIO(), "png"),
        },
        times,
    )
    return [
        Gate("PNG bytes, ours ÷ savefig of the same artists", len(ours) / len(saved(page, scale)), most=0.5),
        Gate("encoding: Pillow RGBA ÷ ours", found["pillow"] / found["ours"], least=3),
    ]


def _measuring(page: Page, times: int) -> Gate:
    """Uncached on both sides."""
    words = " ".join(op.text for op in page.ops if isinstance(op, Text) and op.text.isascii())
    texts = [words[start : start + _LETTERS] for start in range(0, _STRINGS * 8, 8)]
    drawn = Figure()
    renderer = FigureCanvasAgg(drawn).get_renderer()  # type: ignore[no-untyped-call]
    artists = [drawn.text(0, 0, text, fontproperties=stock_font(), parse_math=False) for text in texts]
    measure: Callable[[str, Type], float] = width.__wrapped__

    def theirs() -> None:
        for artist in artists:
            artist.set_fontsize(float(artist.get_fontsize()) * 1.0001)
            artist.get_window_extent(renderer)

    found = best({"theirs": theirs, "ours": lambda: [measure(text, style.BODY) for text in texts]}, times)
    note = f"strings of {_LETTERS}, ours {found['ours'] / _STRINGS * 1e6:.0f} µs"
    return Gate("measuring a string: get_window_extent ÷ ours", found["theirs"] / found["ours"], least=100, note=note)


def _floor(journey: Journey, page: Page, scale: float, times: int) -> Gate:
    """The least: an empty canvas, the rasteriser on finished paths, and a fast deflate of three bytes a pixel."""
    finished = list(agg.layers(page))

    def least() -> None:
        renderer = agg.cleared(page, scale)
        for layer in finished:
            layer.paint_on(renderer, scale)
        canvas = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
        rows = np.ascontiguousarray(canvas[..., :3]).reshape(len(canvas), -1)
        rows[1:] -= rows[:-1].copy()
        isal_zlib.compress(rows, 1)

    found = best({"ours": lambda: catalogue.draw(_MAP, journey), "least": least}, times)
    note = "clear, raster of finished paths, deflate"
    return Gate("ours ÷ the least there is", found["ours"] / found["least"], most=2.5, note=note)


def _svg(page: Page, scale: float, times: int) -> list[Gate]:
    found = best({"ours": lambda: svg(page, "", ""), "theirs": lambda: saved(page, scale, form="svg")}, times)
    size = len(svg(page, "", "")) / len(saved(page, scale, form="svg"))
    return [
        Gate("SVG: matplotlib's time ÷ ours", found["theirs"] / found["ours"], least=20),
        Gate("SVG: our bytes ÷ matplotlib's", size, most=0.1),
    ]


def _sizes(times: int) -> Gate:
    """By the clock on the wall: the sheets of the large one are painted and encoded side by side."""
    large, small = sized(*_LARGE), sized(*_SMALL)
    found = best(
        {"large": lambda: catalogue.draw(_MAP, large), "small": lambda: catalogue.draw(_MAP, small)},
        2 * times,
        time.perf_counter,
    )
    return Gate(
        "12 × 8 with 400 items ÷ 6 × 3 with 80",
        found["large"] / found["small"],
        most=3,
        note=f"{found['large'] * 1000:.0f} ms and {found['small'] * 1000:.0f} ms",
    )
