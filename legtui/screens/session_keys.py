"""The keys of the live session, in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from legtui.screens.action import Action
from legtui.screens.guards import ENTER_KEYS
from legtui.session import acts
from legtui.session.acts import Act
from legtui.session.expected import expected_word
from legtui.session.plan import Phase, StepKind
from legtui.session.state import State
from legtui.session.view import SET_MODES, STEP_MODES, Mode

if TYPE_CHECKING:
    from legtui.screens.session import SessionScreen

ADJUST_S = 15

_MAIN = "Go on"
_SET = "This set"
_SESSION = "The session"
_LOOK = "Look"


def session_actions(screen: SessionScreen) -> tuple[Action, ...]:
    """Return what can be done in a live session, each with when it can."""
    deeds = screen.deeds

    def mode() -> Mode:
        return screen.view.mode

    def state() -> State:
        return screen.conductor.state

    def in_modes(*modes: Mode) -> Callable[[], bool]:
        return lambda: mode() in modes

    def does(act: Callable[[State, int], Act]) -> Callable[[], None]:
        return lambda: deeds.do(act(state(), screen.conductor.t))

    def running() -> bool:
        view = screen.view
        return view.mode is Mode.REST or view.mode in STEP_MODES or view.mode is Mode.GO

    def lifting() -> bool:
        return screen.view.underneath in (*SET_MODES, Mode.REST) and mode() not in _COVERED

    def has_last() -> bool:
        return state().last_set is not None and mode() not in _COVERED

    def live() -> bool:
        return mode() not in _COVERED

    def sideways() -> bool:
        view = screen.view
        return view.mode in (Mode.CARDIO_READY, Mode.LEFT_OPEN) or (
            view.coming is not None and view.mode not in (Mode.PAUSED, Mode.PHASE_READY)
        )

    def updown() -> bool:
        return sideways() and mode() is not Mode.LEFT_OPEN

    def per_leg() -> bool:
        exercise = state().current
        return lifting() and exercise is not None and exercise.plan.per_leg

    def enter_does() -> bool:
        return screen.conductor.retryable or bool(expected_word(screen.view))

    def enter_word() -> str:
        if screen.conductor.retryable:
            return "Try again"
        return expected_word(screen.view).capitalize() or "Go on"

    def cardio() -> bool:
        return mode() is Mode.CARDIO_READY

    def left_open() -> bool:
        return mode() is Mode.LEFT_OPEN

    def skippable() -> bool:
        return live() and mode() is not Mode.ALL_DONE and not _main_ready(state())

    def proposed() -> bool:
        exercise = state().current
        return lifting() and exercise is not None and exercise.eased

    def adjust(seconds: int) -> Callable[[], None]:
        return lambda: deeds.do(acts.adjust(state(), screen.conductor.t, seconds))

    return (
        Action(
            "enter",
            ENTER_KEYS,
            "Go on",
            "The expected next thing: log the set, end the rest, begin.",
            deeds.enter,
            enter_does,
            _MAIN,
            footer=100,
            name_now=enter_word,
        ),
        Action(
            "lighter",
            ("left",),
            "weight",
            "One loadable step lighter; before the cardio, what it is.",
            lambda: deeds.sideways(-1),
            sideways,
            _SET,
            footer=90,
            shown_key="←→",
            name_now=lambda: "kind" if cardio() else "5 min" if left_open() else "weight",
        ),
        Action(
            "heavier",
            ("right",),
            "Heavier",
            "One loadable step heavier.",
            lambda: deeds.sideways(1),
            sideways,
            _SET,
        ),
        Action(
            "more_reps",
            ("up",),
            "reps",
            "One rep more; before the cardio, a minute.",
            lambda: deeds.updown(1),
            updown,
            _SET,
            footer=88,
            shown_key="↑↓",
            name_now=lambda: "minutes" if cardio() else "reps",
        ),
        Action(
            "fewer_reps",
            ("down",),
            "Fewer reps",
            "One rep fewer.",
            lambda: deeds.updown(-1),
            updown,
            _SET,
        ),
        Action(
            "leg",
            ("tab",),
            "Leg",
            "Let the arrows set both legs, the left, or the right.",
            deeds.next_leg,
            per_leg,
            _SET,
            footer=60,
        ),
        Action(
            "correct",
            ("e",),
            "Correct",
            "Correct the last set; the timer is not touched.",
            deeds.correct,
            has_last,
            _SET,
            footer=40,
        ),
        Action(
            "form",
            ("f",),
            "Form",
            "The form of the set just done was not clean.",
            does(acts.flag_form),
            has_last,
            _SET,
            footer=30,
        ),
        Action("hurts", ("h",), "Hurts", "Something hurts.", screen.ask.pain, live, _SET),
        Action(
            "note", ("n",), "Note", "A note: in a rest, on that set.", screen.ask.note, live, _SET
        ),
        Action(
            "undo",
            ("u", "pageup"),
            "Undo",
            "Take back what you did last, whatever it was.",
            deeds.undo,
            lambda: True,
            _MAIN,
            footer=70,
        ),
        Action("redo", ("U",), "Redo", "Bring it back.", deeds.redo, lambda: True, _MAIN),
        Action(
            "pause",
            ("p",),
            "Pause",
            "Let everything stand still, and go on.",
            does(acts.pause),
            lambda: live() or mode() is Mode.PAUSED,
            _MAIN,
            footer=35,
            name_now=lambda: "Go on" if mode() is Mode.PAUSED else "Pause",
        ),
        Action(
            "less",
            ("minus",),
            "15 s",
            "15 s less on the running timer.",
            adjust(-ADJUST_S),
            running,
            _MAIN,
            footer=45,
            shown_key="- +",
        ),
        Action(
            "more",
            ("plus", "equals_sign"),
            "15 s more",
            "15 s more on the running timer.",
            adjust(ADJUST_S),
            running,
            _MAIN,
        ),
        Action(
            "skip",
            ("s",),
            "Skip",
            "Skip this step: a set, a rest, a hold.",
            deeds.skip,
            skippable,
            _MAIN,
            footer=50,
        ),
        Action(
            "skip_all",
            ("S",),
            "Skip all",
            "Skip the rest of this exercise, or of this phase.",
            deeds.skip_all,
            skippable,
            _MAIN,
        ),
        Action(
            "taken",
            ("o",),
            "Machine taken",
            "Do another exercise first.",
            screen.ask.order,
            lambda: live() and len(state().remaining) > 1 and state().phase is Phase.MAIN,
            _SESSION,
            footer=38,
        ),
        Action(
            "swap",
            ("x",),
            "Swap",
            "Another variation instead.",
            screen.ask.swap,
            lambda: live() and state().current is not None,
            _SESSION,
            footer=55,
        ),
        Action(
            "add_set",
            ("a",),
            "One more set",
            "One more set of this exercise.",
            does(acts.add_set),
            lambda: live() and (lifting() or (has_last() and mode() is Mode.PHASE_READY)),
            _SESSION,
        ),
        Action(
            "cool_down",
            ("c",),
            "Cool-down",
            "On to the cool-down.",
            lambda: deeds.do(acts.move_on(state(), screen.conductor.t, Phase.COOL_DOWN)),
            lambda: (
                live()
                and state().phase in (Phase.WARM_UP, Phase.MAIN)
                and bool(state().plan.cool_down)
            ),
            _SESSION,
        ),
        Action(
            "finish",
            ("F",),
            "Finish here",
            "End the session here.",
            deeds.finish_here,
            lambda: live() and mode() is not Mode.FINISH,
            _SESSION,
        ),
        Action(
            "time",
            ("t",),
            "Time",
            "Less time: I have 45 minutes, closes 19:30. What goes is shown; undo brings it back.",
            screen.ask.budget,
            live,
            _SESSION,
            footer=36,
        ),
        Action(
            "restore",
            ("r",),
            "Weight back",
            "Back to the weight before legtui proposed another.",
            deeds.restore,
            proposed,
            _SET,
            footer=86,
        ),
        Action(
            "go_on",
            ("g",),
            "Go on with it",
            "Take the session up again.",
            does(acts.go_on),
            in_modes(Mode.LEFT_OPEN),
            _SESSION,
            footer=80,
        ),
        Action(
            "turns",
            (),
            "Turns",
            "Lift in turns with a partner: the rest counts up, GO at its least.",
            does(acts.turns),
            live,
            _SESSION,
        ),
        Action(
            "why",
            ("w",),
            "Why",
            "Why this weight?",
            screen.ask.why,
            lambda: state().current is not None,
            _LOOK,
            footer=48,
        ),
        Action(
            "how",
            ("i",),
            "How to",
            "How to do it: set-up, form, safety.",
            screen.ask.how_to,
            lambda: state().current is not None or state().current_step is not None,
            _LOOK,
            footer=33,
        ),
        Action(
            "across",
            ("z",),
            "Big",
            "Across the room: the digits as large as they go.",
            deeds.toggle_across,
            lambda: True,
            _LOOK,
            footer=52,
            name_now=lambda: "Small" if screen.has_class("-across") else "Big",
        ),
        Action(
            "home",
            ("escape",),
            "Home",
            "Leave to home; the session stays open.",
            deeds.leave,
            lambda: True,
            _SESSION,
        ),
    )


_COVERED = (Mode.PAUSED, Mode.LEFT_OPEN)


def _main_ready(state: State) -> bool:
    """Whether the main part waits to be begun: there is no set yet that could be skipped."""
    step = state.current_step
    if state.phase is Phase.MAIN:
        return not state.begun
    return step is None or (not state.begun and step.kind is not StepKind.CARDIO)
