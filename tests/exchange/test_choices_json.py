"""Gyms and program in our JSON document: as text or plain JSON, refused where they can't be."""

from __future__ import annotations

import json

import pytest

from legtui.exchange.choices_json import choices_from
from legtui.session.program import guides_program
from legtui.session.program_dict import program_to_dict
from legtui.training.gym_dict import gym_from_dict, gym_to_dict
from legtui.training.gyms import commercial
from legtui.training.weight import Unit

GYMS = [gym_to_dict(commercial(Unit.KG))]


def taken(value: object) -> tuple[dict[str, str], list[str]]:
    reasons: list[str] = []
    return choices_from(value, reasons.append), reasons


def test_text_and_plain_json_say_the_same() -> None:
    program = program_to_dict(guides_program())
    plain, none = taken({"gyms": GYMS, "program": program, "gym": "commercial"})
    text, _ = taken({"gyms": json.dumps(GYMS), "program": json.dumps(program), "gym": "commercial"})
    assert none == []
    assert plain == text
    assert [gym_from_dict(one) for one in json.loads(plain["gyms"])] == [commercial(Unit.KG)]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("gyms", [{**GYMS[0], "barbell": {"kind": "barbell", "bar": "0 kg",
                                          "collar_each": "0 kg", "plates": []}}], "more than 0"),
        ("gyms", [], "at least one"),
        ("gyms", "{", "no JSON"),
        ("program", {"exercises": []}, "How many days"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_reason(name: str, value: object, why: str) -> None:
    found, reasons = taken({name: value, "gym": "commercial"})
    assert found == {"gym": "commercial"}
    assert len(reasons) == 1
    assert reasons[0].startswith(f"{name}: ")
    assert why in reasons[0]
