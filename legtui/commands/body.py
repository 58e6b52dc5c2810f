"""Protein, water and body weight from the shell, one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

import click

from legtui.commands.log import Log
from legtui.commands.shell import data_dir_option, now

if TYPE_CHECKING:
    from legtui.journal.body_values import Record
    from legtui.journal.journal import Journal

T = TypeVar("T")

_amount = click.argument("amount")
_date = click.option("--date", "day", metavar="DAY", help="yesterday, or 2026-11-20.")
_at = click.option("--at", metavar="TIME", help="07:30.")


@click.command()
@data_dir_option
@_amount
@click.option("--food", help="What it was in.")
@_date
@_at
@click.pass_obj
def protein(
    log: Log,
    amount: str,
    food: str | None,
    day: str | None,
    at: str | None,
) -> None:
    """Log AMOUNT grams of protein."""
    from legtui.desk import amounts, fuel_day
    from legtui.journal.body_values import Intake
    from legtui.text import one_line
    from legtui.training import fuel

    grams = _read(lambda: amounts.protein(amount))
    when = _when(day, at)
    what = one_line(food, 60) if food else None
    with log.opened() as journal:
        _keep(journal, Intake("protein", grams, when, what or None))
        total = fuel_day.days(journal, when, 1)[0].protein_g
        span = fuel_day.target(journal)
    of = f" of {fuel.whole(span.low)}–{fuel.whole(span.high)} g" if span else ""
    click.echo(f"{grams} g protein, {_say(when)}. That day: {total} g{of}.")


@click.command()
@data_dir_option
@_amount
@_date
@_at
@click.pass_obj
def water(log: Log, amount: str, day: str | None, at: str | None) -> None:
    """Log AMOUNT millilitres of water."""
    from legtui.desk import amounts, fuel_day
    from legtui.journal.body_values import Intake

    ml = _read(lambda: amounts.water(amount))
    when = _when(day, at)
    with log.opened() as journal:
        _keep(journal, Intake("water", ml, when))
        total = fuel_day.days(journal, when, 1)[0].water_ml
    click.echo(f"{ml} ml water, {_say(when)}. That day: {fuel_day.litres(total)}.")


@click.command()
@data_dir_option
@_amount
@click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of AMOUNT.")
@_date
@_at
@click.pass_obj
def weigh(
    log: Log,
    amount: str,
    unit: str | None,
    day: str | None,
    at: str | None,
) -> None:
    """Log AMOUNT as the body weight."""
    from legtui.desk import amounts, preferences
    from legtui.journal.body_values import BODY_WEIGHT, Measurement
    from legtui.training import fuel
    from legtui.training.weight import Unit

    when = _when(day, at)
    with log.opened() as journal:
        usual = Unit(unit) if unit else preferences.read(journal.settings()).unit
        found = _read(lambda: amounts.body_weight(amount, usual))
        one = Measurement(BODY_WEIGHT, None, (found.hundredths,), found.unit.value, when)
        _keep(journal, one)
    span = fuel.protein_g(found)
    low, high = fuel.whole(span.low), fuel.whole(span.high)
    click.echo(f"{found}, {_say(when)}. Protein for that: {low}–{high} g a day.")


def _read(read: Callable[[], T]) -> T:
    """Return what is read; what can't be is wrong usage."""
    try:
        return read()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _when(day: str | None, at: str | None) -> datetime:
    from legtui.desk.back_date import back_dated

    found = _read(lambda: back_dated(day, at, now().local))
    # The zone of that day: it may have been summer time.
    return found.replace(tzinfo=None).astimezone() if day or at else found


def _keep(journal: Journal, record: Record) -> None:
    journal.body.add(record, now()).result()


def _say(when: datetime) -> str:
    return f"{when:%a %d %b %Y %H:%M}"


COMMANDS: Final = (protein, water, weigh)
