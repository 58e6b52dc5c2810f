"""The program: which exercises, how many sets and reps, how long to rest, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legtui.guide import load as guide
from legtui.guide.model import PRESETS, Exercise
from legtui.screens.choice import Option
from legtui.screens.fields import Field
from legtui.screens.program_items import ItemsScreen, kept_items, seconds_of
from legtui.screens.program_slot import SlotScreen, scheme_name
from legtui.screens.week import WeekScreen
from legtui.session import program_edit as edit
from legtui.session.plan import Phase
from legtui.session.program import Program, ProgramSlot, guides_program
from legtui.session.program_dict import DAYS_A_WEEK, SETS
from legtui.text import clock, plural

WARM_UPS = ("short", "standard", "long")
COOL_DOWNS = ("short", "standard", "long", "no_roller")
LEVELS = ("beginner", "experienced")
LEVEL_HELP = {
    "beginner": "New to this: half the sets for two sessions, three quarters for two more.",
    "experienced": "All sets from the first session on.",
}


class ProgramScreen(WeekScreen):
    """The program, an exercise a line; from the next session on."""

    def __init__(self) -> None:
        super().__init__()
        self._taken_out: str | None = None

    def heading(self) -> tuple[str, str]:
        """Say what it is, or what was just taken out: a toast would lie over the balance."""
        gone = self._taken_out
        if gone is None or any(one.exercise == gone for one in self.program.slots):
            return "Program", "holds from the next session on"
        return "Program", f"{guide.exercise(gone).name} taken out, u brings it back"

    def list_fields(self) -> Sequence[Field]:
        """Return the exercises and what holds for all."""
        exercises = [self._exercise(one) for one in self.program.slots]
        add = Field(
            id="add",
            label="Add an exercise",
            help="One that you took out, or one beyond the guide.",
            enter=self._add,
            enter_word="Add",
            dim=True,
        )
        first = replace(exercises[0], head="Exercises") if exercises else add
        return (first, *exercises[1:], *([add] if exercises else []), *self._whole())

    def _exercise(self, slot: ProgramSlot) -> Field:
        exercise = guide.exercise(slot.exercise)
        ways = dict.fromkeys(guide.variation(one).short for one in (slot.day_a, slot.day_b))
        scheme = "" if slot.scheme == "double" else f" · {scheme_name(slot.scheme)}"
        per_leg = " each leg" if guide.variation(slot.day_a).per_leg else ""
        help_ = f"{ways_text(slot)}. Its sets count for {credits_text(exercise)}."
        return Field(
            id=slot.exercise,
            label=exercise.name,
            value=f"{slot.sets} × {slot.reps_lo}–{slot.reps_hi}{per_leg}",
            note=f"{' / '.join(ways)} · {clock(slot.rest_s)}{scheme}",
            help=help_,
            enter=lambda: self._open(slot.exercise),
            enter_word="Open",
            step=lambda by: self._sets(slot, by),
            clear=(lambda: self._take_out(slot)) if len(self.program.slots) > 1 else None,
            clear_word="Take out",
            move=lambda by: self._keep(edit.moved(self.program, slot.exercise, by)),
        )

    def _whole(self) -> list[Field]:
        preferences, program = self.legtui.preferences, self.program
        preset = edit.rest_preset(program)
        days = program.days_a_week
        usual = guides_program(preferences.rests)
        reset = Field(
            id="reset",
            label="As the guide has it",
            help="The guide's six exercises, sets, reps and rests again; u brings yours back.",
            enter=lambda: self._keep(usual),
            enter_word="Take it",
            dim=program == usual,
        )
        return [
            Field(
                id="rests",
                label="Rests",
                value=preset or "your own",
                head="For all of it",
                help="Between working sets. Each exercise can have its own: Enter opens it.",
                step=lambda by: self._rests(preset, by),
            ),
            Field(
                id="days",
                label="Leg days a week",
                value=str(days),
                help="How often you plan to train legs. With one, both days train the calves "
                "standing.",
                step=lambda by: self._days(days + by),
            ),
            self._phase(Phase.WARM_UP, "warm_up", WARM_UPS),
            self._phase(Phase.COOL_DOWN, "cool_down", COOL_DOWNS),
            Field(
                id="level",
                label="Level",
                value=preferences.level,
                help=LEVEL_HELP.get(preferences.level, ""),
                step=lambda by: self._preference("level", LEVELS, by),
            ),
            reset,
        ]

    def _phase(self, phase: Phase, name: str, choices: tuple[str, ...]) -> Field:
        chosen = getattr(self.legtui.preferences, name)
        kept = kept_items(phase, chosen, self.program.dropped)
        seconds = seconds_of(phase, chosen, self.program.dropped)
        return Field(
            id=name,
            label="Warm-up" if phase is Phase.WARM_UP else "Cool-down",
            value=chosen.replace("_", " "),
            note=f"{plural(len(kept), 'item')}, {clock(seconds)}",
            help="Enter opens the list, to leave something out or take it back.",
            enter=lambda: self._items(phase),
            enter_word="List",
            step=lambda by: self._preference(name, choices, by),
        )

    # -- changes -----------------------------------------------------------------------------

    def _keep(self, program: Program) -> None:
        if program != self.program:
            self.legtui.set_preference("program", program)
        self.look_up()

    def _sets(self, slot: ProgramSlot, by: int) -> None:
        sets = min(max(slot.sets + by, SETS[0]), SETS[1])
        self._keep(edit.with_slot(self.program, replace(slot, sets=sets)))

    def _take_out(self, slot: ProgramSlot) -> None:
        self._taken_out = slot.exercise
        self._keep(edit.without(self.program, slot.exercise))

    def _add(self) -> None:
        offered = edit.to_add(self.program)
        options = [
            Option(one.name, f"{one.sets} × {one.reps_lo}–{one.reps_hi}, {credits_text(one)}")
            for one in offered
        ]
        if not offered:
            self.legtui.notify("Every exercise is in the program.", markup=False)
            return

        def chosen(place: int) -> None:
            self._keep(edit.added(self.program, offered[place].id))
            self.choose_field(offered[place].id)

        self.legtui.choose("Add an exercise", options, chosen)

    def _open(self, exercise: str) -> None:
        self.legtui.push_screen(SlotScreen(exercise))

    def _items(self, phase: Phase) -> None:
        self.legtui.push_screen(ItemsScreen(phase))

    def _rests(self, preset: str | None, by: int) -> None:
        at = PRESETS.index(preset) if preset in PRESETS else 1 - by
        self._keep(edit.with_rests(self.program, PRESETS[min(max(at + by, 0), 2)]))

    def _days(self, days: int) -> None:
        if DAYS_A_WEEK[0] <= days <= DAYS_A_WEEK[1] and days != self.program.days_a_week:
            self._keep(edit.with_days(self.program, days))

    def _preference(self, name: str, choices: tuple[str, ...], by: int) -> None:
        now = getattr(self.legtui.preferences, name)
        at = choices.index(now) if now in choices else 0
        found = choices[(at + by) % len(choices)]
        self.legtui.set_preference(name, found)
        self.look_up()


def ways_text(slot: ProgramSlot) -> str:
    """Return which variation is done when."""
    first, second = (guide.variation(one).name for one in (slot.day_a, slot.day_b))
    return f"{first} on both days" if first == second else f"{first} on day A, {second} on day B"


def credits_text(exercise: Exercise) -> str:
    """Return what a set of an exercise counts for, most first: `quadriceps, half for glutes`."""
    counted = {one.id: one.name.lower() for one in guide.muscles()}
    evidence = guide.variation(exercise.day_a).evidence
    whole = [counted[one] for one, credit in evidence.items() if credit == 1 and one in counted]
    half = [counted[one] for one, credit in evidence.items() if credit == 0.5 and one in counted]
    text = ", ".join(whole)
    return text + (f"; half for {', '.join(half)}" if half else "")
