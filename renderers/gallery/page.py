"""The page as HTML, piece by piece as it is drawn: no script, no other file, nothing from the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib import resources

from renderers import catalogue
from renderers.gallery.shown import Shown
from renderers.journey import Journey
from renderers.picture import Sheet
from renderers.texts import TEXTS, Canvas, Made, StageReply, Summary

WIDTHS = (("360", "360 px", "a phone"), ("720", "720 px", "a message"), ("full", "Full width", "as drawn"))
_TITLES = {
    "summary": "Channel summary",
    "executive": "Executive summary, by direct message",
    "next_steps": "Thread: what happens next",
    "about": "Thread: what this is about",
    "stages": "Thread: a reply per stage",
    "method": "Thread: method",
    "map_alt": "Alternative text of the map",
    "card_alt": "Alternative text of the preview card",
    "markdown": "Markdown document",
    "canvas": "Slack canvas",
    "mermaid": "Mermaid",
}


def pieces(shown: Iterable[Shown]) -> Iterator[str]:
    """The whole page in order; each piece is complete HTML of its own, so that a reader sees it grow."""
    chosen = tuple(shown)
    yield _head(chosen)
    for each in chosen:
        yield from _journey(each)
    yield "</main></body></html>\n"


def _head(chosen: tuple[Shown, ...]) -> str:
    style = resources.files(__name__.rpartition(".")[0]).joinpath("page.css").read_text(encoding="utf-8")
    links = "".join(f'<li><a href="#{each.key}">{escape(each.title)}</a></li>' for each in chosen)
    widths = "".join(
        f'<label><input type="radio" name="width" id="w{key}"{" checked" if key == "720" else ""}> {label} '
        f"<small>{why}</small></label>"
        for key, label, why in WIDTHS
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery of journey pictures</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head><body>'
        f"<nav><h1>Gallery</h1><fieldset><legend>Width of the pictures</legend>{widths}</fieldset>"
        f"<ul>{links}</ul></nav><main>\n"
    )


def _journey(each: Shown) -> Iterator[str]:
    journey = each.make()
    yield f'<section id="{each.key}"><h2>{escape(each.title)}</h2><p class="why">{escape(each.why)}</p>\n'
    for name in catalogue.names():
        yield _picture(name, journey)
    yield f'<h3>Texts</h3><div class="texts">{"".join(_texts(journey))}</div></section>\n'


def _picture(name: str, journey: Journey) -> str:
    title = escape(catalogue.picture(name).title)
    sheets = catalogue.draw(name, journey)
    figures = "".join(_figure(sheet) for sheet in sheets)
    many = f" <small>{len(sheets)} sheets</small>" if len(sheets) > 1 else ""
    return f'<h3>{title}{many}</h3><div class="sheets">{figures}</div>{_alts(sheets)}\n'


def _figure(sheet: Sheet) -> str:
    data = b64encode(sheet.png).decode("ascii")
    size = f"{sheet.width} × {sheet.height} px, {len(sheet.png) // 1024} KB"
    return (
        f'<figure><img src="data:image/png;base64,{data}" alt="{escape(sheet.alt)}" '
        f'width="{sheet.width}" height="{sheet.height}" decoding="async" loading="lazy">'
        f"<figcaption>{escape(sheet.name)} · {size}</figcaption></figure>"
    )


def _alts(sheets: tuple[Sheet, ...]) -> str:
    """Once where all sheets share it."""
    told = dict.fromkeys(sheet.alt for sheet in sheets)
    return "".join(map(_alt, told))


def _alt(alt: str) -> str:
    return f'<p class="alt" dir="auto"><b>Alt text</b> {escape(alt)} <small>{len(alt)} characters</small></p>'


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as it is read; ``typed`` is set where it is code rather than prose."""

    text: str
    typed: bool = False


def _texts(journey: Journey) -> Iterator[str]:
    for text in TEXTS:
        words = _words(text.make(journey))
        title = escape(_TITLES.get(text.key, text.key))
        kind = "code" if words.typed or text.key == "mermaid" else "prose"
        opened = " open" if text.key in ("summary", "executive") else ""
        length = f"<small>{len(words.text):,} characters</small>"
        yield (
            f"<details{opened}><summary>{title} {length}</summary>"
            f'<pre class="{kind}" dir="auto">{escape(words.text) or "Nothing to say yet."}</pre></details>'
        )


def _words(made: Made) -> _Words:
    match made:
        case None:
            return _Words("")
        case str():
            return _Words(made, typed=made.startswith("# "))
        case Canvas():
            return _Words(f"{made.title}\n\n{made.markdown}", typed=True)
        case Summary() | StageReply():
            return _Words(made.plain)
        case _:
            return _Words("\n\n———\n\n".join(each.plain for each in made))
