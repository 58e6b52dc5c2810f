"""The app: what is open, the one timer, the theme, the palette; screens do the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.app import SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from legtui.desk import config
from legtui.desk import preferences as prefs
from legtui.desk.coach import Coach
from legtui.desk.preferences import Preferences
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.machine.clock import Clock
from legtui.machine.locale import plain_ascii
from legtui.machine.terminal import install_guards
from legtui.screens import destinations, more
from legtui.screens.asking import AskingApp
from legtui.screens.base import LegScreen
from legtui.screens.calling import Caller
from legtui.screens.guards import ENTER_KEYS
from legtui.screens.home import HomeScreen
from legtui.screens.live import Live
from legtui.screens.message import BACK_AGAIN, NOTHING_BACK, UNDONE
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.plain import PlainLines
from legtui.widgets.removed import let_go
from legtui.widgets.theme import THEMES, fallback

if TYPE_CHECKING:
    from legtui.desk.conductor import Conductor
    from legtui.journal.values import Took
    from legtui.session.plan import SessionPlan

T = TypeVar("T")

TICK_S = 0.25
"""Four times a second is enough for whole seconds; deadlines have a timer of their own."""
_OURS = frozenset(theme.name for theme in THEMES)

LOOKING = "Open to look only: nothing is saved here."


class LegtuiApp(AskingApp):
    """legtui.

    Args:
        journal: The lifter's file, open.
        clock: What time it is.
        look: What the terminal can show.
    """

    _dressed = False
    """Whether the theme is chosen; Textual asks for colors before."""
    TITLE = "legtui"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = []  # noqa: RUF012 - every key is an action of a screen
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; }
    CommandPalette > Vertical { background: $panel; }
    * {
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint; scrollbar-color-hover: $muted; scrollbar-color-active: $muted;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background; scrollbar-corner-color: $background;
    }
    """

    def __init__(self, journal: Journal, clock: Clock, look: Look | None = None) -> None:
        super().__init__()
        let_go()
        self.journal = journal
        self.clock = clock
        self.painted: Callable[[], None] = lambda: None
        """Called once the first picture is on the screen."""
        self.look = look or (ASCII if plain_ascii(os.environ) else UNICODE)
        self._plain = PlainLines(enabled=self.look.ascii)
        self.preferences: Preferences = prefs.of(journal)
        self.coach = Coach(journal, self.preferences, clock.now)
        self.config = config.read(journal.path.parent)
        self._outdated = False
        self.review_due = False
        self.measuring_due = False
        """Whether four weeks are over since the last review."""
        self._warned: set[str] = set()
        self._choosing = 0
        self.caller = Caller(
            journal.path.parent / "sounds", lambda: self.preferences, self._to_terminal
        )
        self.live = Live(self, self.caller)
        self._dress()

    # -- life ------------------------------------------------------------------------------

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colors for themes that do not have them."""
        return fallback(self.current_theme.dark if self._themes_ready else True)

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colors; of one that is not ours, fitted to be readable."""
        variables = super().get_css_variables()
        if self._dressed and self.theme not in _OURS:
            from legtui.widgets.contrast import fitted

            variables = {**variables, **fitted(variables, self.current_theme.dark)}
            self.theme_variables = variables
        return variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every painted line goes through."""
        own = (self._plain,) if self._plain.enabled else ()
        return [*super().get_line_filters(), *own]

    @property
    def _themes_ready(self) -> bool:
        return self.theme in self.available_themes

    async def on_event(self, event: events.Event) -> None:
        """Let the session know of every Enter, on whatever screen."""
        if isinstance(event, events.Key) and not event.is_forwarded and event.key in ENTER_KEYS:
            screen = self.screen
            if not (isinstance(screen, LegScreen) and screen.GUARDS_ENTER):
                self.live.guards.saw_enter(self.clock.real())
        await super().on_event(event)

    def get_default_screen(self) -> HomeScreen:
        """Return home, which lies under everything else."""
        return HomeScreen()

    def _dress(self) -> None:
        """Choose the theme before the first picture: after it, all styles would be read anew."""
        for theme in THEMES:
            self.register_theme(theme)
        known = self.preferences.theme in self.available_themes
        self._dressed = True
        self.theme = self.preferences.theme if known else THEMES[0].name

    def on_mount(self) -> None:
        """Open the session that is open, if there is one."""
        install_guards(self)
        from legtui.desk.at_start import rescue_notice

        for notice in (
            *self.preferences.notices,
            *self.config.problems,
            rescue_notice(self.journal),
        ):
            self.warn(notice)
        if self.journal.read_only:
            more.show_history(self)
            self.warn(LOOKING)
        elif not self.resume():
            self._first_run()
        self.set_interval(TICK_S, self.live.tick)
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.painted()
        self._learn()

    def _first_run(self) -> None:
        """Ask what has not been asked yet, once each."""
        if not self.preferences.welcomed:
            more.show_welcome(self)
        elif not self.preferences.safety_read:
            more.show_safety(self)

    def welcomed(self) -> None:
        """The first questions are answered: the screening card, then home."""
        self.pop_screen()
        self._first_run()

    def outdated(self) -> None:
        """What home knows of the last weeks does not hold any more; it is read anew there."""
        self._outdated = True
        if isinstance(self.screen, HomeScreen):
            self.learn_anew()

    def learn_anew(self) -> None:
        """Read the last weeks anew if something in them has changed; asked by home."""
        if self._outdated:
            self._outdated = False
            self.call_after_refresh(self._learn)

    def _learn(self) -> None:
        """Read what is not needed for the first picture: the lifter's pace, the four weeks."""
        from legtui.desk import muscles, pace, review

        try:
            self.review_due = review.due(self.journal, self.clock.now().local)
            self.measuring_due = review.measuring_due(self.journal, self.clock.now().local)
            self.coach.pace = pace.learned(self.journal)
            self.coach.glance = muscles.muscles(self.journal, self.clock.now().local)
        except JournalError as error:
            self.notify(str(error), markup=False, severity="error")
        if self.is_running and isinstance(self.screen, HomeScreen):
            self.screen.look_up()

    def watch_theme(self, theme: str) -> None:
        """Remember a theme that was chosen."""
        if self.is_running and theme != self.preferences.theme:
            self.set_preference("theme", theme)

    def leave(self) -> None:
        """Close legtui; a session in progress stays open."""
        self.live.leave()
        self.exit()

    async def action_quit(self) -> None:
        """Textual's own quit key, which comes before every screen's."""
        self.leave()

    def on_unmount(self) -> None:
        """Give the window its title back, let the machine sleep."""
        self.caller.close()
        self.live.awake.stop()

    # -- the live session ------------------------------------------------------------------

    @property
    def conductor(self) -> Conductor | None:
        """Who leads the session that is open, `None` without one."""
        return self.live.conductor

    def resume(self) -> bool:
        """Open the session in progress; tell whether there is one."""
        if self.live.unfinished:
            self.live.show()
            return True
        if self.journal.read_only:
            return False
        from legtui.desk.at_start import in_progress

        saved, problem = in_progress(self.journal, self.clock.now())
        self.warn(problem)
        if saved is None:
            return False
        self.live.go_on_with(saved)
        return True

    def start(self, plan: SessionPlan, kind: str = "leg_day") -> None:
        """Start a session; nothing is written before something happens in it."""
        if self.journal.read_only:
            self.warn(LOOKING)
            return
        self.live.start(plan, kind)

    def go_on_with(self, session_id: int) -> None:
        """Go on with a session that was reopened."""
        self.coach.forget()
        saved = self.journal.load(session_id)
        if saved is not None:
            self.live.go_on_with(saved)

    def go_home(self, *, for_good: bool = False) -> None:
        """Home; a session in progress stays open, one with nothing in it leaves no trace.

        Args:
            for_good: Nothing in it is to be brought back any more.
        """
        self.live.go_home(for_good=for_good)
        self.coach.forget()
        self.close_screens()
        self.call_after_refresh(self._learn)

    def close_screens(self) -> None:
        """Close every screen over home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def post(self, call: Callable[[], None]) -> None:
        """Bring an answer of the writer's thread to the app's own, among its messages.

        Not with the loop's `call_soon_threadsafe`: that runs outside of the app's context, in
        which alone a screen can be opened.
        """
        self.call_later(call)

    def _to_terminal(self, characters: str) -> None:
        driver = self._driver
        if driver is not None and not driver.is_headless:
            driver.write(characters)

    def warn(self, problem: str) -> None:
        """Say once what is not as it should be; an empty text says nothing."""
        if problem and problem not in self._warned:
            self._warned.add(problem)
            self.notify(problem, markup=False, severity="warning", timeout=10)

    # -- what screens ask for --------------------------------------------------------------

    def set_preference(self, name: str, value: object) -> None:
        """Remember a choice; undo takes back what changes the plan."""
        self.preferences = replace(self.preferences, **{name: value})  # type: ignore[arg-type]
        self.caller.settings_changed()
        if name == "title" and not value:
            self.caller.close()
        text = prefs.to_text(name, value)
        if name in prefs.UNDOABLE and text is not None:
            self._choosing += 1
            self.journal.choose(name, text, self.clock.now()).add_done_callback(
                lambda done: self.post(lambda: self._chose(done))
            )
        else:
            self.journal.set_setting(name, text)
        self.coach = self.coach.with_preferences(self.preferences)

    def _chose(self, done: Future[int]) -> None:
        """What was not kept does not hold either."""
        self._choosing -= 1
        error = done.exception()
        if error is not None:
            self.notify(str(error), markup=False, severity="error")
        if self._read_preferences():
            self.history_changed()

    def show_help(self, screen: LegScreen) -> None:
        """Open every key of a screen."""
        from legtui.screens.help import help_lines

        self.page("Keys", help_lines(screen.actions))

    def go_back(self) -> None:
        """Back to the screen beneath."""
        self.pop_screen()

    def undo_last(self) -> None:
        """Take back what was done last, wherever it was but in the session that is open: that one
        is led from here, and has an undo of its own.
        """
        nothing = "Nothing to undo" + (" but in the open session." if self._led else ".")
        self._take(self.journal.history.undo_last(self._led), UNDONE, nothing)

    def redo_last(self) -> None:
        """Bring back what was taken back last; not in the session that is open."""
        self._take(self.journal.history.redo_last(self._led), BACK_AGAIN, NOTHING_BACK)

    @property
    def _led(self) -> int | None:
        return self.conductor.key.id if self.conductor is not None else None

    def _take(self, future: Future[Took | None], said: str, nothing: str) -> None:
        future.add_done_callback(lambda done: self.post(lambda: self._took(done, said, nothing)))

    def _took(self, done: Future[Took | None], said: str, nothing: str) -> None:
        error = done.exception()
        if error is not None:
            self.notify(str(error), markup=False, severity="error")
            return
        took = done.result()
        self.notify(said.format(took.words) if took else nothing, markup=False)
        self.history_changed()
        if took is not None and took.session_id is not None and self.conductor is None:
            row = self.journal.session(took.session_id)
            if row is not None and row.status == "in_progress":
                self.go_on_with(row.id)  # its end was taken back

    def kept(self, future: Future[int], said: str) -> None:
        """Show what is kept once it is on the disk and say so, or why it is not; an empty text
        says nothing.
        """

        def then(_: int) -> None:
            if said:
                self.notify(said, markup=False)
            self.history_changed()

        self.after(future, then)

    def after(self, future: Future[T], then: Callable[[T], None]) -> None:
        """Go on once a change is on the disk; say why where it is not."""

        def done() -> None:
            error = future.exception()
            if error is not None:
                self.notify(str(error), markup=False, severity="error")
            else:
                then(future.result())

        future.add_done_callback(lambda _: self.post(done))

    def history_changed(self) -> None:
        """What was done is not what it was: look everything up anew."""
        self._read_preferences()
        self.coach.forget()
        self.outdated()
        screen = self.screen
        if isinstance(screen, LegScreen):
            screen.look_up()

    def _read_preferences(self) -> bool:
        """The program or the gyms may be what they were before; tell whether they are."""
        # What is still being written is newer than what the file says.
        found = self.preferences if self._choosing else prefs.of(self.journal)
        if found == self.preferences:
            return False
        self.preferences = found
        self.coach = self.coach.with_preferences(found)
        return True

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the screen by its name, every other screen, and the themes."""
        if isinstance(screen, LegScreen):
            here = tuple(one for one in screen.actions if one.possible() and one.id != "palette")
            ids = {one.id for one in here}
            beyond = (one for one in destinations.destinations(self) if one.id not in ids)
            for action in (*here, *beyond):
                yield SystemCommand(action.word, action.help, action.run)
        yield SystemCommand("Theme", "Change the colors.", self.action_change_theme)
