"""A lifter who may press anything at any time, and a machine that may do anything meanwhile."""

from __future__ import annotations

from dataclasses import replace

from session_fixtures import Hands, exercise, kg

from legtui.session import acts
from legtui.session.moment import Moment
from legtui.session.plan import Phase
from legtui.session.state import State
from legtui.session.typed import TypedSet

KEYS = (
    "enter", "enter", "enter", "wait", "wait", "wait long", "close", "undo", "redo", "skip",
    "skip all", "pause", "more", "less", "answer", "form", "correct", "two sets", "reorder",
    "add", "cool-down", "niggle", "sharp", "swap", "finish", "turns", "note", "cut",
)  # fmt: skip
OF_THE_MACHINE = ("clock", "reboot")
"""The wall clock is set; the machine starts anew. After both a session's clock may go back."""


def press(hands: Hands, key: str, number: int) -> None:
    """One key of a lifter who may press anything at any time, or what the machine does."""
    state, t = hands.state, hands.t
    match key:
        case "enter":
            hands.enter()
        case "wait":
            hands.wait(number)
        case "wait long":
            hands.wait(number * 60)
        case "close":
            hands.wait(number * 20, running=False)
            hands.reopen()
        case "undo":
            hands.ledger = hands.ledger.undo()
            hands.reopen()
        case "redo":
            hands.ledger = hands.ledger.redo()
            hands.reopen()
        case "clock":
            hands.now = _clock_set(hands, number)
        case "reboot":
            hands.now = _rebooted(hands, number)
        case "two sets":
            typed = tuple(TypedSet(kg("50"), legs(state, number), 1.5) for _ in range(2))
            hands.do(acts.log_typed(state, t, typed, hands.new_id, ago_s=number))
        case "correct":
            one = state.last_set
            if one is not None:
                hands.do(acts.correct(state, t, TypedSet(None, one.reps, 0.5)))
        case "swap":
            hands.do(acts.swap(state, t, exercise(0, "squat", "front_squat", based_on=(7, 9))))
        case "niggle" | "sharp":
            hands.do(acts.hurts(state, t, "knee", key, "left"))
        case "cut":
            hands.do(_cut(state, t, number))
        case _:
            hands.do(_simple(state, t, key, number))


def _simple(state: State, t: int, key: str, number: int) -> acts.Act:
    if key == "skip":
        skip = acts.skip_set if state.current_step is None else acts.skip_step
        return skip(state, t)
    return {
        "skip all": lambda: acts.skip_exercise(state, t),
        "pause": lambda: acts.pause(state, t),
        "more": lambda: acts.adjust(state, t, 15),
        "less": lambda: acts.adjust(state, t, -15),
        "answer": lambda: acts.answer(state, t, float(number % 5)),
        "form": lambda: acts.flag_form(state, t),
        "reorder": lambda: acts.reorder(state, t, number % 2),
        "add": lambda: acts.add_set(state, t),
        "cool-down": lambda: acts.move_on(state, t, Phase.COOL_DOWN),
        "finish": lambda: acts.finish(state, t),
        "turns": lambda: acts.turns(state, t),
        "note": lambda: acts.note(state, t, f"note {number} 'x'; --"),
    }[key]()


def _cut(state: State, t: int, number: int) -> acts.Act:
    """Less time: a set less of what remains, and fewer steps of a timed phase."""
    fewer = tuple((slot, 1) for slot in state.remaining[:1])
    phase = Phase.COOL_DOWN if number % 3 else Phase.WARM_UP
    steps = state.plan.steps(phase)
    begun = state.steps_begun if phase is state.phase else 0
    ahead = steps[begun + number % 2 :]
    kept = tuple(replace(one, index=begun + place) for place, one in enumerate(ahead))
    return acts.cut(state, t, fewer, ((phase, steps[:begun] + kept),))


def _clock_set(hands: Hands, number: int) -> Moment:
    utc_ms = hands.now.utc_ms + (number - 45) * 1_000_000
    return replace(hands.now, utc_ms=utc_ms, offset_min=-210)


def _rebooted(hands: Hands, number: int) -> Moment:
    return replace(hands.now, boot=f"another boot {number}", elapsed_ms=number)


def legs(state: State, number: int) -> tuple[int, ...]:
    """Reps for the exercise at hand."""
    per_leg = state.current is not None and state.current.plan.per_leg
    return (number % 20, number % 7) if per_leg else (number % 20,)
