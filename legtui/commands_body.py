"""Protein, water and body weight from the shell, one line each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from legtui.journal.body_values import Record
    from legtui.journal.journal import Journal

T = TypeVar("T")
Opener = Callable[[click.Context, str | None], AbstractContextManager["Journal"]]
"""Opens the file for writing, from the option of the group or of the command."""

_amount = click.argument("amount")
_date = click.option("--date", "day", metavar="DAY", help="yesterday, or 2026-11-20.")
_at = click.option("--at", metavar="TIME", help="07:30.")
_data_dir = click.option("--data-dir", metavar="DIR", help="Where everything lives.")


def add_to(main: click.Group, opened: Opener) -> None:
    """Add the commands to the program."""

    @main.command()
    @_data_dir
    @_amount
    @click.option("--food", help="What it was in.")
    @_date
    @_at
    @click.pass_context
    def protein(
        context: click.Context,
        data_dir: str | None,
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
        with opened(context, data_dir) as journal:
            _keep(journal, Intake("protein", grams, when, what or None))
            total = fuel_day.days(journal, when, 1)[0].protein_g
            span = fuel_day.target(journal)
        of = f" of {fuel.whole(span.low)}–{fuel.whole(span.high)} g" if span else ""
        click.echo(f"{grams} g protein, {_say(when)}. That day: {total} g{of}.")

    @main.command()
    @_data_dir
    @_amount
    @_date
    @_at
    @click.pass_context
    def water(
        context: click.Context, data_dir: str | None, amount: str, day: str | None, at: str | None
    ) -> None:
        """Log AMOUNT millilitres of water."""
        from legtui.desk import amounts, fuel_day
        from legtui.journal.body_values import Intake

        ml = _read(lambda: amounts.water(amount))
        when = _when(day, at)
        with opened(context, data_dir) as journal:
            _keep(journal, Intake("water", ml, when))
            total = fuel_day.days(journal, when, 1)[0].water_ml
        click.echo(f"{ml} ml water, {_say(when)}. That day: {fuel_day.litres(total)}.")

    @main.command()
    @_data_dir
    @_amount
    @click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of AMOUNT.")
    @_date
    @_at
    @click.pass_context
    def weigh(
        context: click.Context,
        data_dir: str | None,
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
        with opened(context, data_dir) as journal:
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


def _now() -> datetime:
    from legtui.machine.clock import SystemClock

    return SystemClock().now().local


def _when(day: str | None, at: str | None) -> datetime:
    from legtui.desk.back_date import back_dated

    found = _read(lambda: back_dated(day, at, _now()))
    # The zone of that day: it may have been summer time.
    return found.replace(tzinfo=None).astimezone() if day or at else found


def _keep(journal: Journal, record: Record) -> None:
    from legtui.machine.clock import SystemClock

    journal.body.add(record, SystemClock().now()).result()


def _say(when: datetime) -> str:
    return f"{when:%a %d %b %Y %H:%M}"
