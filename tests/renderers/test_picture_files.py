"""Pictures as files: each kind is what its name says, archives are the same for the same files."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from bot.bench.drawing.hostile_journeys import hostile
from renderers.catalogue import names, one_by_one
from renderers.exports import File, packed, picture_files
from renderers.exports.pictures import KINDS, numbered
from renderers.samples import claim
from tests.renderers.crowds import crowd

STARTS = {"png": b"\x89PNG\r\n", "svg": b"<svg ", "pdf": b"%PDF-"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_what_its_name_says(kind: str) -> None:
    files = picture_files(kind, "phone_cards", claim())
    assert all(file.data.startswith(STARTS[kind]) for file in files)
    wanted = ["phone-cards.pdf"] if kind == "pdf" else [f"phone-cards-{number}.{kind}" for number in range(1, 6)]
    assert [file.name for file in files] == wanted
    assert files == picture_files(kind, "phone_cards", claim())


@pytest.mark.parametrize("kind", ["svg", "pdf"])
@pytest.mark.parametrize("name", names())
def test_a_file_is_made_of_whatever_may_be_drawn(name: str, kind: str) -> None:
    """Arrows of a blueprint that turn corners, texts that hurt, and much of everything."""
    for journey in (hostile(71), crowd(3, stages=5, personas=3, experiences=20, others=40)):
        assert all(file.data for file in picture_files(kind, name, journey))


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_cards_drawn_stage_by_stage_are_the_same_files(kind: str) -> None:
    """A card takes its number from all stages, and its scale from itself."""
    stages = one_by_one("phone_cards", claim())
    assert stages == tuple(stage.key for stage in claim().stages)
    parts = [picture_files(kind, "phone_cards", claim(), (key,)) for key in stages]
    assert numbered(kind, "phone_cards", parts) == picture_files(kind, "phone_cards", claim())


def test_a_single_file_bears_no_number() -> None:
    assert numbered("svg", "phone_cards", [(), (File("a.svg", b"1"),)]) == (File("phone-cards.svg", b"1"),)


def test_a_picture_of_all_stages_at_once_is_never_cut_up() -> None:
    assert one_by_one("service_blueprint", claim()) == ()
    assert one_by_one("heat_map", claim()) == ()


def test_an_svg_brings_its_letters_along() -> None:
    (file,) = picture_files("svg", "journey_map", claim())
    assert b"@font-face" in file.data


def test_an_archive_holds_the_files_and_nothing_of_the_day() -> None:
    files = (File("a.png", b"one"), File("b.png", b"two"))
    made = packed("more.zip", files)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.png": b"one", "b.png": b"two"}
    assert made == packed("more.zip", files)


def test_a_start_of_the_bot_imports_no_pictures() -> None:
    heavy = "{'matplotlib', 'numpy', 'uharfbuzz', 'xlsxwriter', 'renderers.catalogue'}"
    code = f"import sys, bot.build; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
