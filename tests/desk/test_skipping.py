from __future__ import annotations

from pathlib import Path

from journal_fixtures import Pen
from session_fixtures import SMALL

from legtui.desk.skipping import skipped_again
from legtui.journal.journal import Journal
from legtui.session import acts


def leg_day(journal: Journal, *, skip: bool) -> None:
    """A session; its leg swings skipped on both sides, or done."""
    pen = Pen.begin(journal)
    hands = pen.hands
    hands.enter()
    hands.wait(300)
    hands.enter()
    for _ in range(2):
        if skip:
            hands.do(acts.skip_step(hands.state, hands.t))
        else:
            hands.wait(30)
    pen.to_the_end(400)


def test_what_was_skipped_three_times_running_may_go(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        for count in range(3):
            assert skipped_again(journal) == (), count
            leg_day(journal, skip=True)
        assert skipped_again(journal) == ("leg_swing_fb",)


def test_doing_it_once_begins_anew(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        for skip in (True, True, False, True, True):
            leg_day(journal, skip=skip)
        assert skipped_again(journal) == ()


def test_what_is_not_in_the_plan_is_not_skipped(tmp_path: Path) -> None:
    assert "hip_circles" not in {one.step for one in SMALL.warm_up}
    with Journal.open(tmp_path / "legtui.db") as journal:
        for _ in range(3):
            leg_day(journal, skip=True)
        assert "hip_circles" not in skipped_again(journal)
