"""Every theme can be read: WCAG 2.1 contrast, 4.5 for text and 3 for big digits."""

from __future__ import annotations

from pathlib import Path

import pytest
from session_pilot import at_home
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from legtui.widgets.contrast import fitted, readable
from legtui.widgets.theme import DARK, PLATES, STATES, THEMES, fallback

GROUNDS = ("background", "surface", "panel")


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def colors(theme: Theme) -> dict[str, Color]:
    generated = theme.to_color_system().generate()
    named = {name: generated[name] for name in (*GROUNDS, "foreground", "warning", "error")}
    opaque = {name: value for name, value in theme.variables.items() if "%" not in value}
    return {name: Color.parse(value) for name, value in (named | opaque).items()}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    known = colors(theme)
    for name in ("foreground", "strong", "muted", "done", "warning", "error", *STATES):
        assert contrast(known[name], known[ground]) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["rest-ground", "go-ground"])
def test_the_grounds_that_call_the_eye_can_be_read_on_and_are_seen_in_grey(
    theme: Theme, ground: str
) -> None:
    known = colors(theme)
    for name in ("foreground", "strong", "muted", *STATES):
        assert contrast(known[name], known[ground]) >= 4.5, name
    assert contrast(known[ground], known["background"]) >= 1.2


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_screen_filled_for_go_is_another_screen_in_grey(theme: Theme) -> None:
    known = colors(theme)
    for state in ("go", "switch"):
        assert contrast(known[state], known["background"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_stands_on_an_accent_or_a_plate_can_be_read(theme: Theme) -> None:
    known = colors(theme)
    for state in STATES:
        assert contrast(known["on-accent"], known[state]) >= 4.5, state
    for plate in PLATES:
        assert contrast(known[f"on-plate-{plate}"], known[f"plate-{plate}"]) >= 4.5, plate


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_plates_stand_out_from_every_ground_as_wcag_asks_of_graphics(theme: Theme) -> None:
    known = colors(theme)
    for plate in PLATES:
        for ground in GROUNDS:
            assert contrast(known[f"plate-{plate}"], known[ground]) >= 3, (plate, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_footer_can_be_read(theme: Theme) -> None:
    known = colors(theme)
    for name in ("footer-key-foreground", "footer-description-foreground"):
        assert contrast(known[name], known["footer-background"]) >= 4.5, name


def test_all_themes_know_the_same_names() -> None:
    assert {frozenset(theme.variables) for theme in THEMES} == {frozenset(DARK.variables)}


@pytest.mark.parametrize("dark", [True, False])
def test_other_themes_get_our_names_and_keep_their_own(dark: bool) -> None:
    names = fallback(dark)
    assert {"muted", "faint", "strong", "on-accent", *STATES} <= set(names)
    generated = BUILTIN_THEMES["nord"].to_color_system().generate()
    assert not set(names) & {"footer-background", "border", "foreground"}
    assert "footer-background" in generated


OWN_GROUNDS = (*GROUNDS, "rest-ground", "go-ground")
BACKGROUNDS = {"ansi-dark": "#000000", "ansi-light": "#ffffff"}
"""Themes in the terminal's own colors, which nobody knows: tried on the usual ones."""


def shown(theme: Theme) -> dict[str, Color]:
    """Return the colors that the app shows a theme of Textual's in."""
    generated = {**theme.to_color_system().generate(), **theme.variables}
    names = {**fallback(theme.dark), **generated}
    names |= fitted(names, theme.dark)
    terminal = BACKGROUNDS.get(theme.name)
    if terminal is not None:
        ink = "#ffffff" if theme.dark else "#000000"
        names |= dict.fromkeys(GROUNDS, terminal)
        names |= dict.fromkeys(("foreground", "warning", "error"), ink)
    wanted = (*OWN_GROUNDS, "foreground", "warning", "error", *fallback(theme.dark))
    return {name: Color.parse(names[name]) for name in wanted}


@pytest.mark.parametrize("name", BUILTIN_THEMES)
def test_every_theme_that_can_be_chosen_is_read_on_each_of_its_grounds(name: str) -> None:
    known = shown(BUILTIN_THEMES[name])
    for ground in OWN_GROUNDS:
        for text in ("foreground", "strong", "muted", "done", "warning", "error", *STATES):
            assert contrast(known[text], known[ground]) >= 4.5, (text, ground)
    for state in STATES:
        assert contrast(known["on-accent"], known[state]) >= 4.5, state
    for plate in PLATES:
        assert contrast(known[f"on-plate-{plate}"], known[f"plate-{plate}"]) >= 4.5, plate
        for ground in GROUNDS:
            assert contrast(known[f"plate-{plate}"], known[ground]) >= 3, (plate, ground)


def test_a_color_that_is_read_already_stays_what_it_is() -> None:
    given = Color.parse("#ff9e40")
    assert readable(given, [Color(0, 0, 0)], 4.5, Color(255, 255, 255)) == given
    moved = readable(Color.parse("#333333"), [Color(0, 0, 0)], 4.5, Color(255, 255, 255))
    assert 4.5 <= contrast(moved, Color(0, 0, 0)) < 5.5, "no farther than needed"


async def test_the_app_shows_a_theme_of_textuals_in_the_fitted_colors(tmp_path: Path) -> None:
    async with at_home(tmp_path) as hand:
        app = hand.app
        for name in ("nord", "solarized-light", "ansi-dark", "textual-light"):
            app.theme = name
            await hand.settle()
            wanted = fitted({**app.theme_variables}, app.current_theme.dark)
            assert {one: app.theme_variables[one] for one in wanted} == wanted
            assert app.get_css_variables()["muted"] == wanted["muted"]
