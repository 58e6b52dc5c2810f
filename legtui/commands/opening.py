"""Opening the app: on the lifter's log, or on a made-up one."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from legtui.commands.shell import Log, Refused, ascii_option, data_dir_option

if TYPE_CHECKING:
    from legtui.journal.journal import Journal
    from legtui.machine.clock import Clock

MOST_FRAMES: Final = "120"
"""A second. A key that comes just after a picture waits for up to two frames; without animations
there is no more to paint for it.
"""


def run_app(
    log: Log,
    clock_of: Callable[[Journal], Clock] | None = None,
    before: Callable[[Journal], None] | None = None,
    *,
    read_only: bool = False,
) -> int:
    """Open the app and return its exit code.

    Args:
        log: Whose file.
        clock_of: The clock it goes by; else the system's.
        before: What is done with the file first.
        read_only: Look only, also while it is open elsewhere.

    Raises:
        Refused: This is no terminal, or the file can't be opened.
    """
    from legtui.machine.terminal import why_no_terminal

    why = why_no_terminal(os.environ)
    if why is not None:
        raise Refused(why)
    os.environ.setdefault("TEXTUAL_FPS", MOST_FRAMES)
    gc.disable()  # a tenth of the start was spent looking for garbage among what is imported
    with log.opened(read_only=read_only) as journal:
        if before is not None:
            before(journal)
        from legtui.app import LegtuiApp
        from legtui.machine.clock import SystemClock
        from legtui.machine.terminal import run_guarded

        clock = clock_of(journal) if clock_of else SystemClock()
        app = LegtuiApp(journal, clock)
        app.painted = _collect_garbage
        return run_guarded(app, journal.path.parent)


def _collect_garbage() -> None:
    """Collect it again, and never look through what the start has made: that stays."""
    gc.freeze()
    gc.enable()


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
