from __future__ import annotations

from pathlib import Path

import pytest
from snapshots import UPDATE_VARIABLE, assert_snapshot, screen_text
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static


class Two(App[None]):
    CSS = "ModalScreen { align: center middle; } Label { width: 6; }"

    def compose(self) -> ComposeResult:
        yield Static(Content("first row  "))
        yield Static(Content("[b]100 kg[/b] × 8 ▌█"))


class Ask(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Label("sure?")


async def test_the_text_is_what_the_screen_shows() -> None:
    app = Two()
    async with app.run_test(size=(24, 5)) as pilot:
        await pilot.pause()
        assert screen_text(app) == "first row\n[b]100 kg[/b] × 8 ▌█\n"


async def test_a_dialog_stands_over_what_lies_under_it() -> None:
    app = Two()
    async with app.run_test(size=(24, 5)) as pilot:
        await app.push_screen(Ask())
        await pilot.pause()
        rows = screen_text(app).splitlines()
        assert rows[0] == "first row"
        assert rows[2].strip() == "sure?"


async def test_a_toast_is_seen() -> None:
    app = Two()
    async with app.run_test(size=(60, 12), notifications=True) as pilot:
        app.notify("Logged [8]", markup=False)
        await pilot.pause()
        assert "Logged [8]" in screen_text(app)


def test_a_missing_golden_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no golden home-80x24"):
        assert_snapshot("home-80x24", "text\n", tmp_path / "golden")
    assert not (tmp_path / "golden").exists()


def test_a_golden_is_kept_and_a_change_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(UPDATE_VARIABLE, "1")
    assert_snapshot("a", "row 1\nrow 2\n", tmp_path / "golden")
    monkeypatch.delenv(UPDATE_VARIABLE)
    assert_snapshot("a", "row 1\nrow 2\n", tmp_path / "golden")
    with pytest.raises(AssertionError, match=r"-row 2\n\+row two"):
        assert_snapshot("a", "row 1\nrow two\n", tmp_path / "golden")
    assert (tmp_path / "golden" / "a.txt").read_text() == "row 1\nrow 2\n"


def test_goldens_live_beside_the_test_that_asks() -> None:
    here = Path(__file__).parent / "golden" / "no-such-golden.txt"
    assert not here.exists()
    with pytest.raises(AssertionError, match=r"no-such-golden\.txt"):
        assert_snapshot("no-such-golden", "")


@pytest.mark.parametrize("name", ["../home", "Home", "a b", "a.txt"])
def test_a_name_that_leaves_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="golden's name"):
        assert_snapshot(name, "", tmp_path)
