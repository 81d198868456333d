"""The gallery of pictures and texts, sent while it is drawn, so that nobody looks at an empty page for long."""

import asyncio
from collections.abc import Iterator

from aiohttp import web

from renderers.gallery import SHOWN, pieces

PATH = "/gallery"


async def show_gallery(request: web.Request) -> web.StreamResponse:
    """Drawn in a thread, piece by piece; a reader who leaves ends it."""
    response = web.StreamResponse(headers={"Cache-Control": "no-store"})
    response.content_type = "text/html"
    response.charset = "utf-8"
    await response.prepare(request)
    drawn = pieces(SHOWN)
    while (piece := await asyncio.to_thread(_next, drawn)) is not None:
        await response.write(piece.encode())
    return response


def _next(drawn: Iterator[str]) -> str | None:
    return next(drawn, None)
