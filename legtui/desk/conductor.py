"""Leads a live session: keys become happenings, happenings become rows, rows become state.

A deed of the lifter counts, and is shown, once it is on the disk. What ends by itself is shown
at once and written behind: a hold does not wait for a slow disk, and if the program dies before
the row is written the hold simply begins again.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import reduce

from legtui.desk.writes import Writes
from legtui.journal.values import SessionKey
from legtui.machine.clock import Clock
from legtui.session import by_itself
from legtui.session.acts import Act
from legtui.session.deed_text import act_text
from legtui.session.happenings import (
    Finished,
    Happening,
    SetsLogged,
    Started,
    What,
    session_time,
)
from legtui.session.ledger import Ledger
from legtui.session.moment import Moment
from legtui.session.plan import SessionPlan
from legtui.session.replay import advance, replay
from legtui.session.state import State
from legtui.session.view import Draft, View, at, coming

RETRY_S = 2.0
"""What could not be written behind is tried again after this."""

SLOW_S = 0.1
"""A deed that is on the disk sooner is shown once, as saved."""

ASLEEP_S = 2.0
"""A tick later than this, in real seconds, means that the machine slept."""


Post = Callable[[Callable[[], None]], None]
"""Calls a function on the thread that owns the conductor."""


class Conductor:
    """One live session, its clock and its writes.

    Args:
        journal: Where it is written.
        clock: What time it is.
        plan: What the session sets out to do.
        key: Its name in the journal.
        post: Brings an answer of the writer's thread back to this one.
        changed: Called after anything changed that a screen shows.

    """

    def __init__(
        self,
        journal: Writes,
        clock: Clock,
        plan: SessionPlan,
        key: SessionKey,
        *,
        ledger: Ledger | None = None,
        draft: Draft | None = None,
        post: Post,
        changed: Callable[[], None],
    ) -> None:
        self.plan = plan
        self.key = key
        self.draft = draft
        self.ledger = ledger or Ledger()
        self.state: State = replay(plan, self.ledger.standing)
        self.failure: str | None = None
        """Why the last deed is not saved, in a sentence; `None` when all is well."""
        self._journal = journal
        self._clock = clock
        self._post = post
        self._changed = changed
        self._written = bool(self.ledger.happenings)
        self._saving = False
        self._saving_since = 0.0
        self._failed: tuple[Happening, ...] = ()
        self._failed_mark: Callable[[], str | None] | None = None
        self._behind: tuple[Happening, ...] = ()
        self._behind_running = False
        self._behind_failed_at: float | None = None
        self._spare_ids: list[int] = []
        self._draft_waits = False
        self._known_view: tuple[State, int, Draft | None, View] | None = None
        self._ticked_at = clock.real()
        self._slept = False

    # -- looking ---------------------------------------------------------------------------

    @property
    def t(self) -> int:
        """The session's clock now, in ms."""
        return self._t(self._clock.now())

    def _t(self, now: Moment) -> int:
        happenings = self.ledger.happenings
        return session_time(happenings[-1], now) if happenings else 0

    @property
    def view(self) -> View:
        """What to show now; a key asks two dozen times in the same millisecond."""
        t, known = self.t, self._known_view
        if known is None or known[0] is not self.state or known[1:3] != (t, self.draft):
            known = (self.state, t, self.draft, at(self.state, t, self.draft))
            self._known_view = known
        return known[3]

    @property
    def saving(self) -> bool:
        """Whether a deed is on its way to the disk."""
        return self._saving

    @property
    def slow(self) -> bool:
        """Whether a deed has been on its way to the disk for so long that it should be said."""
        return self._saving and self._clock.real() - self._saving_since >= SLOW_S

    @property
    def saved(self) -> bool:
        """Whether everything is on the disk."""
        return not (self._saving or self._failed or self._behind)

    @property
    def retryable(self) -> bool:
        """Whether a deed waits to be tried again."""
        return not self._saving and bool(self._failed or self._failed_mark)

    @property
    def failed_text(self) -> str:
        """The deed that waits to be tried again, in words; empty without one, and where it is
        the set that stands on the screen.
        """
        alone = _logged(self._failed)
        if not self._failed or (alone is not None and len(alone.sets) == 1):
            return ""
        return act_text(self.state, self._failed)

    @property
    def undo_waits(self) -> bool:
        """Whether undo has to wait for what is still on its way to the disk."""
        return self._saving or bool(self._behind)

    def moment(self, t: int) -> Moment:
        """Return the machine's time at session time `t`."""
        return self._clock.now().later(t - self.t)

    # -- doing -----------------------------------------------------------------------------

    def new_id(self) -> int:
        """Make an id for a set."""
        return self._journal.new_id()

    def _happening_id(self) -> int:
        """Make an id; those of a deed that was given up are used again, for a happening only:
        what the disk may have kept of that deed is overwritten by whoever takes its id.
        """
        return self._spare_ids.pop(0) if self._spare_ids else self._journal.new_id()

    def do(self, act: Act) -> bool:
        """Write a deed of the lifter down; tell whether it was taken."""
        if not act or self._saving:
            return False
        self._drop_failed()
        now = self._clock.now()
        self._write(self._happenings(act, now, by_lifter=True))
        return True

    def retry(self) -> bool:
        """Try the deed that was not saved again, the same with the same ids."""
        if not self.retryable:
            return False
        if self._failed_mark is not None:
            return self._failed_mark() is not None
        self._write(self._failed)
        return True

    def set_draft(self, draft: Draft | None) -> None:
        """Keep what the lifter sets for the coming set; it is not a deed."""
        self._drop_failed()
        self._keep_draft(draft)
        self._changed()

    def give_up(self) -> str | None:
        """Drop the deed that could not be saved; return what it was, or `None`."""
        if not self._failed or self._saving:
            return None
        text = act_text(self.state, self._failed)
        self._drop_failed()
        self._changed()
        return text

    def undo(self) -> str | None:
        """Take the last deed back; return what it was, or `None` if there is none."""
        action = self.ledger.next_undo
        if action is None or self.undo_waits:
            return None
        self._drop_failed()
        text = self._words(action)
        self._mark(self._journal.undo(self.key.id, action), self.ledger.undo(), self.undo)
        return text

    def redo(self) -> str | None:
        """Bring back what was taken back last; return what it was."""
        action = self.ledger.next_redo
        if action is None or self.undo_waits:
            return None
        self._drop_failed()
        text = self._words(action)
        self._mark(self._journal.redo(self.key.id, action), self.ledger.redo(), self.redo)
        return text

    def _words(self, action: int) -> str:
        """What an act of the lifter was, as things stood then."""
        return act_text(replay(self.plan, self.ledger.before(action)), self.ledger.parts(action))

    @property
    def worth_keeping(self) -> bool:
        """Whether something was done in it, is being saved, or could be brought back."""
        if self._saving or self.state.leaves_trace:
            return True
        undone = bool(self.ledger.undone)
        return undone and replay(self.plan, self.ledger.happenings).leaves_trace

    def discard_if_empty(self, *, for_good: bool = False) -> Future[None] | None:
        """Leave no trace of a session in which nothing was done.

        Args:
            for_good: Also not of what was taken back and could be brought back.
        """
        holds = self._saving or self.state.leaves_trace if for_good else self.worth_keeping
        if self._written and not holds:
            self._written = False
            return self._journal.discard(self.key.id)
        return None

    # -- time ------------------------------------------------------------------------------

    def tick(self) -> None:
        """Record what has ended by itself; four times a second, and at each deadline."""
        real = self._clock.real()
        self._slept = self._slept or real - self._ticked_at > ASLEEP_S
        self._ticked_at = real
        self.save_draft()
        if not self.ledger.happenings or self._saving or self._failed:
            return
        if self._slept:
            self._slept = False
            self.wake()
        now = self._clock.now()
        due = by_itself.due(self.state, self._t(now))
        if due:
            self._behind_write(self._happenings(due, now, by_lifter=False))
        elif self._behind and not self._behind_running and self._may_retry(real):
            self._flush()

    def wake(self) -> None:
        """Begin again what is overdue: the program was closed, or the machine slept."""
        now = self._clock.now()
        if not self.ledger.happenings:
            return
        t = self._t(now)
        again = by_itself.again(self.state, t)
        if again is not None:
            self._behind_write(self._happenings(((t, again),), now, by_lifter=False))

    # -- writing ---------------------------------------------------------------------------

    def _happenings(self, act: Act, now: Moment, *, by_lifter: bool) -> tuple[Happening, ...]:
        """Turn an act into happenings, with ids, times, and the act each belongs to."""
        base = self._t(now)
        made: list[Happening] = []
        if not self.ledger.happenings:
            start = self._happening_id()
            made.append(Happening(start, start, 0, now, Started()))
        action = self.ledger.last_action
        for place, (t, what) in enumerate(act):
            one = self._happening_id()
            if place == 0 if by_lifter else _own_act(what):
                action = one
            made.append(Happening(one, action, t, now.later(t - base), what))
        return tuple(made)

    def _begin_saving(self) -> None:
        self._saving, self._saving_since = True, self._clock.real()

    def _write(self, happenings: tuple[Happening, ...]) -> None:
        self._begin_saving()
        future = self._record(self._behind + happenings)
        future.add_done_callback(lambda done: self._post(lambda: self._wrote(done, happenings)))
        self._changed()

    def _record(self, happenings: tuple[Happening, ...]) -> Future[None]:
        plan = None if self._written else self.plan
        return self._journal.record(self.key, happenings, plan, tuple(self._spare_ids))

    def _wrote(self, done: Future[None], happenings: tuple[Happening, ...]) -> None:
        self._saving = False
        error = done.exception()
        if error is not None:
            self.failure = str(error)
            self._failed = happenings
            self._draft_as_failed()
        else:
            self.failure = None
            self._failed = ()
            self._written = True
            self._spare_ids.clear()
            self._behind = ()
            self._behind_failed_at = None
            self._take(happenings)
        self._changed()

    def _take(self, happenings: tuple[Happening, ...]) -> None:
        known = {one.id for one in self.ledger.happenings}
        new = tuple(one for one in happenings if one.id not in known)
        self.ledger = self.ledger.added(new)
        self.state = reduce(advance, new, self.state)
        self._forget_old_draft()

    def _draft_as_failed(self) -> None:
        """A set that was typed and is not saved stays on the screen, for the arrows too."""
        there, logged = coming(self.state), _logged(self._failed)
        if there is not None and logged is not None:
            first = logged.sets[0]
            self.draft = Draft(there.slot, there.kind, there.number, first.load, first.reps)

    def _forget_old_draft(self) -> None:
        view = at(self.state, self.state.t, self.draft)
        if self.draft is not None and (
            view.coming is None
            or (view.coming.slot, view.coming.kind, view.coming.number)
            != (self.draft.slot, self.draft.kind, self.draft.number)
        ):
            self._keep_draft(None)

    def _keep_draft(self, draft: Draft | None) -> None:
        self.draft = draft
        self._draft_waits = True

    def save_draft(self) -> None:
        """Write down what is set for the coming set: once it is on the screen, for the thread
        that writes would take its share of the time in which a key is answered.
        """
        if self._draft_waits and self._written:
            self._draft_waits = False
            self._journal.save_draft(self.key.id, self.draft)

    def _drop_failed(self) -> None:
        """Another deed is done instead: its rows take the ids of the one that failed."""
        if self._failed or self._failed_mark is not None:
            self._spare_ids.extend(one.id for one in self._failed)
            self._failed = ()
            self._failed_mark = None
            self.failure = None

    def _behind_write(self, happenings: tuple[Happening, ...]) -> None:
        self._behind += happenings
        self._take(happenings)
        self._flush()
        self._changed()

    def _flush(self) -> None:
        if self._behind_running:
            return
        happenings = self._behind
        self._behind_running = True
        future = self._record(happenings)
        future.add_done_callback(lambda done: self._post(lambda: self._flushed(done, happenings)))

    def _flushed(self, done: Future[None], happenings: tuple[Happening, ...]) -> None:
        self._behind_running = False
        error = done.exception()
        if error is not None:
            self.failure = str(error)
            self._behind_failed_at = self._clock.real()
        else:
            self._behind_failed_at = None
            if not self.retryable:
                self.failure = None
            ids = {one.id for one in happenings}
            self._behind = tuple(one for one in self._behind if one.id not in ids)
            if self._behind:
                self._flush()
        self._changed()

    def _may_retry(self, real: float) -> bool:
        return self._behind_failed_at is None or real - self._behind_failed_at >= RETRY_S

    def _mark(self, future: Future[None], ledger: Ledger, again: Callable[[], str | None]) -> None:
        self._begin_saving()
        future.add_done_callback(lambda done: self._post(lambda: self._marked(done, ledger, again)))

    def _marked(self, done: Future[None], ledger: Ledger, again: Callable[[], str | None]) -> None:
        self._saving = False
        error = done.exception()
        if error is not None:
            self.failure = str(error)
            self._failed_mark = again
        else:
            self.failure = None
            self.ledger = ledger
            self.state = replay(self.plan, ledger.standing)
            if self.draft is not None:
                self._keep_draft(None)
            self.wake()
        self._changed()


def _own_act(what: What) -> bool:
    """The finish that follows the last stretch by itself can be undone alone."""
    return isinstance(what, Finished)


def _logged(happenings: tuple[Happening, ...]) -> SetsLogged | None:
    return next((one.what for one in happenings if isinstance(one.what, SetsLogged)), None)
