"""Every theme can be read: WCAG 2.1 contrast, 4.5 for text and 3 for big digits."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

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
    named = {name: generated[name] for name in (*GROUNDS, "foreground")}
    opaque = {name: value for name, value in theme.variables.items() if "%" not in value}
    return {name: Color.parse(value) for name, value in (named | opaque).items()}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    known = colors(theme)
    for name in ("foreground", "strong", "muted", "done", *STATES):
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


@pytest.mark.parametrize(("dark", "base"), [(True, "#121212"), (False, "#e0e0e0")])
def test_the_fallback_is_legible_as_big_digits(dark: bool, base: str) -> None:
    for state in STATES:
        assert contrast(Color.parse(fallback(dark)[state]), Color.parse(base)) >= 3, state
