"""``python -m renderers.gallery [--out DIR]``: writes the page and says where it is."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from renderers.gallery import SHOWN, pieces

FILE = "gallery.html"


def main() -> None:
    parser = ArgumentParser(prog="python -m renderers.gallery", description="Every picture and text on one page.")
    parser.add_argument("--out", type=Path, default=Path("gallery"), metavar="DIR", help="where (default: gallery)")
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    with file.open("w", encoding="utf-8") as page:
        page.writelines(pieces(SHOWN))
    print(f"The gallery is in {file.absolute()}")


if __name__ == "__main__":
    main()
