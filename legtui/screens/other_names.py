"""What another app's exercise is: one question, remembered for every later file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from legtui.exchange.importing import forget_name, remember_name
from legtui.exchange.names import variations
from legtui.screens.choice import Option
from legtui.text import one_line, plural

if TYPE_CHECKING:
    from legtui.app import LegtuiApp

Keep = Callable[[], Future[int]]
"""Keeps an answer; the future gives how many sets of the log it changed."""


def ask_meaning(
    app: LegtuiApp,
    name: str,
    guess: str | None,
    own: Mapping[str, str | None],
    then: Callable[[], None],
) -> None:
    """Ask which of our variations a name means; the guess stands first.

    Args:
        app: The app.
        name: As in the file.
        guess: The nearest variation.
        own: What the lifter changed in the table already.
        then: Called once the answer is on the disk.
    """
    journal, at = app.journal, app.clock.now()

    def means(variation: str | None) -> Keep:
        return lambda: remember_name(journal, name, variation, at)

    def kept(changed: int) -> None:
        if changed:
            words = f"{plural(changed, 'set')} in the log named so. u takes it back."
            app.notify(words, markup=False)
            app.history_changed()
        then()

    answers: list[tuple[Option, Keep]] = []
    if guess is not None:
        answers.append((Option(said(guess), "nearest"), means(guess)))
    answers.append((Option("None of ours", "kept by its own name"), means(None)))
    if name in own:
        back = Option("As the table has it"), lambda: forget_name(journal, name, at)
        answers.append(back)
    answers += [(Option(said(one)), means(one)) for one in variations() if one != guess]
    app.choose(
        f"What is “{one_line(name, 40)}”?",
        [option for option, _ in answers],
        lambda place: app.after(answers[place][1](), kept),
    )


def said(variation: str | None) -> str:
    """Return a variation in words."""
    return "none of ours" if variation is None else variation.replace("_", " ")
