"""A list of sessions that is read from either end, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_clock import START
from made_up import SESSIONS, made_up

from legtui.desk.search import Search, read_search
from legtui.desk.session_window import PAGE, SessionWindow
from legtui.journal.journal import Journal
from legtui.training.weight import Unit

TODAY = START.local.date()


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_up(tmp_path_factory.mktemp("made-up")) as opened:
        yield opened


def window(journal: Journal, line: str = "") -> SessionWindow:
    search = read_search(line, TODAY) if line else Search()
    return SessionWindow(journal, Unit.KG, search)


@pytest.mark.parametrize("line", ["", "squat", "front squat"])
def test_from_either_end_it_comes_to_the_same_sessions(journal: Journal, line: str) -> None:
    down = window(journal, line)
    while not down.at_oldest:
        down.read_on(7)
    up = window(journal, line)
    up.go_to_oldest()
    assert up.rows == down.rows[-PAGE:]
    while not up.at_newest:
        up.read_up()
    assert up.rows == down.rows
    assert len({row.id for row in down.rows}) == len(down.rows)
    assert set(up.volumes) >= {row.id for row in up.rows}
    if not line:
        assert len(up.rows) == SESSIONS


def test_home_and_end_read_one_page_each(journal: Journal) -> None:
    seen = window(journal)
    newest = list(seen.rows)
    assert (len(newest), seen.at_newest, seen.at_oldest) == (PAGE, True, False)
    seen.go_to_oldest()
    assert (len(seen.rows), seen.at_newest, seen.at_oldest) == (PAGE, False, True)
    oldest = list(seen.rows)
    seen.again()
    assert seen.rows == oldest
    seen.go_to_newest()
    assert seen.rows == newest
