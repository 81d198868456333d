"""``bench``: the benchmarks, each against its yardstick in the same run."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.cli.command import Command


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--quick", action="store_true", help="shorter rounds: rougher numbers in half a minute")
    parser.add_argument("--pictures", action="store_true", help="only the gates of drawing, against its rivals")
    parser.add_argument("--hostile", action="store_true", help="only a thousand journeys made to hurt the drawing")


def _run(args: Namespace) -> int:
    if args.pictures or args.hostile:
        from bot.bench.drawing.__main__ import run as run_drawing

        return run_drawing(quick=args.quick, hostile=args.hostile)
    from bot.bench.__main__ import FULL, QUICK, run

    return run(QUICK if args.quick else FULL)


COMMAND = Command(
    name="bench", help="measure acks, repaints, pictures and start-up", run=_run, add_arguments=_add_arguments
)
