"""The benchmark of drawing judges rightly and finds its rivals. How fast this machine is says nothing here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from bot.bench.drawing import __main__ as drawing_bench
from bot.bench.drawing import command_line, floor, gates, hostile, processes, sizes
from bot.bench.drawing.chromium import mermaid_script, mermaid_warm, program, warm
from bot.bench.drawing.hostile_journeys import hostile as hostile_journey
from bot.bench.drawing.measuring import measuring
from bot.bench.drawing.stock import drawing, png_files, svg_files
from bot.bench.drawing.subject import Subject, subject
from bot.bench.drawing.timing import HEAD, Gate, absent, best
from bot.bench.drawing.web_page import body, head
from bot.cli.bench import COMMAND
from bot.drawing import Drawing, NotDrawn
from renderers import samples
from renderers.picture import Sheet
from renderers.samples.sized import sized

WIDEST = 120
FAKE_MERMAID = """
window.mermaid = {initialize() {}, render: async (id, text) =>
    ({svg: '<svg width="90" height="40"><title>' + text.length + '</title></svg>'})};
"""
FAKE_COMMAND = """#!/bin/sh
while [ "$1" != -o ]; do shift; done
echo picture > "$2"
sleep 0.2
"""


@pytest.fixture(scope="module")
def small() -> Subject:
    return subject(sized(1, 2, 6))


@pytest.fixture
def no_rivals(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def with_mermaid(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Mermaid's command line and script, as npm lays them out, but with nothing in them."""
    script = tmp_path / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    script.parent.mkdir(parents=True)
    script.write_text(FAKE_MERMAID)
    command = tmp_path / "node_modules" / ".bin" / "mmdc"
    command.parent.mkdir()
    command.write_text(FAKE_COMMAND)
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    return script


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        (Gate("a", 5.9, least=6, aim=10), "5.90  ≥ 6 (aim 10)     missed"),
        (Gate("a", 6, least=6, aim=10), "6.00  ≥ 6 (aim 10)     reached"),
        (Gate("a", 10, least=6, aim=10), "10.00  ≥ 6 (aim 10)     aim met"),
        (Gate("a", 0.6, most=0.5, aim=0.35), "0.60  ≤ 0.5 (aim 0.35) missed"),
        (Gate("a", 0.4, most=0.5, aim=0.35), "0.40  ≤ 0.5 (aim 0.35) reached"),
        (Gate("a", 0.3, most=0.5, aim=0.35), "0.30  ≤ 0.5 (aim 0.35) aim met"),
        (Gate("a", 3, most=3), "3.00  ≤ 3              reached"),
        (Gate("a", 3), "3.00"),
        (absent(Gate("a", 3, least=6)), "–  ≥ 6                       not found here"),
    ],
)
def test_a_line_says_the_ratio_its_gate_its_aim_and_the_verdict(gate: Gate, said: str) -> None:
    assert gate.line().split(maxsplit=1)[1] == said
    assert gate.missed == said.endswith("missed")


def test_the_best_turn_counts_and_the_first_does_not() -> None:
    seconds = iter([0, 1, 1, 1, 1, 6, 6, 16, 20, 23, 30, 32])
    found = best({"one": int, "other": int}, 2, lambda: float(next(seconds)))
    assert found == {"one": 3, "other": 2}


def test_a_missed_gate_is_measured_once_more_and_only_that_one(small: Subject) -> None:
    answers = iter([(5.0, 7.0), (6.5, 2.0)])

    def compare(_: Subject, __: int) -> list[Gate]:
        first, second = next(answers)
        return [Gate("first", first, least=6), Gate("second", second, least=6)]

    assert [gate.ratio for gate in gates.judged(compare, small, 1)] == [6.5, 7.0]
    assert next(answers, None) is None


def test_every_comparison_without_rivals_says_what_it_measured(small: Subject, no_rivals: None) -> None:
    for compare in (drawing, png_files, svg_files, warm, mermaid_warm, command_line.mermaid_cold):
        for gate in compare(small, 1):
            assert len(gate.line()) <= WIDEST
            assert (gate.ratio is None) == (gate.note == "not found here")
            assert gate.ratio is None or gate.ratio > 0


def test_both_sides_measure_strings_of_the_same_face(small: Subject) -> None:
    noto, inter = measuring(small, 1)
    assert (noto.least, inter.least) == (100, None)
    assert noto.note.startswith("Noto Sans")
    assert all(gate.ratio is not None and len(gate.line()) <= WIDEST for gate in (noto, inter))


def test_large_and_small_are_measured_by_both_clocks(small: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "LARGE", (3, 2, 20))
    monkeypatch.setattr(sizes, "SMALL", (1, 1, 6))
    wall, work = sizes.sizes(small, 1)
    assert (wall.most, work.most) == (3, None)


class Anything(ModuleType):
    """A library whose every name can be called and asked for more."""

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_: object, **__: object) -> Anything:
        return self


def test_skia_is_the_yardstick_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, small: Subject) -> None:
    monkeypatch.setattr(floor, "find_spec", lambda _: None)
    (by_agg,) = floor.floor(small, 1)
    skia = Anything("skia")
    skia.__spec__ = ModuleSpec("skia", None)
    monkeypatch.setitem(sys.modules, "skia", skia)
    monkeypatch.setattr(floor, "find_spec", lambda _: skia.__spec__)
    by_skia, recorded = floor.floor(small, 1)
    assert "Agg" in by_agg.note
    assert "Skia" in by_skia.note
    assert (by_skia.most, recorded.most) == (2.5, None)


def test_a_warm_browser_draws_the_same_journey(small: Subject) -> None:
    here = program() is not None
    assert all((gate.ratio is not None) == here for gate in warm(small, 1))


def test_mermaid_in_a_page_is_found_beside_its_command(small: Subject, with_mermaid: Path) -> None:
    assert mermaid_script() == with_mermaid
    (gate,) = mermaid_warm(small, 1)
    assert (gate.ratio is not None) == (program() is not None)


def test_mermaids_command_line_runs_cold(small: Subject, with_mermaid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "_OURS", "")
    cold, memory = command_line.mermaid_cold(small, 1)
    assert cold.ratio is not None
    assert memory.ratio is not None
    monkeypatch.setattr(command_line, "can_be_told", lambda: False)
    monkeypatch.setattr(command_line, "program", lambda: None)
    assert command_line.mermaid_cold(small, 1)[1].ratio is None


def test_our_own_cold_process_leaves_a_picture(tmp_path: Path) -> None:
    command_line._run([sys.executable, "-c", command_line._OURS, str(tmp_path)])
    (picture,) = tmp_path.glob("*.png")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_process_is_counted_with_its_children() -> None:
    with subprocess.Popen(["sh", "-c", "sleep 60 & echo on; wait"], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        both = processes.family(running.pid)
        assert len(both) == 2
        assert processes.peak_resident(both) > 0
        assert set(processes.seconds(both)) == set(both)
        subprocess.run(["kill", *map(str, both)], check=True)
    assert processes.peak_resident([running.pid]) == 0
    assert processes.seconds([running.pid]) == {running.pid: 0}


def test_both_sides_share_one_core_and_give_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.sched_getaffinity(0)
    with processes.one_core():
        assert len(os.sched_getaffinity(0)) == 1
        assert os.sched_getaffinity(0) <= before
    assert os.sched_getaffinity(0) == before
    monkeypatch.delattr(os, "sched_setaffinity")
    with processes.one_core():
        assert os.sched_getaffinity(0) == before


def test_a_rival_that_fails_is_no_winner() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        processes.peak_shared(["false"])


def test_the_web_page_shows_what_the_map_shows_and_runs_nothing_typed() -> None:
    told = samples.full()
    page = body(told)
    for text in (told.title, *(each.text for each in told.pain_points), *(each.what for each in told.experiences)):
        assert text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;") in page
    assert "font-face" in head(1600, 1700)
    for nasty in (samples.hostile(), samples.bare(), *map(hostile_journey, range(3))):
        assert "<script" not in body(nasty)


class Stubborn(Drawing):
    """Draws nothing, for one reason after another."""

    def __init__(self, reasons: Iterator[BaseException | None]) -> None:
        super().__init__()
        self._reasons = reasons

    async def draw(self, *_: object, **__: object) -> tuple[Sheet, ...]:
        reason = next(self._reasons)
        if reason is not None:
            raise reason
        return ()


def _bug() -> NotDrawn:
    found = NotDrawn("ValueError")
    found.__cause__ = ValueError()
    return found


def test_bugs_limits_and_missing_words_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = hostile.ordeal(2, Stubborn(iter([_bug(), None, NotDrawn("TimeoutError"), None])))
    assert found.crashes == ["journey_map 0: ValueError"]
    assert found.refused == ["journey_map 1: TimeoutError"]
    assert [gate.missed for gate in found.gates()][:3] == [True, False, False]
    monkeypatch.setattr(hostile, "can_be_told", lambda: False)
    monkeypatch.setattr(hostile, "summary", lambda _: 1 / 0)
    wordless = hostile.ordeal(1, Stubborn(iter([None, None])))
    assert (wordless.wordless, wordless.crashes) == (1, ["words 0: ZeroDivisionError"])
    assert wordless.megabytes is None
    assert all(len(gate.line()) <= WIDEST for gate in found.gates())


def test_hostile_journeys_come_again_and_know_their_keys() -> None:
    for seed in range(12):
        told = hostile_journey(seed)
        assert told == hostile_journey(seed)
        stages = {each.key for each in told.stages}
        assert {each.stage for each in told.experiences} | {each.stage for each in told.behind} <= stages
        assert {key for each in told.behind for key in each.needs} <= {each.key for each in told.behind}


def test_the_command_measures_hostile_journeys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hostile, "Drawing", lambda: Stubborn(iter([None] * 20)))
    monkeypatch.setattr(drawing_bench, "HOSTILE", 20)
    assert _command("--hostile", "--quick") == 0
    said, first, *_ = capsys.readouterr().out.splitlines()
    assert said.startswith("2 journeys made to hurt")
    assert first.startswith("2 hostile journeys: crashes ")


@pytest.mark.parametrize(("ratio", "code"), [(5.0, 1), (7.0, 0)])
def test_the_command_fails_where_a_gate_is_missed_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ratio: float, code: int
) -> None:
    monkeypatch.setattr(gates, "COMPARISONS", (lambda *_: [Gate("only", ratio, least=6)],))
    assert _command("--pictures", "--quick") == code
    first, line, last = capsys.readouterr().out.splitlines()
    assert first == HEAD
    assert line.endswith("missed" if code else "reached")
    assert (Path(__file__).parents[2] / last.split()[-1].rstrip(".")).is_file()
    assert len(last) <= WIDEST


def _command(*words: str) -> int:
    from argparse import ArgumentParser

    parser = ArgumentParser()
    assert COMMAND.add_arguments is not None
    COMMAND.add_arguments(parser)
    return COMMAND.run(parser.parse_args(words))
