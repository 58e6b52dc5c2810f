"""Every key of a screen, in groups, from the same table that runs them."""

from __future__ import annotations

from collections.abc import Iterable

from legtui.screens.action import Action, key_text


def help_lines(actions: Iterable[Action]) -> list[str]:
    """Return the keys in groups, a line each; what has no key is in the palette."""
    groups: dict[str, list[str]] = {}
    for action in actions:
        keys = " ".join(_written(one) for one in action.keys) or "(Ctrl+P)"
        groups.setdefault(action.group, []).append(f"  {keys:<16}  {action.help}")
    lines: list[str] = []
    for group, rows in groups.items():
        lines += ([""] if lines else []) + [group, *rows]
    return lines


def _written(key: str) -> str:
    """Return a key by its name where its sign says little."""
    return "Enter" if key == "enter" else key_text(key)
