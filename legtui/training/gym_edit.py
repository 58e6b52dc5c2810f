"""A gym as fields of text that can be typed anew, one at a time; each change is checked whole."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from legtui.training.equipment import Barbell, Dumbbells, Equipment, Gym, Kind, Pin, Sled, Stack
from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_text import format_plates, format_weights, parse_plates, parse_weights
from legtui.training.gyms import (
    BARS,
    check_gym,
    commercial,
    usual_bar,
    usual_pin,
    usual_sled,
    usual_stack,
)
from legtui.training.steps_text import format_steps, parse_steps
from legtui.training.weight import Unit, Weight


class Part(StrEnum):
    """What of a gym can be typed."""

    BAR = "bar"
    COLLARS = "collars"
    PLATES = "plates"
    DUMBBELLS = "dumbbells"
    STACK = "stack"
    PIN_PLATES = "pin_plates"
    PIN_LIMIT = "pin_limit"
    PIN_MOST = "pin_most"
    PIN_WEIGHT = "pin_weight"
    SLED = "sled"
    SLED_PLATES = "sled_plates"


def text_of(gym: Gym, part: Part) -> str:
    """Return a part as it is typed; empty where the gym has none."""
    unit, bar, sled, stack = gym.unit, gym.barbell, gym.sled, gym.stack
    pin = stack.pin if stack else None
    found = {
        Part.BAR: lambda: format_weights([bar.bar], unit) if bar else "",
        Part.COLLARS: lambda: format_weights([bar.collar_each], unit) if bar else "",
        Part.PLATES: lambda: format_plates(bar.plates, unit) if bar else "",
        Part.DUMBBELLS: lambda: format_steps(gym.dumbbells.sizes, unit) if gym.dumbbells else "",
        Part.STACK: lambda: format_steps(stack.settings, unit) if stack else "",
        Part.PIN_PLATES: lambda: format_plates(pin.plates, unit) if pin else "",
        Part.PIN_LIMIT: lambda: format_weights([pin.limit], unit) if pin else "",
        Part.PIN_MOST: lambda: str(pin.most_plates) if pin else "",
        Part.PIN_WEIGHT: lambda: format_weights([pin.weight], unit) if pin else "",
        Part.SLED: lambda: format_weights([sled.sled], unit) if sled else "",
        Part.SLED_PLATES: lambda: format_plates(sled.plates, unit) if sled else "",
    }
    return found[part]()


def usual(unit: Unit, part: Part) -> str:
    """Return what is usual for a part, to begin with: what a commercial gym has."""
    stack = replace(usual_stack(unit), pin=usual_pin(unit))
    return text_of(replace(commercial(unit), stack=stack), part)


def with_text(gym: Gym, part: Part, text: str) -> Gym:
    """Return the gym with a part as typed; what else the part needs comes as usual.

    Raises:
        EquipmentError: It can't be read, or can't be; one sentence.
    """
    changed = _with_text(gym, part, text)
    if gym.stack != changed.stack:
        changed = _pin_everywhere(gym, changed)
    check_gym(changed)
    return changed


def without(gym: Gym, part: Part) -> Gym:
    """Return the gym without the equipment that a part belongs to."""
    match part:
        case Part.BAR | Part.COLLARS | Part.PLATES:
            return replace(gym, barbell=None)
        case Part.DUMBBELLS:
            return replace(gym, dumbbells=None)
        case Part.SLED | Part.SLED_PLATES:
            return replace(gym, sled=None)
        case Part.STACK:
            return replace(gym, stack=None)
        case _:
            if gym.stack is None:
                return gym
            bare = replace(gym, stack=replace(gym.stack, pin=None))
            return _pin_everywhere(gym, bare)


def with_unit(gym: Gym, unit: Unit) -> Gym:
    """Return the gym with another unit for what is typed; a 45 lb bar stays a 45 lb bar."""
    return replace(gym, unit=unit)


def with_pairs(gym: Gym, pairs: bool) -> Gym:
    """Return the gym with a pair of each dumbbell, or one of each."""
    if gym.dumbbells is None:
        return gym
    return replace(gym, dumbbells=replace(gym.dumbbells, pairs=pairs))


def parts_loading(part: Part, gym: Gym) -> Equipment | None:
    """Return the equipment that a part belongs to."""
    if part in (Part.BAR, Part.COLLARS, Part.PLATES):
        return gym.barbell
    if part is Part.DUMBBELLS:
        return gym.dumbbells
    return gym.sled if part in (Part.SLED, Part.SLED_PLATES) else gym.stack


# -- machines of single variations ---------------------------------------------------------


def machine_kind(needs: tuple[Kind, ...]) -> Kind | None:
    """Return what a machine of a variation is; `None` where it needs none."""
    return next((one for one in needs if one in (Kind.STACK, Kind.SLED, Kind.BARBELL)), None)


def machine_text(machine: Equipment, unit: Unit) -> str:
    """Return a machine as it is typed: `5 to 100 by 5`, or `45 with 25 20x4`."""
    match machine:
        case Stack():
            return format_steps(machine.settings, unit)
        case Sled(sled=base, plates=own) | Barbell(bar=base, plates=own):
            return f"{format_weights([base], unit)} with {format_plates(own, unit)}".rstrip()
        case Dumbbells():
            return format_steps(machine.sizes, unit)
    return ""


def with_machine(gym: Gym, variation: str, kind: Kind, text: str) -> Gym:
    """Return the gym with a machine that one variation alone uses.

    Raises:
        EquipmentError: It can't be read, or can't be.
    """
    old = dict(gym.machines).get(variation)
    machine: Equipment
    if kind is Kind.STACK:
        own = old.pin if isinstance(old, Stack) else (gym.stack.pin if gym.stack else None)
        machine = Stack(parse_steps(text, gym.unit), own)
    else:
        base, _, rest = text.partition("with")
        weight, own_plates = _one(base, gym.unit, "It"), parse_plates(rest, gym.unit)
        zero = Weight(0, gym.unit)
        sled = kind is Kind.SLED
        machine = Sled(weight, own_plates) if sled else Barbell(weight, zero, own_plates)
    machines = {**dict(gym.machines), variation: machine}
    changed = replace(gym, machines=tuple(machines.items()))
    check_gym(changed)
    return changed


def without_machine(gym: Gym, variation: str) -> Gym:
    """Return the gym without a machine of its own for a variation."""
    return replace(gym, machines=tuple(one for one in gym.machines if one[0] != variation))


def with_machine_pin(gym: Gym, variation: str, pin: bool) -> Gym:
    """Return the gym with its pin in a variation's own stack, or not."""
    machine = dict(gym.machines).get(variation)
    if not isinstance(machine, Stack):
        return gym
    own = gym.stack.pin if pin and gym.stack else None
    machines = {**dict(gym.machines), variation: replace(machine, pin=own)}
    return replace(gym, machines=tuple(machines.items()))


# -- underneath ----------------------------------------------------------------------------


def _with_text(gym: Gym, part: Part, text: str) -> Gym:
    unit = gym.unit
    match part:
        case Part.BAR | Part.COLLARS | Part.PLATES:
            return replace(gym, barbell=_bar(gym.barbell or usual_bar(unit), part, text, unit))
        case Part.DUMBBELLS:
            pairs = gym.dumbbells.pairs if gym.dumbbells else True
            return replace(gym, dumbbells=Dumbbells(parse_steps(text, unit), pairs))
        case Part.SLED:
            sled = replace(gym.sled or usual_sled(unit), sled=_one(text, unit, "A sled"))
            return replace(gym, sled=sled)
        case Part.SLED_PLATES:
            sled = replace(gym.sled or usual_sled(unit), plates=parse_plates(text, unit))
            return replace(gym, sled=sled)
        case Part.STACK:
            pin = gym.stack.pin if gym.stack else None
            return replace(gym, stack=Stack(parse_steps(text, unit), pin))
        case _:
            stack = gym.stack or usual_stack(unit)
            pin = _pin(stack.pin or usual_pin(unit), part, text, unit)
            return replace(gym, stack=replace(stack, pin=pin))


def _bar(bar: Barbell, part: Part, text: str, unit: Unit) -> Barbell:
    if part is Part.BAR:
        return replace(bar, bar=_one(text, unit, "A bar"))
    if part is Part.COLLARS:
        return replace(bar, collar_each=_one(text, unit, "A collar"))
    return replace(bar, plates=parse_plates(text, unit))


def _pin(pin: Pin, part: Part, text: str, unit: Unit) -> Pin:
    match part:
        case Part.PIN_PLATES:
            return replace(pin, plates=parse_plates(text, unit))
        case Part.PIN_LIMIT:
            return replace(pin, limit=_one(text, unit, "The limit of a pin"))
        case Part.PIN_WEIGHT:
            return replace(pin, weight=_one(text, unit, "A pin"))
    if not text.strip().isascii() or not text.strip().isdigit():
        raise EquipmentError(f"How many plates go on a pin is a number, not “{text[:20]}”.")
    return replace(pin, most_plates=min(int(text.strip()[:6]), 20))


def _pin_everywhere(before: Gym, after: Gym) -> Gym:
    """The pin goes into the stacks of single variations too, but for those that had none."""
    was = before.stack.pin if before.stack else None
    now = after.stack.pin if after.stack else None
    machines = tuple(
        (name, replace(one, pin=now))
        if isinstance(one, Stack) and (was is None or one.pin is not None)
        else (name, one)
        for name, one in after.machines
    )
    return replace(after, machines=machines)


def _one(text: str, unit: Unit, what: str) -> Weight:
    found = parse_weights(text, unit)
    if len(found) != 1:
        raise EquipmentError(f"{what} has one weight, such as {BARS[unit][0]}.")
    return found[0]
