"""The session in progress opens only where everything in it can be shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from journal_fixtures import Pen
from session_fixtures import SMALL, exercise

from legtui.desk.at_start import in_progress
from legtui.journal.journal import Journal
from legtui.session import acts
from legtui.session.plan import Phase

GONE_STRETCH = (replace(SMALL.cool_down[0], step="gone_stretch"),)


@pytest.mark.parametrize("deed", ["nothing", "a known swap", "a swap", "a stretch"])
def test_what_the_guide_no_longer_knows_blocks_no_start(tmp_path: Path, deed: str) -> None:
    with Journal.open(tmp_path / "legtui.db") as journal:
        pen = Pen.begin(journal).play([("enter", 1)])
        hands = pen.hands
        state, t = hands.state, hands.t
        match deed:
            case "a known swap":
                hands.do(acts.swap(state, t, exercise(0, "squat", "front_squat")))
            case "a swap":
                hands.do(acts.swap(state, t, exercise(0, "squat", "gone_squat")))
            case "a stretch":
                hands.do(acts.cut(state, t, (), ((Phase.COOL_DOWN, GONE_STRETCH),)))
        pen.follow()
        saved, why = in_progress(journal, hands.now)
    if deed in ("nothing", "a known swap"):
        assert saved is not None
        assert saved.key == pen.key
        assert why == ""
    else:
        assert saved is None
        assert "not known here" in why
        assert "stays in the file" in why
