"""Writes a made-up session down as the running program does: deeds and what ends by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from legtui.session import by_itself
from legtui.session.acts import Act
from legtui.session.happenings import (
    Finished,
    Happening,
    SetChanged,
    SetFact,
    SetsLogged,
    Started,
    StepEnded,
    What,
)
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan, TimedStep
from legtui.session.replay import advance
from legtui.session.state import Exercise, Rest, State, opening
from legtui.training.record import SetKind

_LONG_MS = 2 * 3_600_000
"""Longer than the timed steps of a phase, and shorter than what counts as left open."""

Ends = dict[tuple[tuple[TimedStep, ...], int], Act]
"""What ends by itself from the beginning of a step on, with times from there."""


class Recorder:
    """One session from its start.

    Args:
        plan: What it sets out to do.
        start: When the first key is pressed.
        new_id: Makes rising ids.
        ends: What is known of timed steps; shared by sessions, as they do the same ones.
    """

    def __init__(
        self, plan: SessionPlan, start: Moment, new_id: Callable[[], int], ends: Ends
    ) -> None:
        self.state: State = opening(plan)
        self.happenings: list[Happening] = []
        self.t = 0
        """The session's clock, ms."""
        self.start = start
        self.new_id = new_id
        self._ends = ends
        self._action = 0

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.t += round(1000 * seconds)

    def do(self, act: Act) -> None:
        """Carry out an act of the lifter; one that makes no sense does nothing."""
        if act and not self.happenings:
            self._action = self.new_id()
            self._advance(Happening(self._action, self._action, 0, self.start, Started()))
        for place, (t, what) in enumerate(act):
            self._advance(self._happening(t, what, own=place == 0 or isinstance(what, Finished)))

    def run(self, until: int | None = None) -> None:
        """Let the timed steps of the phase end by themselves.

        Args:
            until: Index of the step before whose beginning the lifter looks up; `None` is none.
        """
        ends = self._coming_ends()
        steps = len(self.state.plan.steps(self.state.phase))
        last = steps if until is None else until
        here = ends if last == steps else ends[: last - self.state.step]
        self._follow(here)
        self.t = max(self.t, self.state.t)

    def _coming_ends(self) -> Act:
        """Return what ends from the current step on, which has just begun."""
        state = self.state
        key = (state.plan.steps(state.phase), state.step)
        if key not in self._ends:
            due = by_itself.due(state, state.t + _LONG_MS)
            self._ends[key] = tuple((t - state.t, what) for t, what in due)
        return tuple((state.t + t, _at(what, state.t + t)) for t, what in self._ends[key])

    def _follow(self, ends: Act) -> None:
        """Record the ends of steps in a row; only the last one is replayed, to save time."""
        made = [self._happening(t, what, own=isinstance(what, Finished)) for t, what in ends]
        passed = [one for one in made if isinstance(one.what, StepEnded)][:-1]
        if passed:
            self.happenings += passed
            self.state = _at_step(self.state, passed)
        for one in made[len(passed) :]:
            self._advance(one)

    def _happening(self, t: int, what: What, *, own: bool) -> Happening:
        one = self.new_id()
        if own:
            self._action = one
        start = self.start
        at = Moment(start.utc_ms + t, start.offset_min, start.elapsed_ms + t, start.boot)
        return Happening(one, self._action, t, at, what)

    def _advance(self, one: Happening) -> None:
        self.happenings.append(one)
        self.state = advanced(self.state, one)


def advanced(state: State, one: Happening) -> State:
    """Return what `advance` returns; what is most frequent in one step, which takes a third."""
    match one.what:
        case SetsLogged(sets=(fact,), rest_s=int(rest_s), rest_from_t=from_t) if state.begun:
            exercise = _with_set(state.exercises[fact.slot], fact)
            if exercise.over:
                return advance(state, one)
            a = state.active(one.t)
            return replace(
                state,
                exercises=_with(state.exercises, fact.slot, exercise),
                rest=Rest(from_a=from_t - state.paused_ms, length_ms=1000 * rest_s),
                since_a=a,
                last_set=fact,
                answered=fact.rir is not None,
                spans=(*state.spans[:-1], replace(state.spans[-1], to_a=a)),
                last=one,
            )
        case SetChanged(now=fact) if state.last_set is not None and fact.id == state.last_set.id:
            exercise = state.exercises[fact.slot]
            exercise = replace(exercise, sets=(*exercise.sets[:-1], fact))
            return replace(
                state,
                exercises=_with(state.exercises, fact.slot, exercise),
                last_set=fact,
                answered=fact.rir is not None,
                last=one,
            )
        case _:
            return advance(state, one)


def _with_set(exercise: Exercise, fact: SetFact) -> Exercise:
    sets = (*exercise.sets, fact)
    if fact.kind is SetKind.RAMP:
        return replace(exercise, sets=sets, ramp_gone=exercise.ramp_gone + 1)
    gone = exercise.work_gone + 1
    return replace(exercise, sets=sets, work_gone=gone, ramp_gone=len(exercise.ramp))


def _with(exercises: tuple[Exercise, ...], slot: int, now: Exercise) -> tuple[Exercise, ...]:
    return (*exercises[:slot], now, *exercises[slot + 1 :])


def _at(what: What, t: int) -> What:
    """Return what ends at another time."""
    return replace(what, ended_t=t) if isinstance(what, Finished) else what


def _at_step(state: State, passed: Sequence[Happening]) -> State:
    """Return the state after steps have ended, none of them the last of its phase."""
    whats = tuple(one.what for one in passed if isinstance(one.what, StepEnded))
    return replace(
        state,
        step=state.step + len(passed),
        step_from=state.active(passed[-1].t),
        step_ready=True,
        step_seconds=None,
        adjust_s=0,
        steps_ended=(*state.steps_ended, *whats),
        last=passed[-1],
    )
