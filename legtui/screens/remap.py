"""The lifter's own keys in place of the usual ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legtui.screens.action import Action, key_text


def remapped(
    actions: Sequence[Action], keys: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Action, ...], tuple[str, ...]]:
    """Return a screen's actions with the lifter's keys, and a sentence for each key lost.

    A key that the lifter gave to an action is taken from every other one of the screen.
    """
    mine = {one.id: keys[one.id] for one in actions if one.id in keys}
    if not mine:
        return tuple(actions), ()
    given = {key: action for action, some in mine.items() for key in some}
    found, problems = [], []
    for one in actions:
        if one.id in mine:
            found.append(replace(one, keys=mine[one.id], shown_key=""))
            continue
        left = tuple(key for key in one.keys if key not in given)
        if one.keys and not left:
            by = given[one.keys[0]]
            problems.append(f"{one.name} has no key: {key_text(one.keys[0])} is {by} now.")
        found.append(replace(one, keys=left) if left != one.keys else one)
    return tuple(found), tuple(problems)
