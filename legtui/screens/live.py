"""The session that is open, whichever screen shows: its clock, its deadline, its rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from legtui.machine.awake import KeepAwake
from legtui.screens.calling import Caller
from legtui.screens.guards import Guards
from legtui.screens.message import Message

if TYPE_CHECKING:
    from legtui.app import LegtuiApp
    from legtui.desk.conductor import Conductor
    from legtui.journal.values import SavedSession, SessionKey
    from legtui.screens.base import LegScreen
    from legtui.session.ledger import Ledger
    from legtui.session.plan import SessionPlan
    from legtui.session.view import Draft, View


class Live:
    """Leads the session that is open, if one is.

    Args:
        app: Whose screens show it.
        caller: Rings.
    """

    def __init__(self, app: LegtuiApp, caller: Caller) -> None:
        self.conductor: Conductor | None = None
        self.awake = KeepAwake()
        self.guards = Guards()
        self.message = Message()
        self._app = app
        self._caller = caller
        self._seen: View | None = None
        self._looked = app.clock.real()
        self._deadline: Timer | None = None
        self._deadline_at: int | None = None

    # -- beginning and ending --------------------------------------------------------------

    @property
    def unfinished(self) -> bool:
        """Whether a session is open that has not ended."""
        return self.conductor is not None and self.conductor.state.finished is None

    def start(self, plan: SessionPlan, kind: str) -> None:
        """Start a session; nothing is written before something happens in it."""
        journal = self._app.journal
        self.conductor = self._conductor(plan, journal.new_session(kind))
        self.show()

    def go_on_with(self, saved: SavedSession) -> None:
        """Go on with a session where it stands."""
        self.conductor = self._conductor(saved.plan, saved.key, saved.ledger, saved.draft)
        self.conductor.wake()
        if self.unfinished:
            self.show()
        else:
            self.show_finish()

    def leave(self, *, for_good: bool = False) -> None:
        """Leave it open; of one in which nothing was done no trace is left.

        Args:
            for_good: What was taken back is not to be brought back any more.
        """
        if self.conductor is not None:
            self.conductor.save_draft()
            self.conductor.discard_if_empty(for_good=for_good)

    def go_home(self, *, for_good: bool = False) -> None:
        """Leave the screen; one that is over, or empty, is no longer open."""
        self.leave(for_good=for_good)
        conductor = self.conductor
        if conductor is not None and (
            for_good or not (self.unfinished and conductor.worth_keeping)
        ):
            self.close()
        self._caller.title("legtui")

    def close(self) -> None:
        """No session is open any more."""
        self.conductor = None
        self.awake.stop()

    # -- showing ---------------------------------------------------------------------------

    def show(self) -> None:
        """Open its screen."""
        from legtui.screens.session import SessionScreen

        assert self.conductor is not None
        self._seen = self.conductor.view
        self._looked = self._app.clock.real()
        self.awake.start()
        self._only(SessionScreen(self.conductor, self._app.coach.rack))

    def show_finish(self) -> None:
        """Open what it was."""
        from legtui.screens.finish import FinishScreen

        if isinstance(self._app.screen, FinishScreen) or self.conductor is None:
            return
        self._app.coach.forget()
        self.awake.stop()
        self._only(FinishScreen(self.conductor))

    def _only(self, screen: LegScreen) -> None:
        """Show one screen over home, in place of what is there."""
        self._app.close_screens()
        self._app.push_screen(screen)

    def _changed(self) -> None:
        from legtui.screens.finish import FinishScreen

        if not self._app.is_running:
            return
        screen = self._app.screen
        if isinstance(screen, FinishScreen):
            if self.unfinished:
                self.show()
            else:
                screen.show()
            return
        self._look()

    # -- time ------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let the session see what time it is."""
        if self.conductor is None or not self._app.is_running:
            return  # timers go on for a moment while Textual takes the screens away
        self.conductor.tick()
        self._look(by_time=True)

    def _look(self, *, by_time: bool = False) -> None:
        """Show the session as it is now, ring for what time changed, wait for the deadline.

        Args:
            by_time: Nothing but time has passed.
        """
        conductor = self.conductor
        if conductor is None:
            return
        from legtui.desk import ringing
        from legtui.desk.conductor import ASLEEP_S
        from legtui.screens.session import SessionScreen

        view = conductor.view
        before, self._seen = self._seen, view
        now = self._app.clock.real()
        # After a sleep, what ended meanwhile is shown, not rung late.
        slept, self._looked = now - self._looked > ASLEEP_S, now
        if before is not None and not slept:
            rung = ringing.rung(before, view)
            if rung is not None:
                self._caller.ring(*rung, view.word.capitalize())
        screen = self._app.screen
        if isinstance(screen, SessionScreen):
            screen.show_time() if by_time else screen.show()
        self._caller.title(ringing.title(view))
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
        seconds = (changes_at - self.conductor.t) / 1000 / self._app.clock.speed
        if seconds > 0:
            self._deadline = self._app.set_timer(seconds + 0.002, self.tick)

    def _conductor(
        self,
        plan: SessionPlan,
        key: SessionKey,
        ledger: Ledger | None = None,
        draft: Draft | None = None,
    ) -> Conductor:
        from legtui.desk.conductor import Conductor

        return Conductor(
            self._app.journal,
            self._app.clock,
            plan,
            key,
            ledger=ledger,
            draft=draft,
            post=self._app.post,
            changed=self._changed,
        )
