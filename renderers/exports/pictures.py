"""Pictures as files: one sheet a file, or several files in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from renderers.exports.file import File
from renderers.journey import Journey

KINDS = ("png", "svg", "pdf")


def picture_files(kind: str, name: str, journey: Journey, stages: Sequence[str] = ()) -> tuple[File, ...]:
    """The picture called ``name`` as files of that kind, their fonts inside; a PDF holds all of its sheets.

    ``stages`` are keys of the ones to show, in a picture that can choose.
    The catalogue is imported here: others only want the archive.
    """
    from renderers import catalogue

    if kind == "pdf":
        return (File(_named(name, kind), catalogue.draw_pdf(name, journey, stages)),)
    if kind == "svg":
        drawn = catalogue.draw_svg(name, journey, embedded=True, stages=stages)
        return tuple(File(_named(each.name, kind), each.svg) for each in drawn)
    return tuple(File(_named(each.name, kind), each.png) for each in catalogue.draw(name, journey, stages=stages))


def numbered(kind: str, name: str, parts: Iterable[Sequence[File]]) -> tuple[File, ...]:
    """The files of several calls for one picture, named as those of one call for all of it."""
    files = [file for part in parts for file in part]
    if len(files) == 1:
        return (File(_named(name, kind), files[0].data),)
    return tuple(File(_named(f"{name}-{at}", kind), file.data) for at, file in enumerate(files, 1))


def packed(name: str, files: Iterable[File]) -> File:
    """A ZIP archive that is the same for the same files; pictures are small already, so nothing is squeezed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name), file.data)
    return File(name, out.getvalue())


def _named(name: str, kind: str) -> str:
    return f"{name.replace('_', '-')}.{kind}"
