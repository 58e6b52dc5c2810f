"""What the lifter chose, as our JSON document has it; gyms and program are checked on their way in.

Each value is the text that the file keeps. A document written by hand may have the gyms and the
program as plain JSON instead, which is easier to write.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from legtui.exchange.json_out import dumps
from legtui.session.program_dict import ProgramError, program_from_dict
from legtui.text import clean
from legtui.training.equipment_check import EquipmentError
from legtui.training.gym_dict import gym_from_dict


def texts(value: object) -> dict[str, str]:
    """Return names and texts; what is neither is left out."""
    if not isinstance(value, Mapping):
        return {}
    return {
        name: text
        for name, text in value.items()
        if isinstance(text, str) and 0 < len(name) <= 200 and clean(name) == name
    }


def choices_from(value: object, refuse: Callable[[str], None]) -> dict[str, str]:
    """Return the choices of a document by name.

    Args:
        value: What stands under `choices`.
        refuse: Called with the reason for each that can't be; it is left out.
    """
    if not isinstance(value, Mapping):
        return {}
    plain = (list, dict)
    given = {name: dumps(one) if isinstance(one, plain) else one for name, one in value.items()}
    found = texts(given)
    for name, check in _CHECKS.items():
        if name not in found:
            continue
        try:
            check(json.loads(found[name]))
        except (EquipmentError, ProgramError) as reason:
            refuse(f"{name}: {reason}")
            del found[name]
        except (ValueError, RecursionError):
            refuse(f"{name}: this is no JSON")
            del found[name]
    return found


def _check_gyms(found: Any) -> None:
    if not isinstance(found, list) or not found:
        raise EquipmentError("Gyms are a list with at least one.")
    for one in found:
        gym_from_dict(one)


_CHECKS: Final[dict[str, Callable[[Any], object]]] = {
    "gyms": _check_gyms,
    "program": program_from_dict,
}
