"""One gym: what there is to load a lift with, and what that makes loadable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from textual.content import Content

from legtui.guide import load as guide
from legtui.guide.model import Variation
from legtui.screens.choice import Option
from legtui.screens.fields import Field, FieldScreen
from legtui.screens.prompt import PromptScreen
from legtui.session.label import load_text
from legtui.training import gym_edit
from legtui.training.equipment import Barbell, Dumbbells, Equipment, Gym, Kind, Sled, Stack
from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_edit import Part, text_of, with_text
from legtui.training.ladder import Ladder, nearest
from legtui.training.loading import ladder
from legtui.training.weight import Unit, Weight
from legtui.widgets.canvas import wrap

_PLATES_HELP = "Sizes, with how many there are where they are few: 25 20x4 15 10."
_STEPS_HELP = "First to last and the step, 5 to 100 by 5 (half 2.5 if there is one), or every one."
_HELP = {
    Part.BAR: "The bar alone; its plates and collars come below.",
    Part.COLLARS: "One collar. Light spring collars count as 0.",
    Part.PLATES: _PLATES_HELP,
    Part.DUMBBELLS: "The sizes of one dumbbell: 2 to 50 by 2, or 8 10 12.5.",
    Part.STACK: f"The numbers on the machine. {_STEPS_HELP}",
    Part.PIN_PLATES: "What can hang on it, with how many there are: 5 2.5x2 1.25.",
    Part.PIN_LIMIT: "The most that may hang on it; its label says.",
    Part.PIN_MOST: "How many plates it is long enough for.",
    Part.PIN_WEIGHT: "What the pin itself weighs; 0 if it replaces the machine's own.",
    Part.SLED: "The empty sled; often written on the frame.",
    Part.SLED_PLATES: _PLATES_HELP,
}
_LABELS = {
    Part.BAR: "Bar",
    Part.COLLARS: "Collar, each",
    Part.PLATES: "Plates",
    Part.DUMBBELLS: "Sizes",
    Part.STACK: "Settings",
    Part.PIN_PLATES: "Add-on pin",
    Part.PIN_LIMIT: "  carries",
    Part.PIN_MOST: "  most plates",
    Part.PIN_WEIGHT: "  weighs itself",
    Part.SLED: "Sled",
    Part.SLED_PLATES: "Plates",
}
_PIN = (Part.PIN_PLATES, Part.PIN_LIMIT, Part.PIN_MOST, Part.PIN_WEIGHT)
_WEIGHTS = (Part.BAR, Part.COLLARS, Part.SLED, Part.PIN_LIMIT, Part.PIN_WEIGHT)
_TYPICAL_KG = {Barbell: 60, Sled: 120, Stack: 40, Dumbbells: 20}
"""A load that many lifters meet, to show the steps around it."""
_AROUND = 3
"""Loads shown on each side of it."""
_GROUPS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("Barbell", (Part.BAR, Part.COLLARS, Part.PLATES)),
    ("Dumbbells", (Part.DUMBBELLS,)),
    ("Machines with a stack", (Part.STACK, *_PIN)),
    ("Leg press", (Part.SLED, Part.SLED_PLATES)),
)


class GymScreen(FieldScreen):
    """What a gym has, field by field."""

    def __init__(self, gym_id: str) -> None:
        super().__init__()
        self._gym_id = gym_id

    @property
    def gym(self) -> Gym:
        """The gym as it stands; another one where undo took this one away."""
        preferences = self.legtui.preferences
        own = [one for one in preferences.gyms if one.id == self._gym_id]
        return own[0] if own else preferences.gym_at_hand

    def heading(self) -> tuple[str, str]:
        """Return its name."""
        at_hand = self.legtui.preferences.gym_at_hand.id == self.gym.id
        return self.gym.name, "you train here" if at_hand else ""

    def list_fields(self) -> Sequence[Field]:
        """Return what it has and what it could have."""
        gym = self.gym
        other = Unit.LB if gym.unit is Unit.KG else Unit.KG
        unit = Field(
            id="unit",
            label="Unit",
            value=str(gym.unit),
            help="Of what you type here without a unit. What stands there stays as it was typed.",
            enter=lambda: self._keep(gym_edit.with_unit(gym, other)),
            enter_word=str(other),
            step=lambda _: self._keep(gym_edit.with_unit(gym, other)),
        )
        fields = [unit]
        for head, parts in _GROUPS:
            group = [self._field(part) for part in parts if self._shown(part)]
            fields += _headed(group, head)
            if parts[0] is Part.DUMBBELLS and gym.dumbbells is not None:
                fields.append(self._pairs(gym.dumbbells.pairs))
        return (*fields, *self._machines())

    def _shown(self, part: Part) -> bool:
        first = {
            Part.COLLARS: Part.BAR,
            Part.PLATES: Part.BAR,
            Part.SLED_PLATES: Part.SLED,
            Part.PIN_PLATES: Part.STACK,
            Part.PIN_LIMIT: Part.PIN_PLATES,
            Part.PIN_MOST: Part.PIN_PLATES,
            Part.PIN_WEIGHT: Part.PIN_PLATES,
        }.get(part)
        if first is Part.PIN_PLATES:
            return self.gym.stack is not None and self.gym.stack.pin is not None
        return first is None or bool(text_of(self.gym, first))

    def _there(self, part: Part) -> bool:
        if part in _PIN:
            return self.gym.stack is not None and self.gym.stack.pin is not None
        return gym_edit.parts_loading(part, self.gym) is not None

    def _field(self, part: Part) -> Field:
        gym, there = self.gym, self._there(part)
        text = text_of(gym, part)
        whole = part in (Part.BAR, Part.DUMBBELLS, Part.STACK, Part.PIN_PLATES, Part.SLED)
        if there and part in _WEIGHTS and text.replace(".", "").isdigit():
            text = f"{text} {gym.unit}"
        return Field(
            id=str(part),
            label=_LABELS[part],
            value=(text or "none") if there else "none",
            help=_HELP[part],
            enter=partial(self._type, part),
            enter_word="Type" if there else "Add",
            clear=partial(self._clear_part, part) if there and whole else None,
            clear_word="None here",
            dim=not there,
        )

    def _pairs(self, pairs: bool) -> Field:
        def turn() -> None:
            self._keep(gym_edit.with_pairs(self.gym, not pairs))

        return Field(
            id="pairs",
            label="  of each",
            value="a pair" if pairs else "one",
            help="A pair of each size, or single ones: goblet squats need one, lunges two.",
            enter=turn,
            enter_word="One" if pairs else "A pair",
            step=lambda _: turn(),
        )

    # -- machines of single variations -------------------------------------------------------

    def _machines(self) -> list[Field]:
        rows = [self._machine(name, own) for name, own in self.gym.machines]
        add = Field(
            id="machine",
            label="Add a machine",
            help="One that has other weights than the rest: its own stack, sled or bar. "
            "Numbers of two machines say nothing about each other.",
            enter=self._add_machine,
            enter_word="Add",
            dim=True,
        )
        return _headed([*rows, add], "Machines of their own")

    def _machine(self, name: str, own: Equipment) -> Field:
        variation = guide.variation(name)
        pinned = isinstance(own, Stack) and own.pin is not None
        turn: Callable[[int], None] | None = None
        if isinstance(own, Stack) and self.gym.stack and self.gym.stack.pin:
            turn = self._turn_pin(name, not pinned)
        return Field(
            id=f"machine {name}",
            label=variation.short,
            value=gym_edit.machine_text(own, self.gym.unit),
            note="with the pin" if pinned else "",
            help=f"For {variation.name.lower()} alone. "
            + ("←→: whether it takes the pin." if turn else ""),
            enter=partial(self._type_machine, variation),
            clear=lambda: self._keep(gym_edit.without_machine(self.gym, name)),
            clear_word="Take away",
            step=turn,
        )

    def _turn_pin(self, name: str, pin: bool) -> Callable[[int], None]:
        return lambda _: self._keep(gym_edit.with_machine_pin(self.gym, name, pin))

    def _add_machine(self) -> None:
        taken = {name for name, _ in self.gym.machines}
        offered = [
            one for one in guide.variations() if one.id not in taken and _kind(one) is not None
        ]
        options = [Option(one.name, str(_kind(one))) for one in offered]
        self.legtui.choose(
            "A machine for", options, lambda place: self._type_machine(offered[place])
        )

    def _type_machine(self, variation: Variation) -> None:
        own = dict(self.gym.machines).get(variation.id)
        kind = _kind(variation) or Kind.STACK
        hint = _STEPS_HELP
        value = gym_edit.usual(self.gym.unit, Part.STACK)
        if kind is not Kind.STACK:
            hint = "Its own weight with its plates: 45 with 25 20x4 15 10."
            part = (Part.SLED, Part.SLED_PLATES) if kind is Kind.SLED else (Part.BAR, Part.PLATES)
            value = " with ".join(gym_edit.usual(self.gym.unit, one) for one in part)
        if own is not None:
            value = gym_edit.machine_text(own, self.gym.unit)
        self._ask(
            variation.name,
            value,
            hint,
            lambda gym, line: gym_edit.with_machine(gym, variation.id, kind, line),
        )

    # -- typing ------------------------------------------------------------------------------

    def _type(self, part: Part) -> None:
        value = text_of(self.gym, part) or gym_edit.usual(self.gym.unit, part)
        group = next(head for head, parts in _GROUPS if part in parts)
        group = "Add-on pin" if part in _PIN else group
        name = "plates" if part is Part.PIN_PLATES else _LABELS[part].strip().lower()
        title = f"{group}: {name}" + ("" if part is Part.PIN_MOST else f", {self.gym.unit}")
        self._ask(title, value, _HELP[part], lambda gym, line: with_text(gym, part, line))

    def _ask(self, title: str, value: str, hint: str, change: Callable[[Gym, str], Gym]) -> None:
        def check(line: str) -> str | None:
            try:
                change(self.gym, line)
            except EquipmentError as error:
                return str(error)
            return None

        def entered(line: str | None) -> None:
            if line:
                self._keep(change(self.gym, line))

        hint = self.look.text(f"{hint} ⏎ keeps it, Esc leaves it.")
        self.legtui.push_screen(PromptScreen(title, value=value, hint=hint, check=check), entered)

    def _clear_part(self, part: Part) -> None:
        self._keep(gym_edit.without(self.gym, part))

    def _keep(self, gym: Gym) -> None:
        if gym == self.gym:
            return
        gyms = tuple(gym if one.id == gym.id else one for one in self.legtui.preferences.gyms)
        self.legtui.set_preference("gyms", gyms)
        self.look_up()

    # -- what it makes -----------------------------------------------------------------------

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return the loads that the chosen field takes part in, and the pin's safety."""
        lines = [Content(""), *self._loads(field)]
        if field.id in tuple(str(one) for one in _PIN):
            lines += [
                Content.styled(self.look.text(line), "$warning")
                for line in wrap(" ".join(guide.safety().pin), width)
            ]
        return lines

    def _loads(self, field: Field) -> list[Content]:
        equipment = self._loaded_by(field)
        if equipment is None:
            return []
        by_hand = isinstance(equipment, Dumbbells) and equipment.pairs
        rungs = ladder(equipment)
        typical = Weight.of(_TYPICAL_KG.get(type(equipment), 40), Unit.KG)
        near = nearest(rungs, typical)
        if near is None:
            return []
        at = rungs.index(near)
        before = rungs[max(0, at - _AROUND) : at]
        after = rungs[at + 1 : at + 1 + _AROUND]

        def said(some: Ladder) -> str:
            return "  ".join(load_text(one, by_hand) for one in some)

        ends = f"{load_text(rungs[0], by_hand)} to {load_text(rungs[-1], by_hand)}"
        return [
            Content.assemble(("Loadable  ", "$muted"), (self.look.text(ends), "bold $foreground")),
            Content.assemble(
                ("around    ", "$muted"),
                (self.look.text(said(before)), "$foreground"),
                ("  " if before else "", ""),
                (self.look.text(load_text(near, by_hand)), "bold $lift"),
                ("  ", ""),
                (self.look.text(said(after)), "$foreground"),
            ),
        ]

    def _loaded_by(self, field: Field) -> Equipment | None:
        if field.id.startswith("machine "):
            return dict(self.gym.machines).get(field.id.removeprefix("machine "))
        if field.id == "pairs":
            return self.gym.dumbbells
        parts = {str(one): one for one in Part}
        part = parts.get(field.id)
        return gym_edit.parts_loading(part, self.gym) if part is not None else None


def _kind(variation: Variation) -> Kind | None:
    return gym_edit.machine_kind(variation.needs)


def _headed(fields: Sequence[Field], head: str) -> list[Field]:
    return [replace(fields[0], head=head), *fields[1:]] if fields else []
