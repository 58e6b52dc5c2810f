"""One exercise of the program: sets, reps, rest, how it goes up, which variation on which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.content import Content

from legtui.contract import DAYS
from legtui.guide import load as guide
from legtui.screens.choice import Option
from legtui.screens.fields import Field
from legtui.screens.prompt import PromptScreen
from legtui.screens.week import WeekScreen
from legtui.session import program_edit as edit
from legtui.session.program import ProgramSlot
from legtui.session.program_dict import REPS, REST_S, SETS, ProgramError
from legtui.session.program_text import parse_reps, parse_rest
from legtui.text import clock
from legtui.training.prescribed import Scheme
from legtui.widgets.canvas import wrap

REST_STEP_S = 15
_SCHEMES = {
    Scheme.DOUBLE: ("reps, then weight", "All sets at the top of the range: the next weight."),
    Scheme.LINEAR: ("weight every time", "All sets in the range: the next weight, every session."),
    Scheme.TWO_FOR_TWO: ("2 for 2", "Two more reps than the goal in the last set, twice running."),
    Scheme.LEAVE_IT_TO_ME: ("leave it to me", "The weight you lifted last; you change it."),
}


class SlotScreen(WeekScreen):
    """An exercise of the program, field by field."""

    def __init__(self, exercise: str) -> None:
        super().__init__()
        self._exercise = exercise

    @property
    def slot(self) -> ProgramSlot | None:
        """The exercise as it stands; `None` where undo took it out."""
        slots = self.legtui.coach.program.slots
        return next((one for one in slots if one.exercise == self._exercise), None)

    def heading(self) -> tuple[str, str]:
        """Return its name."""
        name = guide.exercise(self._exercise).name
        return name, "" if self.slot else "not in the program any more"

    def list_fields(self) -> Sequence[Field]:
        """Return what can be chosen for it."""
        slot = self.slot
        if slot is None:
            return ()
        scheme, scheme_help = _SCHEMES[Scheme(slot.scheme)]
        ways = [one.id for one in guide.variations_of(slot.exercise)]
        fields = [
            Field("sets", "Sets", str(slot.sets), help="Working sets; the ramp comes by itself.",
                  step=self._step_sets),
            Field("reps", "Reps", f"{slot.reps_lo}–{slot.reps_hi}",
                  help="The least and the most of a working set.",
                  enter=self._type_reps, step=self._step_reps),
            Field("rest", "Rest", clock(slot.rest_s), note=self._preset(slot),
                  help="Between working sets.", enter=self._type_rest, step=self._step_rest),
            Field("scheme", "Goes up by", scheme, help=scheme_help, step=self._step_scheme,
                  enter=self._choose_scheme, enter_word="Pick"),
        ]  # fmt: skip
        if len(ways) > 1:
            fields += [self._day(slot, day, ways) for day in DAYS]
            same = slot.day_a == slot.day_b
            fields.append(
                Field("pin", "Both days alike", "yes" if same else "no",
                      help="One variation on both days gets more practice; two train it from "
                      "another angle.",
                      enter=self._pin, enter_word="Take turns" if same else "Pin day A's",
                      step=lambda _: self._pin())
            )  # fmt: skip
        return fields

    def _day(self, slot: ProgramSlot, day: str, ways: list[str]) -> Field:
        chosen = slot.variation(day)
        here = chosen in self.legtui.coach.rack.possible
        return Field(
            id=f"day {day}",
            label=f"Day {day}",
            value=guide.variation(chosen).name,
            note="" if here else "not in this gym",
            help=" ".join(guide.variation_text(chosen).tips[:2]),
            enter=lambda: self._choose_way(day, ways),
            enter_word="Pick",
            step=lambda by: self._way(day, ways[(ways.index(chosen) + by) % len(ways)]),
        )

    def _preset(self, slot: ProgramSlot) -> str:
        presets = guide.exercise(slot.exercise).rests_s
        return next((name for name, rest in presets.items() if rest == slot.rest_s), "your own")

    def detail(self, field: Field, width: int) -> list[Content]:
        """Return what it counts for, and what the program comes to."""
        slot = self.slot
        if slot is None:
            return []
        names = {one.id: one.name.lower() for one in guide.muscles()}
        lines = [Content("")]
        for way in dict.fromkeys((slot.day_a, slot.day_b)):
            variation = guide.variation(way)
            counts = ", ".join(
                f"{names[muscle]} {slot.sets * credit:g}"
                for muscle, credit in variation.evidence.items()
                if muscle in names
            )
            said = wrap(f"{variation.name}: {counts}", width)
            lines += [Content.styled(line, "$muted") for line in said]
        return lines + super().detail(field, width)

    # -- changes -----------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        slot = self.slot
        if slot is None:
            return
        changed = replace(slot, **changes)  # type: ignore[arg-type]
        if changed != slot:
            program = edit.with_slot(self.legtui.coach.program, changed)
            self.legtui.set_preference("program", program)
        self.look_up()

    def _step_sets(self, by: int) -> None:
        if self.slot is not None:
            self._change(sets=_within(self.slot.sets + by, SETS))

    def _step_reps(self, by: int) -> None:
        slot = self.slot
        if slot is not None and slot.reps_lo + by >= REPS[0] and slot.reps_hi + by <= REPS[1]:
            self._change(reps_lo=slot.reps_lo + by, reps_hi=slot.reps_hi + by)

    def _step_rest(self, by: int) -> None:
        if self.slot is not None:
            self._change(rest_s=_within(self.slot.rest_s + by * REST_STEP_S, REST_S))

    def _step_scheme(self, by: int) -> None:
        if self.slot is not None:
            every = list(Scheme)
            at = (every.index(Scheme(self.slot.scheme)) + by) % len(every)
            self._change(scheme=str(every[at]))

    def _choose_scheme(self) -> None:
        every = list(Scheme)
        options = [Option(*_SCHEMES[one]) for one in every]
        self.legtui.choose(
            "How it goes up", options, lambda place: self._change(scheme=str(every[place]))
        )

    def _way(self, day: str, variation: str) -> None:
        if day == "A":
            self._change(day_a=variation)
        else:
            self._change(day_b=variation)

    def _choose_way(self, day: str, ways: list[str]) -> None:
        possible = self.legtui.coach.rack.possible
        options = [
            Option(guide.variation(one).name, "" if one in possible else "not in this gym")
            for one in ways
        ]
        self.legtui.choose(f"Day {day}", options, lambda place: self._way(day, ways[place]))

    def _pin(self) -> None:
        if self.slot is not None:
            found = edit.pinned(self.slot)
            self._change(day_a=found.day_a, day_b=found.day_b)

    def _type_reps(self) -> None:
        slot = self.slot
        assert slot is not None

        def keep(line: str) -> None:
            lo, hi = parse_reps(line)
            self._change(reps_lo=lo, reps_hi=hi)

        self._ask("Reps", f"{slot.reps_lo}-{slot.reps_hi}", "The least and the most: 8-12.",
                  parse_reps, keep)  # fmt: skip

    def _type_rest(self) -> None:
        slot = self.slot
        assert slot is not None
        self._ask("Rest", clock(slot.rest_s), "Minutes and seconds, 2:30, or seconds, 150.",
                  parse_rest, lambda line: self._change(rest_s=parse_rest(line)))  # fmt: skip

    def _ask(
        self,
        title: str,
        value: str,
        hint: str,
        read: Callable[[str], object],
        keep: Callable[[str], None],
    ) -> None:
        def check(line: str) -> str | None:
            try:
                read(line)
            except ProgramError as error:
                return str(error)
            return None

        def entered(line: str | None) -> None:
            if line:
                keep(line)

        hint = self.look.text(f"{hint} ⏎ keeps it, Esc leaves it.")
        self.legtui.push_screen(PromptScreen(title, value=value, hint=hint, check=check), entered)


def scheme_name(scheme: str) -> str:
    """Return a way of going up in a few words."""
    return _SCHEMES[Scheme(scheme)][0]


def _within(number: int, range_: tuple[int, int]) -> int:
    return min(max(number, range_[0]), range_[1])
