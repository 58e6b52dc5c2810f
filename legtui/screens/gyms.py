"""The gyms: which one is at hand, and what it makes of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from legtui.contract import DAYS
from legtui.desk import substitutes
from legtui.desk.rack import Rack
from legtui.screens.action import Action
from legtui.screens.choice import Option
from legtui.screens.fields import Field, FieldScreen
from legtui.screens.gym import GymScreen
from legtui.text import one_line
from legtui.training.equipment import Gym
from legtui.training.gyms import presets
from legtui.training.weight import Unit
from legtui.widgets.canvas import wrap

NAME_LENGTH = 40


class GymsScreen(FieldScreen):
    """A list of gyms; `Enter` chooses the one at hand."""

    def heading(self) -> tuple[str, str]:
        """Say what it is."""
        return "Gyms", "where you train, and what is there"

    def list_fields(self) -> Sequence[Field]:
        """Return the gyms."""
        at_hand = self.legtui.preferences.gym_at_hand.id
        return tuple(self._field(one, one.id == at_hand) for one in self.legtui.preferences.gyms)

    def _field(self, gym: Gym, at_hand: bool) -> Field:
        mark = ("✓ " if at_hand else "  ") + one_line(gym.name, NAME_LENGTH)
        return Field(
            id=gym.id,
            label=mark,
            note=f"{what_it_has(gym)} · {gym.unit}",
            help="You train here now." if at_hand else "Enter: train here from now on.",
            enter=lambda: self._open(gym.id) if at_hand else self._use(gym.id),
            enter_word="Open" if at_hand else "Train here",
            clear=(lambda: self._delete(gym.id)) if len(self._gyms) > 1 else None,
            clear_word="Delete",
            strong=at_hand,
        )

    @property
    def _gyms(self) -> tuple[Gym, ...]:
        return self.legtui.preferences.gyms

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return what the gym makes of the plan."""
        gym = next((one for one in self._gyms if one.id == field.id), None)
        return [] if gym is None else [Content(""), *self._of_the_plan(gym, width)]

    def _of_the_plan(self, gym: Gym, width: int) -> list[Content]:
        program = self.legtui.coach.program
        lines: dict[str, None] = {}
        for day in DAYS:
            lines |= dict.fromkeys(substitutes.replaced(program, day, Rack(gym)))
        if not lines:
            said = wrap("Everything in your program can be done here.", width)
            return [Content.styled(line, "$done") for line in said]
        return [
            Content.styled(self.look.text(line), "$muted")
            for sentence in lines
            for line in wrap(sentence, width)
        ]

    def more_actions(self) -> Sequence[Action]:
        """Return what can be done with the list."""
        return (
            Action("edit", ("e",), "Equipment", "What the chosen gym has.", self._edit,
                   lambda: self.chosen is not None, footer=95),
            Action("add", ("a",), "Add", "Another gym, from a preset.", self._add, footer=85),
            Action("rename", ("r",), "Rename", "Another name.", self._rename,
                   lambda: self.chosen is not None, footer=72),
        )  # fmt: skip

    def _use(self, gym_id: str) -> None:
        self.legtui.set_preference("gym", gym_id)
        self.look_up()

    def _edit(self) -> None:
        if self.chosen is not None:
            self._open(self.chosen.id)

    def _open(self, gym_id: str) -> None:
        self.legtui.push_screen(GymScreen(gym_id))

    def _add(self) -> None:
        unit = self.legtui.preferences.gym_at_hand.unit
        offered = [*presets(unit), *presets(Unit.LB if unit is Unit.KG else Unit.KG)]

        def chosen(place: int) -> None:
            gym = offered[place]
            ids = {one.id for one in self._gyms}
            names = {one.name for one in self._gyms}
            new = replace(gym, id=_free(gym.id, ids, "_"), name=_free(gym.name, names, " "))
            self.legtui.set_preference("gyms", (*self._gyms, new))
            self.look_up()
            self.choose_field(new.id)

        options = [Option(f"{one.name}, {one.unit}", what_it_has(one)) for one in offered]
        self.legtui.choose("Begin with", options, chosen)

    def _rename(self) -> None:
        gym = next((one for one in self._gyms if self.chosen and one.id == self.chosen.id), None)
        if gym is None:
            return

        def entered(name: str) -> None:
            named = replace(gym, name=one_line(name, NAME_LENGTH))
            kept = tuple(named if one.id == gym.id else one for one in self._gyms)
            self.legtui.set_preference("gyms", kept)
            self.look_up()

        self.legtui.ask("Name of the gym", entered, value=gym.name)

    def _delete(self, gym_id: str) -> None:
        self.legtui.set_preference("gyms", tuple(one for one in self._gyms if one.id != gym_id))
        self.legtui.notify("Deleted. u brings it back.", markup=False)
        self.look_up()


def what_it_has(gym: Gym) -> str:
    """Return in a few words what a gym has."""
    pin = " with a pin" if gym.stack and gym.stack.pin else ""
    parts = [
        "barbell" if gym.barbell else "",
        "leg press" if gym.sled else "",
        f"stacks{pin}" if gym.stack else "",
        "dumbbells" if gym.dumbbells else "",
        f"{len(gym.machines)} of its own" if gym.machines else "",
    ]
    return ", ".join(one for one in parts if one) or "nothing"


def _free(name: str, taken: set[str], between: str) -> str:
    number, found = 2, name
    while found in taken:
        found = f"{name}{between}{number}"
        number += 1
    return found
