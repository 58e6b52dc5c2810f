"""The command `demo`: the app on a made-up log."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from legtui.commands.log import Log
from legtui.commands.opening import run_app
from legtui.commands.shell import ascii_option, data_dir_option

if TYPE_CHECKING:
    from legtui.journal.journal import Journal
    from legtui.machine.clock import Clock


@click.command()
@data_dir_option
@ascii_option
@click.option("--speed", type=click.FloatRange(0.01, 10_000), default=1.0, help="Times as fast.")
@click.option(
    "--sessions", type=click.IntRange(0, 20_000), default=24, help="How many are made up."
)
@click.option("--seed", type=int, default=1, help="The same seed makes up the same log.")
@click.option("--generate-only", is_flag=True, help="Write the made-up log and exit.")
@click.pass_obj
def demo(log: Log, speed: float, sessions: int, seed: int, generate_only: bool) -> None:
    """Try legtui on a made-up log, in a throwaway folder or in DIR."""
    if log.asked:
        _demo(log, speed, sessions, seed, generate_only)
        if generate_only:
            click.echo(str(log.path))
        return
    import tempfile

    with tempfile.TemporaryDirectory(
        prefix="legtui-demo-", ignore_cleanup_errors=True
    ) as throwaway:
        _demo(Log(throwaway), speed, sessions, seed, generate_only)


def _demo(log: Log, speed: float, sessions: int, seed: int, generate_only: bool) -> None:
    fresh = not log.path.exists()

    def fill(journal: Journal) -> None:
        if fresh:
            _make_up(journal, sessions, seed)

    if not generate_only:
        sys.exit(run_app(log, _fast(speed) if speed != 1.0 else None, fill))
    with log.opened() as journal:
        fill(journal)


def _make_up(journal: Journal, sessions: int, seed: int) -> None:
    from legtui import demo as made_up
    from legtui.machine.clock import SystemClock

    end = SystemClock().now()
    # First, so that no undo of a session takes it back.
    made_up.measure(journal, sessions=sessions, seed=seed, end=end)
    made_up.generate(journal, sessions=sessions, seed=seed, end=end)
    journal.set_setting("welcomed", "yes").result()
    journal.set_setting("safety_read", "yes").result()


def _fast(speed: float) -> Callable[[Journal], Clock]:
    from legtui.machine.clock import FastClock

    return lambda journal: FastClock(speed, journal.last_recorded_ms())


COMMANDS: Final = (demo,)
