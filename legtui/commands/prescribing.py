"""What to do next, and how to build a load."""

from __future__ import annotations

import json
from typing import Final

import click

from legtui.commands.log import Log, Refused
from legtui.commands.shell import data_dir_option, exercise_argument, json_option, now
from legtui.contract import DAYS


@click.command(name="next")
@data_dir_option
@json_option
@click.option("--session", "day", type=click.Choice(DAYS), help="Instead of whose turn it is.")
@click.pass_obj
def next_session(log: Log, as_json: bool, day: str | None) -> None:
    """Print the next prescription."""
    from legtui.desk import preferences, prescribed_words
    from legtui.desk.coach import Coach

    with log.read() as journal:
        coach = Coach(journal, preferences.of(journal), now)
        chosen = day or coach.next_day()
        if as_json:
            click.echo(json.dumps(prescribed_words.as_dict(coach, chosen), ensure_ascii=False))
            return
        for line in prescribed_words.as_lines(coach, chosen):
            click.echo(line)


@click.command()
@data_dir_option
@json_option
@exercise_argument
@click.argument("target")
@click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of TARGET.")
@click.pass_obj
def load(log: Log, as_json: bool, exercise: str, target: str, unit: str | None) -> None:
    """Print how to build TARGET for EXERCISE on the equipment at hand."""
    from legtui.desk import load_words, preferences

    with log.read() as journal:
        asked = (preferences.of(journal), exercise, target, unit)
        try:
            found = (
                json.dumps(load_words.as_dict(*asked)) if as_json else load_words.as_line(*asked)
            )
        except ValueError as error:
            raise Refused(str(error)) from None
        click.echo(found)


COMMANDS: Final = (next_session, load)
