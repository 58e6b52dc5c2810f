"""What the lifter chose once and legtui remembers: settings in the file, with good defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Any

from legtui.journal.journal import Journal
from legtui.session.program import Program
from legtui.session.program_dict import ProgramError, program_from_dict, program_to_dict
from legtui.training.equipment import Gym
from legtui.training.equipment_check import EquipmentError
from legtui.training.frozen import dataclass
from legtui.training.gym_dict import gym_from_dict, gym_to_dict
from legtui.training.gyms import commercial
from legtui.training.units import LengthUnit
from legtui.training.weight import Unit

UNDOABLE = frozenset({"program", "gyms", "gym", "warm_up", "cool_down", "level"})
"""Kept as acts that undo takes back (`Journal.choose`); everything else is a mere setting."""

BUDGETS = (None, 75, 60, 45, 30)
"""How long a session may take, minutes; `None` is the whole."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every setting, typed."""

    unit: Unit = Unit.KG
    level: str = "experienced"
    """`beginner` or `experienced`."""
    gyms: tuple[Gym, ...] = field(default_factory=lambda: (commercial(Unit.KG),))
    gym: str = "commercial"
    """Id of the gym at hand."""
    program: Program | None = None
    """The lifter's own; `None` is the guide's."""
    warm_up: str = "standard"
    cool_down: str = "standard"
    rests: str = "standard"
    budget_min: int | None = None
    across: bool = False
    """Lifting across the room."""
    across_stretches: bool = True
    """Stretching across the room."""
    theme: str = "legtui-dark"
    bell: bool = True
    sound: bool = True
    notify: bool = False
    title: bool = True
    welcomed: bool = False
    """Whether the first run's questions were answered."""
    notices: tuple[str, ...] = ()
    """What could not be read, and what holds instead; never kept."""
    safety_read: bool = False
    """Whether the screening card was read."""
    fuel: bool = False
    """Whether food and water are logged."""
    water_cues: bool = True
    """With `fuel`: say when to drink, also in a rest."""
    birth_year: int | None = None
    """Asked only where supplements are shown."""
    length_unit: LengthUnit = LengthUnit.CM
    """Of girths and jumps."""

    @property
    def gym_at_hand(self) -> Gym:
        """The gym that loads are made for."""
        return next((one for one in self.gyms if one.id == self.gym), self.gyms[0])

    def age(self, today: date) -> int | None:
        """Return the age in whole years that is certain: the birthday may be still to come."""
        return None if self.birth_year is None else today.year - self.birth_year - 1


def of(journal: Journal) -> Preferences:
    """Return the preferences that the file keeps."""
    return read({**journal.settings(), **journal.choices()})


def read(settings: Mapping[str, str]) -> Preferences:
    """Return the settings of the file; what can't be read is at its default."""
    found: dict[str, object] = {}
    notices: list[str] = []
    for one in fields(Preferences):
        text = settings.get(one.name)
        if text is None or one.name == "notices":
            continue
        try:
            found[one.name] = _from_text(one.name, text)
        except (ProgramError, EquipmentError) as error:
            notices.append(f"{_INSTEAD[one.name]} {error}")
        except (ValueError, KeyError, TypeError, RecursionError):
            if one.name in _INSTEAD:
                notices.append(_INSTEAD[one.name])
    return replace(Preferences(), notices=tuple(notices), **found)  # type: ignore[arg-type]


def to_text(name: str, value: object) -> str | None:
    """Return a setting as the file keeps it; `None` removes it."""
    if name == "gyms":
        assert isinstance(value, tuple)
        return _json([gym_to_dict(one) for one in value])
    if isinstance(value, Program):
        return _json(program_to_dict(value))
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _json(value: object) -> str:
    import json  # only who has a gym or a program of their own waits for it

    return json.dumps(value, ensure_ascii=False)


_INSTEAD = {
    "program": "Your program could not be read, so the guide's holds.",
    "gyms": "Your gyms could not be read, so a commercial gym holds.",
}
_BOOLS = {"yes": True, "no": False}


def _from_json(text: str) -> Any:
    import json

    return json.loads(text)


def _from_text(name: str, text: str) -> object:
    default = getattr(Preferences(), name)
    if name == "gyms":
        gyms = tuple(gym_from_dict(one) for one in _from_json(text))
        if not gyms:
            raise ValueError("no gym")
        return gyms
    if name == "program":
        return program_from_dict(_from_json(text))
    if name == "unit":
        return Unit(text)
    if name in ("budget_min", "birth_year"):
        return int(text)
    if name == "length_unit":
        return LengthUnit(text)
    if isinstance(default, bool):
        return _BOOLS[text]
    return text
