"""Across the room: every state told by word, marks and color; digits of two fifths of the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from math import ceil

import pytest
from session_fixtures import SMALL, Hands, kg

from legtui.session import acts
from legtui.session.plan import Phase
from legtui.session.view import Mode
from legtui.widgets.canvas import cells
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.session_across import FILLED, across, filled
from legtui.widgets.shown import Shown, Typing

HEAVY = replace(
    SMALL,
    main=(
        replace(SMALL.main[0], load=kg("182.25"), expected=(12, 11), ramp=()),
        *SMALL.main[1:],
    ),
)


def warm_up() -> Hands:
    hands = Hands(plan=HEAVY)
    hands.enter()
    return hands


def lifting() -> Hands:
    hands = warm_up()
    hands.do(acts.leave_phase(hands.state, hands.t))
    hands.enter()
    return hands


def resting() -> Hands:
    hands = lifting()
    hands.enter()
    return hands


def stretching() -> Hands:
    hands = resting()
    hands.do(acts.move_on(hands.state, hands.t, Phase.COOL_DOWN))
    hands.enter()
    return hands


def paused() -> Hands:
    hands = resting()
    hands.do(acts.pause(hands.state, hands.t))
    return hands


def ready() -> Hands:
    hands = warm_up()
    hands.do(acts.leave_phase(hands.state, hands.t))
    return hands


WAYS: dict[Mode, Callable[[], Hands]] = {
    Mode.CARDIO_READY: lambda: Hands(plan=HEAVY),
    Mode.WARM_UP: warm_up,
    Mode.PHASE_READY: ready,
    Mode.SET: lifting,
    Mode.REST: resting,
    Mode.GO: lambda: resting().wait(181),
    Mode.GET_READY: stretching,
    Mode.HOLD: lambda: stretching().wait(11),
    Mode.SWITCH: lambda: stretching().wait(11).wait(31),
    Mode.ROLL: lambda: stretching().wait(11).wait(31).wait(6).wait(31).wait(11),
    Mode.PAUSED: paused,
    Mode.LEFT_OPEN: lambda: resting().wait(9 * 3600, running=False),
}
DIGITS = set(WAYS) - {Mode.PHASE_READY, Mode.PAUSED}
SIZES = [
    (width, height)
    for width in (40, 47, 60, 80, 100, 120, 160, 200)
    for height in (12, 13, 16, 17, 18, 20, 24, 30, 40, 50, 60)
]


@lru_cache
def shown(mode: Mode, look: Look = UNICODE) -> Shown:
    hands = WAYS[mode]()
    assert hands.view.mode is mode
    return Shown(view=hands.view, state=hands.state, wall="18:40", ended_text="18:40", look=look)


def picture(mode: Mode, size: tuple[int, int], look: Look = UNICODE, **changes: object) -> str:
    """The screen of `size` without its padding."""
    one = replace(shown(mode, look), **changes)  # type: ignore[arg-type]
    return across(one, size[0] - 4, size[1] - 2).plain


def digit_rows(text: str, ascii: bool) -> int:
    """The rows of the highest run of lines with blocks in them: the digits."""
    blocks = set("#") if ascii else set("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
    best = run = 0
    for line in text.split("\n"):
        run = run + 1 if blocks & set(line) else 0
        best = max(best, run)
    return best


@pytest.mark.parametrize("look", [UNICODE, ASCII], ids=["lines", "ascii"])
@pytest.mark.parametrize("mode", WAYS, ids=str)
def test_nothing_is_clipped_and_digits_take_two_fifths_of_the_rows(mode: Mode, look: Look) -> None:
    for size in SIZES:
        text = picture(mode, size, look)
        lines = text.split("\n")
        assert len(lines) == size[1] - 2, size
        assert max(map(cells, lines)) <= size[0] - 4, size
        if mode in DIGITS:
            assert digit_rows(text, look.ascii) >= ceil(0.4 * size[1]), (size, text)
        if look.ascii:
            assert text.isascii(), size


@pytest.mark.parametrize("mode", WAYS, ids=str)
def test_the_one_line_is_never_cut_inside_a_word(mode: Mode) -> None:
    for size in SIZES:
        for line in picture(mode, size).split("\n")[-2:]:
            assert "…" not in line, (size, line)


@pytest.mark.parametrize("look", [UNICODE, ASCII], ids=["lines", "ascii"])
@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
def test_no_two_states_have_the_same_head_even_without_color(
    size: tuple[int, int], look: Look
) -> None:
    modes = (Mode.SET, Mode.REST, Mode.GO, Mode.HOLD, Mode.SWITCH, Mode.GET_READY, Mode.PAUSED)
    heads = {}
    for mode in modes:
        first = picture(mode, size, look).split("\n")[0]
        assert first.strip(), mode
        heads[mode] = first
    assert len(set(heads.values())) == len(modes)
    marks = {mode: head.split()[-1][-1] for mode, head in heads.items()}
    four = (Mode.SET, Mode.REST, Mode.GO, Mode.HOLD)
    assert len({marks[mode] for mode in four}) == len(four), "told by their marks alone"


def test_what_wants_something_of_the_lifter_fills_the_screen() -> None:
    assert {mode for mode in WAYS if filled(shown(mode))} == FILLED
    hands = WAYS[Mode.WARM_UP]().wait(400)
    over = Shown(view=hands.view, state=hands.state, wall="18:40")
    assert over.view.timer.over
    assert filled(over), "the cardio is done, and the bike is elsewhere"
    inks = {str(span.style) for span in across(shown(Mode.GO), 76, 22).spans}
    assert inks <= {"$on-accent", "bold $on-accent", "$faint"}


def test_what_is_typed_and_what_went_wrong_are_said() -> None:
    typing = Typing("100x8", "100 kg, 8 reps", taken=True)
    assert "100 kg, 8 reps" in picture(Mode.SET, (80, 24), typing=typing)
    assert "disk full" in picture(Mode.REST, (40, 12), failure="disk full")


def test_enter_is_hinted_at_only_where_there_is_room() -> None:
    assert "Enter" in picture(Mode.SET, (80, 24))
    assert "Enter" not in picture(Mode.SET, (40, 12))
    assert "Enter" not in picture(Mode.HOLD, (80, 24)), "it does nothing in a hold"
