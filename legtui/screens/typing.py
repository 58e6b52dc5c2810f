"""The line being typed on the session screen, and how it is read."""

from __future__ import annotations

from dataclasses import replace

from legtui.desk.conductor import Conductor
from legtui.session.label import load_text, reps_text, typed_text
from legtui.session.plan import PlannedExercise
from legtui.session.typed import Answer, Asked, NotUnderstood, Reading, Sets, TypedSet, read
from legtui.session.view import View
from legtui.text import clock, plural
from legtui.training.frozen import dataclass
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight
from legtui.widgets.session_words import per_hand
from legtui.widgets.shown import Typing

LONGEST = 60
"""Characters of one line."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line, what it is read against, and whether it corrects the set before."""

    line: str
    asked: Asked
    correcting: bool = False

    @classmethod
    def for_coming(cls, line: str, view: View, conductor: Conductor) -> TypedLine:
        """Begin a line that logs the coming set."""
        exercise, coming = view.exercise, view.coming
        assert exercise is not None
        assert coming is not None
        gone = exercise.ramp_gone if coming.kind is SetKind.RAMP else exercise.work_gone
        total = len(exercise.ramp) if coming.kind is SetKind.RAMP else exercise.work_sets
        last = conductor.state.last_set
        asked = Asked(
            unit=_unit(exercise.plan, coming.load),
            load=coming.load,
            per_leg=exercise.plan.per_leg,
            per_hand=per_hand(exercise.plan),
            sets_left=max(total - gone, 1),
            may_answer=view.may_answer,
            ago_most_s=(conductor.t - (last.logged_t if last else 0)) // 1000,
        )
        return cls(line, asked)

    @classmethod
    def for_last(cls, conductor: Conductor) -> TypedLine | None:
        """Begin a line that corrects the set before; `None` if there is none."""
        last = conductor.state.last_set
        if last is None:
            return None
        planned = conductor.state.exercises[last.slot].plan
        asked = Asked(
            unit=_unit(planned, last.load),
            load=last.load,
            per_leg=len(last.reps) == 2,
            per_hand=per_hand(planned),
        )
        return cls(typed_text(last.load, last.reps, per_hand(planned)), asked, correcting=True)

    def with_line(self, line: str) -> TypedLine:
        """Return it with another line."""
        return replace(self, line=line[:LONGEST])

    @property
    def reading(self) -> Reading:
        """How the line is understood."""
        return read(self.line, self.asked)

    def shown(self) -> Typing:
        """Return the line and its reading as the screen shows them."""
        reading = self.reading
        match reading:
            case NotUnderstood(why=why):
                return Typing(self.line, why, taken=False, correcting=self.correcting)
            case Answer(rir=rir):
                more = "4 or more" if rir == 4 else f"{rir:g}"
                said = f"{more} more in the set before; {rir:g}x would log {rir:g} reps"
                return Typing(self.line, said, taken=True)
            case Sets(sets=sets, ago_s=ago_s):
                said = " · ".join(self._set(one) for one in sets)
                if len(sets) > 1:
                    said = f"{plural(len(sets), 'set')}: {said}"
                if ago_s:
                    said += f", done {clock(ago_s)} ago"
                return Typing(self.line, said, taken=True, correcting=self.correcting)

    def _set(self, one: TypedSet) -> str:
        text = f"{load_text(one.load, self.asked.per_hand)} × {reps_text(one.reps)}"
        return text if one.rir is None else f"{text}, {one.rir:g} more in it"


def _unit(planned: PlannedExercise, load: Weight | None) -> Unit:
    return load.unit if load is not None else planned.unit
