"""Against matplotlib as most programs use it: an artist for each thing, ``savefig`` for each file."""

from __future__ import annotations

import io

from PIL import Image

from bot.bench.drawing.artists import empty, saved
from bot.bench.drawing.subject import Subject
from bot.bench.drawing.timing import Gate, best
from renderers.engine import agg
from renderers.engine.png import encoded
from renderers.engine.svg import svg

_DPI = 144


def drawing(told: Subject, times: int) -> list[Gate]:
    """The same layout as artists; an empty figure is what saving alone costs."""
    found = best(
        {
            "ours": told.draw,
            "artists": lambda: saved(told.page, told.scale),
            "tight": lambda: saved(told.page, told.scale, tight=True),
            "empty": lambda: empty(told.sheet.width, told.sheet.height),
        },
        times,
    )
    ours = found["ours"]
    size = f"{told.size}, ours {ours * 1000:.0f} ms"
    return [
        Gate("ordinary artists + savefig ÷ ours", found["artists"] / ours, least=6, aim=10, note=size),
        Gate("artists with tight bbox ÷ ours", found["tight"] / ours, least=8, aim=13),
        Gate("ours ÷ an empty figure of the same size", ours / found["empty"]),
    ]


def png_files(told: Subject, times: int) -> list[Gate]:
    """What ``savefig`` runs is Pillow on RGBA; ours is a palette always, held to the harder gate meant for RGB."""
    pixels = agg.painted(told.page, told.scale).pixels
    image = Image.fromarray(pixels, "RGBA")
    found = best(
        {"ours": lambda: encoded(pixels, _DPI), "pillow": lambda: image.save(io.BytesIO(), "png")},
        times,
    )
    share = len(told.sheet.png) / len(saved(told.page, told.scale))
    size = f"{len(told.sheet.png) / 1024:.0f} KiB"
    ratio, note = found["pillow"] / found["ours"], "both ways: a palette needs only 3"
    return [
        Gate("PNG bytes, ours ÷ savefig of the same artists", share, most=0.5, aim=0.4, note=size),
        Gate("encoding, Pillow RGBA ÷ ours (palette)", ratio, least=5, aim=8, note=note),
    ]


def svg_files(told: Subject, times: int) -> list[Gate]:
    found = best(
        {"ours": lambda: svg(told.page, "", ""), "theirs": lambda: saved(told.page, told.scale, form="svg")}, times
    )
    share = len(svg(told.page, "", "")) / len(saved(told.page, told.scale, form="svg"))
    time = f"ours {found['ours'] * 1000:.1f} ms"
    return [
        Gate("SVG time, matplotlib ÷ ours", found["theirs"] / found["ours"], least=20, aim=35, note=time),
        Gate("SVG bytes, ours ÷ matplotlib", share, most=0.1, aim=0.05),
    ]
