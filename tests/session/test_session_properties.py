from __future__ import annotations

from any_keys import KEYS, press
from hypothesis import given, settings
from hypothesis import strategies as st
from session_fixtures import NOON, SMALL, Hands

from legtui.session.happenings import Happening, SetsLogged, StepEnded
from legtui.session.replay import advance, replay
from legtui.session.state import opening
from legtui.session.view import at

steps = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 90)), max_size=40)


def played(keys: list[tuple[str, int]]) -> Hands:
    hands = Hands()
    for key, number in keys:
        press(hands, key, number)
    return hands


@given(steps)
@settings(max_examples=300)
def test_any_keys_lead_somewhere_and_time_never_goes_back(keys: list[tuple[str, int]]) -> None:
    hands = Hands()
    before = 0
    for key, number in keys:
        press(hands, key, number)
        view = hands.view
        assert view.timer.gone_ms >= 0
        assert hands.t >= before
        before = hands.t
    ids = [one.id for one in hands.ledger.happenings]
    assert ids == sorted(set(ids))


@given(steps)
@settings(max_examples=200)
def test_undo_then_redo_is_the_identity(keys: list[tuple[str, int]]) -> None:
    hands = played(keys)
    settled = hands.ledger.settled()
    undone = settled.undo()
    assert (undone == settled) == (settled.next_undo is None)
    again = undone.redo()
    assert again == settled
    assert replay(SMALL, again.standing) == replay(SMALL, settled.standing)


@given(steps)
@settings(max_examples=200)
def test_undoing_everything_leaves_the_opening(keys: list[tuple[str, int]]) -> None:
    ledger = played(keys).ledger
    while ledger.next_undo is not None:
        ledger = ledger.undo()
    state = replay(SMALL, ledger.standing)
    assert not state.sets
    assert not state.steps_ended
    assert state.phase is opening(SMALL).phase


@given(steps, st.lists(st.integers(0, 5_000_000), max_size=5))
@settings(max_examples=200)
def test_the_view_is_a_function_of_rows_and_time(
    keys: list[tuple[str, int]], instants: list[int]
) -> None:
    hands = played(keys)
    running = opening(SMALL)
    for one in hands.ledger.standing:
        running = advance(running, one)
    for t in (hands.t, *instants):
        assert at(running, t) == at(replay(SMALL, hands.ledger.standing), t)


@given(steps)
@settings(max_examples=200)
def test_nothing_that_a_closed_program_could_not_see_is_done(keys: list[tuple[str, int]]) -> None:
    """No step ends by itself inside a time in which the program was closed."""
    hands = Hands()
    for key, number in keys:
        known = {one.id for one in hands.ledger.happenings}
        press(hands, key, number)
        if key == "close":
            new = [one for one in hands.ledger.happenings if one.id not in known]
            assert not [one for one in new if isinstance(one.what, StepEnded)]


@given(steps)
@settings(max_examples=200)
def test_no_step_ends_twice_and_no_set_has_two_ids(keys: list[tuple[str, int]]) -> None:
    standing = played(keys).ledger.standing
    ended = [(o.what.phase, o.what.index) for o in standing if isinstance(o.what, StepEnded)]
    assert len(ended) == len(set(ended))
    sets = [s for o in standing if isinstance(o.what, SetsLogged) for s in o.what.sets]
    assert len({s.id for s in sets}) == len(sets)
    keys_of = [(s.exercise, s.kind, s.number) for s in sets]
    assert len(keys_of) == len(set(keys_of))
    assert len(replay(SMALL, standing).sets) == len(sets)


@given(st.lists(st.tuples(steps.map(played), st.integers(0, 10**7)), min_size=1, max_size=3))
@settings(max_examples=40)
def test_replay_takes_any_order_of_happenings(mixed: list[tuple[Hands, int]]) -> None:
    """Also what could never have happened so: a damaged file must still open."""
    soup = [
        Happening(one.id, one.action, t + one.t % 1000, NOON, one.what)
        for hands, t in mixed
        for one in reversed(hands.ledger.happenings)
    ]
    state = opening(SMALL)
    last = 0
    for one in soup:
        state = advance(state, one)
        assert state.t >= last
        last = state.t
        at(state, state.t)
