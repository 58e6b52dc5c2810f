"""What is in the warm-up or the cool-down, and what the lifter leaves out of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from legtui.guide import load as guide
from legtui.guide.library import STRETCHED_IN_EVERY_LIST
from legtui.guide.model import Stretch, WarmUpItem
from legtui.screens.fields import Field, FieldScreen
from legtui.session import program_edit as edit
from legtui.session.build import cool_down_steps, warm_up_steps
from legtui.session.plan import Phase
from legtui.text import clock

Item = WarmUpItem | Stretch


class ItemsScreen(FieldScreen):
    """The list of a phase; `Enter` leaves an item out, or takes it back."""

    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self._phase = phase

    @property
    def _list(self) -> str:
        preferences = self.legtui.preferences
        return preferences.warm_up if self._phase is Phase.WARM_UP else preferences.cool_down

    def heading(self) -> tuple[str, str]:
        """Return which list it is, and how long it takes."""
        name = "Warm-up" if self._phase is Phase.WARM_UP else "Cool-down"
        seconds = seconds_of(self._phase, self._list, self.legtui.coach.program.dropped)
        return f"{name}, {self._list.replace('_', ' ')}", clock(seconds)

    def list_fields(self) -> Sequence[Field]:
        """Return the items of the list."""
        dropped = self.legtui.coach.program.dropped
        return tuple(
            self._field(one, one.id in dropped) for one in all_items(self._phase, self._list)
        )

    def _field(self, item: Item, out: bool) -> Field:
        return Field(
            id=item.id,
            label=("  " if out else "✓ ") + item.name,
            note="left out" if out else ("each side" if item.per_side else ""),
            help=item.cue,
            enter=lambda: self._turn(item.id),
            enter_word="Take back" if out else "Leave out",
            dim=out,
        )

    def _turn(self, item: str) -> None:
        self.legtui.set_preference("program", edit.with_item(self.legtui.coach.program, item))
        self.look_up()

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return the muscles that no stretch is left for."""
        if self._phase is Phase.WARM_UP:
            return []
        kept = kept_items(self._phase, self._list, self.legtui.coach.program.dropped)
        stretched = {
            muscle
            for one in kept
            if isinstance(one, Stretch) and not one.roll
            for muscle in one.muscles
        }
        names = [
            guide.muscle(m).name.lower() for m in STRETCHED_IN_EVERY_LIST if m not in stretched
        ]
        if not names:
            return []
        line = self.look.text(f"! No stretch is left for: {', '.join(names)}.")
        return [Content(""), Content.styled(line, "$warning")]


def all_items(phase: Phase, name: str) -> tuple[Item, ...]:
    """Return the items of a list of the guide."""
    if phase is Phase.WARM_UP:
        return guide.warm_up_list(name)
    return tuple(one.stretch for one in guide.cool_down_list(name))


def kept_items(phase: Phase, name: str, dropped: frozenset[str]) -> tuple[Item, ...]:
    """Return the items that the lifter does."""
    return tuple(one for one in all_items(phase, name) if one.id not in dropped)


def seconds_of(phase: Phase, name: str, dropped: frozenset[str]) -> int:
    """Return how long the list takes without what is left out, in seconds."""
    if phase is Phase.WARM_UP:
        steps = warm_up_steps(guide.warm_up_list(name), dropped)
    else:
        steps = cool_down_steps(guide.cool_down_list(name), dropped)
    return sum(one.seconds + one.ready_s for one in steps)
