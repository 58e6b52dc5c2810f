"""The app: what is open, the one timer, the theme, the palette; screens do the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen
from textual.timer import Timer

from legtui.desk import config
from legtui.desk import preferences as prefs
from legtui.desk.coach import Coach
from legtui.desk.preferences import Preferences
from legtui.journal.errors import JournalError
from legtui.journal.journal import Journal
from legtui.machine.alerts import Alert, Alerts, AlertSettings
from legtui.machine.awake import KeepAwake
from legtui.machine.clock import Clock
from legtui.machine.locale import plain_ascii
from legtui.machine.terminal import install_guards
from legtui.screens import looking_back, more
from legtui.screens.base import LegScreen
from legtui.screens.home import HomeScreen
from legtui.widgets.look import ASCII, UNICODE, Look
from legtui.widgets.plain import PlainLines
from legtui.widgets.theme import THEMES, fallback

if TYPE_CHECKING:
    from legtui.desk.conductor import Conductor
    from legtui.journal.values import SavedSession, Took
    from legtui.screens.choice import Option
    from legtui.session.plan import SessionPlan
    from legtui.session.view import View

T = TypeVar("T")

TICK_S = 0.25
"""Four times a second is enough for whole seconds; deadlines have a timer of their own."""
SLEPT_S = 2.0
"""So long after the last look the machine slept: what ended meanwhile is shown, not rung late."""

LOOKING = "Open to look only: nothing is saved here."

_TIME = re.compile(r"(\d{1,2})[:. h]?(\d{2})\Z")


class LegtuiApp(App[None]):
    """legtui.

    Args:
        journal: The lifter's file, open.
        clock: What time it is.
        look: What the terminal can show.
    """

    TITLE = "legtui"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = []  # noqa: RUF012 - every key is an action of a screen
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; }
    * {
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint; scrollbar-color-hover: $muted; scrollbar-color-active: $muted;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background; scrollbar-corner-color: $background;
    }
    """

    def __init__(self, journal: Journal, clock: Clock, look: Look | None = None) -> None:
        super().__init__()
        self.journal = journal
        self.clock = clock
        self.painted: Callable[[], None] = lambda: None
        """Called once the first picture is on the screen."""
        self.look = look or (ASCII if plain_ascii(os.environ) else UNICODE)
        self._plain = PlainLines(enabled=self.look.ascii)
        self.preferences: Preferences = prefs.of(journal)
        self.coach = Coach(journal, self.preferences, clock.now)
        self.config = config.read(journal.path.parent)
        self.review_due = False
        """Whether four weeks are over since the last review."""
        self._warned: set[str] = set()
        self.conductor: Conductor | None = None
        self._choosing = 0
        self._seen: View | None = None
        self._looked = clock.real()
        self._deadline: Timer | None = None
        self._deadline_at: int | None = None
        self._awake = KeepAwake()
        self._alerts = Alerts(
            self._alert_settings(), journal.path.parent / "sounds", self._to_terminal, os.environ
        )

    # -- life ------------------------------------------------------------------------------

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colors for themes that do not have them."""
        return fallback(self.current_theme.dark if self._themes_ready else True)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every painted line goes through."""
        own = (self._plain,) if self._plain.enabled else ()
        return [*super().get_line_filters(), *own]

    @property
    def _themes_ready(self) -> bool:
        return self.theme in self.available_themes

    def on_mount(self) -> None:
        """Open home, or the session that is open."""
        for theme in THEMES:
            self.register_theme(theme)
        known = self.preferences.theme in self.available_themes
        self.theme = self.preferences.theme if known else THEMES[0].name
        install_guards(self)
        from legtui.desk.at_start import rescue_notice

        self.push_screen(HomeScreen())
        for notice in (
            *self.preferences.notices,
            *self.config.problems,
            rescue_notice(self.journal),
        ):
            self.warn(notice)
        if self.journal.read_only:
            self.show_history()
            self.warn(LOOKING)
        elif not self.resume():
            self._first_run()
        self.set_interval(TICK_S, self.tick)
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

    def _learn(self) -> None:
        """Read what is not needed for the first picture: the lifter's pace, the four weeks."""
        from legtui.desk import muscles, pace, review

        try:
            self.review_due = review.due(self.journal, self.clock.now().local)
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
        if self.conductor is not None:
            self.conductor.discard_if_empty()
        self.exit()

    async def action_quit(self) -> None:
        """Textual's own quit key, which comes before every screen's."""
        self.leave()

    def on_unmount(self) -> None:
        """Give the window its title back, let the machine sleep."""
        self._alerts.close()
        self._awake.stop()

    # -- the live session ------------------------------------------------------------------

    def resume(self) -> bool:
        """Open the session in progress; tell whether there is one."""
        if self.conductor is not None and self.conductor.state.finished is None:
            self._show_session()
            return True
        if self.journal.read_only:
            return False
        from legtui.desk.at_start import in_progress

        saved, problem = in_progress(self.journal, self.clock.now())
        self.warn(problem)
        if saved is None:
            return False
        self._conduct(saved)
        return True

    def start(self, plan: SessionPlan, kind: str = "leg_day") -> None:
        """Start a session; nothing is written before something happens in it."""
        if self.journal.read_only:
            self.warn(LOOKING)
            return
        from legtui.desk.conductor import Conductor

        self.conductor = Conductor(
            self.journal,
            self.clock,
            plan,
            self.journal.new_session(kind),
            post=self._post,
            changed=self._session_changed,
        )
        self._show_session()

    def _conduct(self, saved: SavedSession) -> None:
        from legtui.desk.conductor import Conductor

        self.conductor = Conductor(
            self.journal,
            self.clock,
            saved.plan,
            saved.key,
            ledger=saved.ledger,
            draft=saved.draft,
            post=self._post,
            changed=self._session_changed,
        )
        self.conductor.wake()
        if self.conductor.state.finished is None:
            self._show_session()
        else:
            self.show_finish()

    def _show_session(self) -> None:
        from legtui.screens.session import SessionScreen

        assert self.conductor is not None
        self._seen = self.conductor.view
        self._looked = self.clock.real()
        self._awake.start()
        self._only(SessionScreen(self.conductor, self.coach.rack))

    def _only(self, screen: LegScreen) -> None:
        """Show one screen over home, in place of what is there."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.push_screen(screen)

    def show_finish(self) -> None:
        """Show what the session was."""
        from legtui.screens.finish import FinishScreen

        if isinstance(self.screen, FinishScreen) or self.conductor is None:
            return
        self.coach.forget()
        self._awake.stop()
        self._only(FinishScreen(self.conductor))

    def go_home(self) -> None:
        """Home; a session in progress stays open, one with nothing in it leaves no trace."""
        conductor = self.conductor
        if conductor is not None:
            conductor.discard_if_empty()
            if not conductor.state.has_work or conductor.state.finished is not None:
                self.conductor = None
                self._awake.stop()
        self.coach.forget()
        self._alerts.title("legtui")
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.call_after_refresh(self._learn)

    def _post(self, call: Callable[[], None]) -> None:
        """Bring an answer of the writer's thread to the app's own, among its messages.

        Not with the loop's `call_soon_threadsafe`: that runs outside of the app's context, in
        which alone a screen can be opened.
        """
        self.call_later(call)

    def _session_changed(self) -> None:
        from legtui.screens.finish import FinishScreen

        if not self.is_running:
            return
        screen = self.screen
        if isinstance(screen, FinishScreen) and self.conductor is not None:
            if self.conductor.state.finished is None:
                self._show_session()
            else:
                screen.show()
            return
        self._look()

    def tick(self) -> None:
        """Let the session see what time it is."""
        if self.conductor is None or not self.is_running:
            return  # timers go on for a moment while Textual takes the screens away
        self.conductor.tick()
        self._look()

    def _look(self) -> None:
        """Show the session as it is now, ring for what time changed, wait for the deadline."""
        conductor = self.conductor
        if conductor is None:
            return
        from legtui.desk import ringing
        from legtui.screens.session import SessionScreen

        view = conductor.view
        before, self._seen = self._seen, view
        now = self.clock.real()
        slept, self._looked = now - self._looked > SLEPT_S, now
        if before is not None and not slept:
            rung = ringing.rung(before, view)
            if rung is not None:
                self._ring(*rung, view)
        if isinstance(self.screen, SessionScreen):
            self.screen.show()
        self._alerts.title(ringing.title(view))
        self._wait_for(view.changes_at)

    def _wait_for(self, changes_at: int | None) -> None:
        """Once exactly at the deadline, beside the four times a second."""
        if changes_at == self._deadline_at:
            return
        if self._deadline is not None:
            self._deadline.stop()
            self._deadline = None
        self._deadline_at = changes_at
        if changes_at is None or self.conductor is None:
            return
        seconds = (changes_at - self.conductor.t) / 1000 / self.clock.speed
        if seconds > 0:
            self._deadline = self.set_timer(seconds + 0.002, self.tick)

    def _ring(self, alert: Alert, headline: str, view: View) -> None:
        self._alerts.settings = self._alert_settings()
        self._alerts.ring(alert, headline, view.word.capitalize())

    def try_call(self, name: str) -> None:
        """Call the lifter in one way, to hear or see what it is like.

        Args:
            name: Of a setting: `bell`, `sound`, `notify` or `title`.

        """
        ways = ("bell", "sound", "notify", "title")
        self._alerts.settings = AlertSettings(*(one == name for one in ways))
        self._alerts.ring(Alert.REST_OVER, "GO", "The rest is over")
        self._alerts.title("GO · legtui")
        self._alerts.settings = self._alert_settings()
        silent = {
            "sound": None if self._alerts.can_play() else "This machine has no player for it.",
            "notify": None if self._alerts.can_notify() else "This terminal shows none.",
        }
        said = {
            "bell": "Rung. If nothing was heard, the terminal's own settings hold it back.",
            "sound": "Playing.",
            "notify": "Sent to the desktop.",
            "title": "The window is called GO now.",
        }
        self.notify(silent.get(name) or said[name], markup=False)

    def _alert_settings(self) -> AlertSettings:
        chosen = self.preferences
        return AlertSettings(chosen.bell, chosen.sound, chosen.notify, chosen.title)

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
        self._alerts.settings = self._alert_settings()
        if name == "title" and not value:
            self._alerts.close()
        text = prefs.to_text(name, value)
        if name in prefs.UNDOABLE and text is not None:
            self._choosing += 1
            self.journal.choose(name, text, self.clock.now()).add_done_callback(
                lambda done: self._post(lambda: self._chose(done))
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

    def choose(
        self, title: str, options: Sequence[Option], then: Callable[[int], None], text: str = ""
    ) -> None:
        """Ask to choose; `then` gets the place of what was chosen."""

        def chosen(place: int | None) -> None:
            if place is not None:
                then(place)

        from legtui.screens.choice import ChoiceScreen

        self.push_screen(ChoiceScreen(title, options, self.look, text), chosen)

    def ask(
        self,
        title: str,
        then: Callable[[str], None],
        *,
        value: str = "",
        check: Callable[[str], str | None] | None = None,
    ) -> None:
        """Ask for a line; `then` gets it."""

        def entered(line: str | None) -> None:
            if line:
                then(line)

        from legtui.screens.prompt import PromptScreen

        self.push_screen(PromptScreen(title, value=value, check=check), entered)

    def ask_time(self, title: str, typed: str, then: Callable[[int, int], None]) -> None:
        """Ask for a time of day; `then` gets hour and minute."""

        def check(line: str) -> str | None:
            return None if _time_of(line) else f"“{line[:20]}” is not a time, try 18:40"

        def entered(line: str) -> None:
            found = _time_of(line)
            if found:
                then(*found)

        self.ask(title, entered, value=typed, check=check)

    def page(self, title: str, lines: Sequence[str]) -> None:
        """Open a text over the screen."""
        from legtui.screens.page import PageScreen

        self.push_screen(PageScreen(title, lines, self.look))

    def show_help(self, screen: LegScreen) -> None:
        """Open every key of a screen."""
        from legtui.screens.help import help_lines

        self.page("Keys", help_lines(screen.actions))

    def show_history(self) -> None:
        """Open the history."""
        from legtui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def pop_screen_quietly(self) -> None:
        """Back to the screen beneath."""
        self.pop_screen()

    def undo_last(self) -> None:
        """Take back what was done last, wherever it was."""
        self._take(
            self.journal.history.undo_last(), "Undone: {}. U brings it back.", "Nothing to undo."
        )

    def redo_last(self) -> None:
        """Bring back what was taken back last."""
        self._take(self.journal.history.redo_last(), "Back again: {}.", "Nothing to bring back.")

    def _take(self, future: Future[Took | None], said: str, nothing: str) -> None:
        future.add_done_callback(lambda done: self._post(lambda: self._took(done, said, nothing)))

    def _took(self, done: Future[Took | None], said: str, nothing: str) -> None:
        error = done.exception()
        if error is not None:
            self.notify(str(error), markup=False, severity="error")
            return
        took = done.result()
        self.notify(said.format(took.words) if took else nothing, markup=False)
        self.history_changed()

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

        future.add_done_callback(lambda _: self._post(done))

    def go_on_with(self, session_id: int) -> None:
        """Go on with a session that was reopened."""
        self.coach.forget()
        saved = self.journal.load(session_id)
        if saved is not None:
            self._conduct(saved)

    def history_changed(self) -> None:
        """What was done is not what it was: look everything up anew."""
        self._read_preferences()
        self.coach.forget()
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

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen by its name, and the themes."""
        if isinstance(screen, LegScreen):
            for action in screen.actions:
                if action.id != "palette" and action.possible():
                    yield SystemCommand(action.word, action.help, action.run)
            for action in (*looking_back.from_anywhere(self), *more.from_anywhere(self)):
                yield SystemCommand(action.name, action.help, action.run)
        yield SystemCommand("Theme", "Change the colors.", self.action_change_theme)


def _time_of(line: str) -> tuple[int, int] | None:
    match = _TIME.match(line.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    return (hour, minute) if hour < 24 and minute < 60 else None
