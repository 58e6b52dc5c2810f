"""The live session: shows its view, turns keys into happenings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from legtui.desk.conductor import Conductor
from legtui.desk.rack import Rack
from legtui.desk.record_marks import Marks
from legtui.screens.action import Action
from legtui.screens.base import LegScreen, passed_on
from legtui.screens.clicks import hint_at, key_at
from legtui.screens.guards import ENTER_KEYS, Guards
from legtui.screens.session_deeds import Deeds
from legtui.screens.session_keys import session_actions
from legtui.screens.session_questions import Questions
from legtui.screens.session_shown import Gathering
from legtui.screens.session_typing import Typist
from legtui.screens.typing import TypedLine
from legtui.session.expected import Cardio
from legtui.session.plan import Phase
from legtui.session.view import SET_MODES, STEP_MODES, Mode, View
from legtui.widgets.drawn import Drawn
from legtui.widgets.key_bar import KeyBar
from legtui.widgets.session_across import across, filled
from legtui.widgets.session_center import Center
from legtui.widgets.session_panels import (
    exercise_list,
    head,
    head_alone,
    list_and_side,
    phases,
    side,
)
from legtui.widgets.shown import Shown

AT_ONCE = frozenset({"enter", "pagedown", "ctrl+q", "ctrl+p"})
"""Keys that do not wait for a slow disk: `Enter` is ignored meanwhile, leaving can't be stopped."""

SOON_S = 10
"""So many seconds before its end a rest is seen from the corner of the eye."""

WIDE = 100
"""From so many columns on the side has its own place; else it stands below the list."""

_MINUTE_MS = 60_000

PARTS = 5
"""Children of the screen; while it is being closed there are fewer, and nothing is shown."""

Picture = Callable[[Shown, int, int], Content]


class SessionScreen(LegScreen):
    """Where a leg day happens."""

    CSS = """
    SessionScreen { layout: vertical; background: $background; }
    #head { height: 1; padding: 0 1; background: $panel; }
    #phases { height: 2; margin: 1 2 0 2; }
    #body { width: 100%; height: 1fr; margin: 1 0 0 0; }
    #list { width: 26; padding: 1 1 0 2; }
    #center { width: 1fr; padding: 1 3; background: $surface; }
    #side { width: 34; padding: 1 2 0 2; }
    #across { display: none; height: 1fr; padding: 1 2; background: $background; }
    SessionScreen.-narrow #side { display: none; }
    SessionScreen.-narrow #list { width: 22; padding: 0 1 1 1; }
    SessionScreen.-narrow #center { padding: 0 2; }
    SessionScreen.-tiny #list, SessionScreen.-tiny #side { display: none; }
    SessionScreen.-tiny #center { padding: 0 1; }
    SessionScreen.-short #phases { height: 1; margin: 0 1 1 1; }
    SessionScreen.-short #body { margin: 0; }
    SessionScreen.-short #center { padding: 0 2; }
    SessionScreen.-flat #body { margin: 0; }
    SessionScreen.-flat #center { padding: 0 1; }
    SessionScreen.-flat #phases { display: none; }
    SessionScreen.-flat #head { display: none; }
    SessionScreen.-across #head, SessionScreen.-across #phases, SessionScreen.-across #body,
    SessionScreen.-across KeyBar { display: none; }
    SessionScreen.-across #across { display: block; }
    SessionScreen.-soon, SessionScreen.-soon #head, SessionScreen.-soon #center,
    SessionScreen.-soon #across { background: $rest-ground; }
    SessionScreen.-go, SessionScreen.-go #head, SessionScreen.-go #center {
        background: $go-ground; }
    SessionScreen.-go #across { background: $go; }
    SessionScreen.-switch #across { background: $switch; }
    """
    GUARDS_ENTER = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (66, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, conductor: Conductor, rack: Rack) -> None:
        super().__init__()
        self.conductor = conductor
        self.rack = rack
        self.typed: TypedLine | None = None
        """The line being typed."""
        self.leg: int | None = None
        """Which leg the arrows set: 0 left, 1 right, `None` both."""
        self.cardio = Cardio()
        """The light cardio as it is chosen."""
        self.ended_back_ms = 0
        """When a session left open ended, from its last happening on."""
        self.by_key = False
        """Whether what changes next on the screen was done by a key."""
        self.ask = Questions(self)
        self.deeds = Deeds(self)
        self.typist = Typist(self)
        self._gathering: Gathering | None = None
        self._once_saved = ""
        self._last_view: View = conductor.view
        self._last_time: tuple[object, ...] = ()
        """What time could have changed, as it was shown."""
        self._behind: bool | None = None
        """Whether the rest is to be shown once the digits are painted; at first nothing is yet."""
        self._waiting: list[events.Key] = []

    def compose(self) -> ComposeResult:
        """Head, timeline, list, middle, side, keys; and the view across the room."""
        yield Drawn(id="head")
        yield Drawn(id="phases")
        with Horizontal(id="body"):
            yield Drawn(id="list")
            yield Center(id="center")
            yield Drawn(id="side")
        yield Drawn(id="across")
        yield KeyBar()

    def list_actions(self) -> Sequence[Action]:
        """Return the session's table of keys."""
        return session_actions(self)

    def on_mount(self) -> None:
        """Show it at once; what there is to beat is read beside it."""
        self._gathering = Gathering(self)
        self.show()

    def on_resize(self) -> None:
        """Show it as it fits now."""
        self.show()

    def on_screen_resume(self) -> None:
        """Show it again after a dialog; what changed meanwhile was done by no key."""
        self.by_key = self.by_key and self.conductor.saving
        self.show()

    # -- showing ---------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What the session shows now."""
        return self.conductor.view

    @property
    def guards(self) -> Guards:
        """What keeps a quick thumb from doing harm."""
        return self.legtui.live.guards

    @property
    def marks(self) -> Marks:
        """What there is to beat."""
        assert self._gathering is not None
        return self._gathering.marks

    @property
    def ended_t(self) -> int:
        """When a session left open ended, as it would be kept; session time, ms."""
        state = self.conductor.state
        return min(max(state.t + self.ended_back_ms, 0), self.conductor.t)

    @property
    def across_setting(self) -> str:
        """The name of the setting that says whether it is shown across the room: stretches,
        which open so, have their own.
        """
        view = self.view
        stretching = view.underneath in STEP_MODES and view.phase is Phase.COOL_DOWN
        return "across_stretches" if stretching else "across"

    def say(self, line: str) -> None:
        """Show a line about what just happened."""
        self.legtui.live.message.say(line, self.legtui.clock.real())
        self.show()

    def note_line(self, line: str) -> None:
        """Show a line about a deed once it is on the disk; never, if it does not get there."""
        self._once_saved = line

    def show_time(self) -> None:
        """Show the session as time has changed it; most looks at the clock change nothing."""
        conductor, clock = self.conductor, self.legtui.clock
        view = conductor.view
        now = (
            conductor.state,
            view.mode,
            view.timer.gone_ms // 1000,
            clock.now().utc_ms // _MINUTE_MS,
            conductor.slow,
            self.legtui.live.message.line(clock.real()),
        )
        if now != self._last_time:
            self._last_time = now
            self._show(at_once=True)

    def show(self) -> None:
        """Show the session as it stands now; repaints only what has changed."""
        self._show()

    def _show(self, *, at_once: bool = False) -> None:
        """Show it: the digits first, in which a key is answered, or all of it in one picture."""
        gathering = self._gathering
        if gathering is None or not self.is_mounted or len(self.children) < PARTS:
            return
        if self.conductor.saving and not self.conductor.slow:
            return  # a second that passes now would hold up the picture of the deed by a frame
        if self._waiting and not self.conductor.saving:
            self.call_later(self._press_waiting)
        if self._once_saved and not self.conductor.saving:
            line, self._once_saved = self._once_saved, ""
            if not self.conductor.failure:
                self.legtui.live.message.say(line, self.legtui.clock.real())
        view, before = self.conductor.view, self._last_view
        self._note_change(view)
        if view.mode is Mode.FINISH:
            self.legtui.live.show_finish()
            return
        wide = self._wide or self.has_class("-across")
        if at_once or self._behind is None or view.mode is not before.mode or wide:
            self._show_all()
            return
        middle = self.query_one("#center", Center)
        middle.show_digits(gathering.digits(view))
        if not self._behind:
            self._behind = True
            middle.once_painted(self._show_behind)

    @property
    def _wide(self) -> bool:
        """Whether the digits fill the screen."""
        return bool(getattr(self.legtui.preferences, self.across_setting))

    def _show_behind(self) -> None:
        """Show the rest of what a key has changed; where all was shown meanwhile, nothing."""
        if self._behind and self.is_mounted and len(self.children) >= PARTS:
            self._show_all()
            self.conductor.save_draft()

    def _show_all(self) -> None:
        """Show all of it in one picture."""
        self._behind = False
        gathering = self._gathering
        assert gathering is not None
        wide = self._wide
        self.set_class(wide, "-across")
        shown = gathering.shown(self.conductor.view)
        self._call_the_eye(shown)
        if wide:
            self._picture("#across", across, shown)
            return
        self.query_one("#center", Center).show_session(shown)
        beside = self.app.size.width >= WIDE
        for name, draw in (
            ("#phases", phases),
            ("#side", side),
            ("#head", head_alone if self.has_class("-tall") else head),
            ("#list", exercise_list if beside else list_and_side),
        ):
            self._picture(name, draw, shown)
        self.key_bar()

    def _call_the_eye(self, shown: Shown) -> None:
        """Change the whole screen for the end of a rest; at most once a second."""
        view = shown.view
        still = self.app.animation_level == "none" or self.legtui.clock.speed > 1
        seconds = view.timer.shown_s
        soon = view.mode is Mode.REST and not shown.state.turns and 0 < seconds <= SOON_S
        switch = view.mode is Mode.SWITCH
        self.update_classes(  # all in one, as the colors of the whole screen are reckoned anew
            {
                "-soon": soon and (still or seconds % 2 == 0),
                "-go": filled(shown) and not switch,
                "-switch": switch,
            },
            animate=False,
        )

    def _picture(self, name: str, draw: Picture, shown: Shown) -> None:
        drawn = self.query_one(name, Drawn)
        drawn.show(lambda w, h: draw(shown, w, h), (draw, shown), at_once=True)

    def _note_change(self, view: View) -> None:
        before = self._last_view
        if (view.mode, view.step) != (before.mode, before.step):
            now = self.legtui.clock.real()
            if not self.by_key:
                self.guards.changed_by_itself(now)
            if view.mode is Mode.REST:
                self.guards.rest_began(now)
            if not self.by_key and not self._keeps_line(view):
                self.typed = None
            self.leg = None
        self.by_key = self.by_key and self.conductor.saving
        self._last_view = view

    def _keeps_line(self, view: View) -> bool:
        """Tell whether a line that is being typed still makes sense: a set can be corrected
        while the stretches go on.
        """
        correcting = self.typed is not None and self.typed.correcting
        return view.mode in SET_MODES or (correcting and view.mode is not Mode.LEFT_OPEN)

    def key_bar(self) -> None:
        """Show the keys that matter; while a line is typed, letters are text."""
        if self.typed is None:
            super().key_bar()
            return
        take = [("enter", "⏎", "Take it")] if self.typed.shown().taken else []
        hints = [*take, ("home", "Esc", "Drop it")]
        self.query_one(KeyBar).show_keys(hints, self.look)

    # -- keys ------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Press a key; what comes while a deed is being saved waits for its turn."""
        if passed_on(self, event):
            if event.key in ENTER_KEYS:
                self.guards.saw_enter(self.legtui.clock.real())
            return
        at_once = event.key in AT_ONCE or (event.key == "space" and not self._waiting)
        if (self.conductor.saving or self._waiting) and not at_once:
            event.stop()
            event.prevent_default()
            self._waiting.append(event)
            return
        self._press(event)

    def _press_waiting(self) -> None:
        """Press the keys that waited, in their order; after a failed save they are forgotten."""
        waiting, self._waiting = self._waiting, []
        if self.conductor.failure:
            return
        for event in waiting:
            self.on_key(event)

    def _press(self, event: events.Key) -> None:
        """Typed entry first, then the table of keys."""
        if self.typist.took(event):
            event.stop()
            event.prevent_default()
            return
        super().on_key(event)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked digit, arrow or hint says; in the middle and across the room."""
        for name in ("#center", "#across"):
            drawn = self.query_one(name, Drawn)
            offset = event.get_content_offset(drawn) if drawn.display else None
            if offset is None:
                continue
            line = drawn.line_at(offset.y)
            last = name == "#across" and offset.y == drawn.content_size.height - 1
            key = hint_at(line, offset.x) if last else key_at(line, offset.x)
            if key:
                self.on_key(events.Key(key, key if len(key) == 1 else None))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed entry, never keys."""
        self.typist.paste(event.text)
