"""What was done: the sessions, an exercise over time, a past session logged by hand."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import click

from legtui.commands.log import Log, Refused
from legtui.commands.shell import data_dir_option, exercise_argument, json_option, now
from legtui.contract import DAYS

if TYPE_CHECKING:
    from legtui.journal.journal import Journal


@click.command()
@data_dir_option
@json_option
@click.option("--limit", type=click.IntRange(1), help="At most so many sessions.")
@click.pass_obj
def history(log: Log, as_json: bool, limit: int | None) -> None:
    """Print the sessions, newest first."""
    from legtui.journal import logs

    with log.read() as journal:
        if as_json:
            _print_json_list(logs.sessions_with_sets(journal, limit))
            return
        from legtui.desk import preferences
        from legtui.desk.session_lines import session_lines

        unit = preferences.read(journal.settings()).unit
        for line in session_lines(journal, unit, limit):
            click.echo(line)


def _print_json_list(items: Iterable[dict[str, Any]]) -> None:
    """Print a list item by item, so that a long one needs no memory."""
    sys.stdout.write("[")
    for place, item in enumerate(items):
        sys.stdout.write(",\n" if place else "\n")
        sys.stdout.write(json.dumps(item, ensure_ascii=False))
    sys.stdout.write("\n]\n")


@click.command()
@data_dir_option
@json_option
@exercise_argument
@click.pass_obj
def progress(log: Log, as_json: bool, exercise: str) -> None:
    """Print how EXERCISE went: each session, the trend, the records."""
    with log.read() as journal:
        try:
            lines = list(_progress(journal, exercise, as_json))
        except ValueError as error:
            raise Refused(str(error)) from None
    for line in lines:
        click.echo(line)


@click.command(name="log")
@data_dir_option
@click.option("--date", "when", default="today", help="yesterday, 12 nov, 2026-11-12 18:30.")
@click.option("--day", type=click.Choice(DAYS), help="Which leg day it was.")
@click.option("--note", default="", help="A note on the session.")
@click.argument("said", nargs=-1, required=True)
@click.pass_obj
def log_past(
    log: Log,
    when: str,
    day: str | None,
    note: str,
    said: tuple[str, ...],
) -> None:
    """Log a past session as one says it: "squat 100x10 10 9 8" "deadlift 120x8 8"."""
    with log.opened() as journal:
        try:
            lines = _log(journal, " ".join(said), when, day, note)
        except ValueError as error:
            raise Refused(str(error)) from None
    for line in lines:
        click.echo(line)


def _progress(journal: Journal, exercise: str, as_json: bool) -> Iterator[str]:
    from legtui.desk import preferences
    from legtui.desk import progress as desk
    from legtui.desk.names import Named, named
    from legtui.desk.rack import Rack

    done = desk.done_variations(journal)
    plain = exercise.strip().casefold()
    # What was imported and is none of ours goes by its own name.
    others = [one for one in done if (one.variation or "").casefold() == plain]
    asked = named(exercise) or next(iter(others), None)
    if asked is None:
        raise ValueError(f"There is no exercise “{exercise[:40]}”. Try squat, or front squat.")
    chosen = preferences.read(journal.settings())
    wanted = (asked.exercise, asked.variation)
    found = [
        desk.progress_of(
            journal,
            Rack(chosen.gym_at_hand),
            one,
            chosen.unit,
            now().local,
        )
        for one in done
        if wanted in ((one.exercise, None), (one.exercise, one.variation))
    ]
    if as_json:
        if not found:
            found_dict = desk.as_dict(()) | {"exercise": asked.exercise}
        else:
            found_dict = desk.as_dict(found)
        yield json.dumps(found_dict, ensure_ascii=False)
        return
    if not found:
        name = Named(asked.exercise, asked.variation).name
        yield f"{name}: nothing logged yet."
    yield from desk.as_lines(found)


def _log(journal: Journal, said: str, when: str, day: str | None, note: str) -> list[str]:
    from dataclasses import replace

    from legtui.desk import preferences
    from legtui.desk.names import variation_name
    from legtui.desk.rack import Rack
    from legtui.desk.said import past_from_said, per_hand, read_said
    from legtui.desk.when import read_when
    from legtui.session.label import load_text, reps_text
    from legtui.text import one_line

    moment = now()
    at = read_when(when, moment.local)
    if not isinstance(at, datetime):
        raise ValueError(f"{at[0].upper()}{at[1:]}.")
    chosen = preferences.read(journal.settings())
    rack = Rack(chosen.gym_at_hand)
    found = read_said(said, rack, journal, chosen.unit)
    session = replace(past_from_said(found, at, day), note=one_line(note, 2000))
    journal.history.add_session(session, moment).result()
    lines = [f"Logged {at:%a} {at.day} {at:%b %Y, %H:%M}; u in legtui takes it back:"]
    for one in found:
        hand = per_hand(rack, one.variation)
        sets = ", ".join(f"{load_text(s.load, hand)} × {reps_text(s.reps)}" for s in one.sets)
        lines.append(f"  {variation_name(one.variation)}: {sets}")
    return lines


COMMANDS: Final = (history, progress, log_past)
