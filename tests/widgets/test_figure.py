"""The small parts: within their box, cut with a mark, aligned."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from legtui.widgets.canvas import Canvas, cells, cut, wrap
from legtui.widgets.figure import (
    card,
    centered,
    dots,
    figure,
    heading,
    key,
    keys,
    paragraph,
    spread,
    table,
)
from legtui.widgets.look import ASCII, UNICODE, Look

LOOKS = st.sampled_from([UNICODE, ASCII])
SIZES = st.tuples(st.integers(1, 120), st.integers(1, 30))
WORDS = st.text(max_size=60)


def inside(picture: Content, width: int, height: int) -> bool:
    lines = picture.plain.split("\n")
    return len(lines) <= height and max(map(cells, lines)) <= width


@given(WORDS, st.lists(WORDS, max_size=8), SIZES, LOOKS)
def test_a_card_stays_in_its_box(
    title: str, body: list[str], size: tuple[int, int], look: Look
) -> None:
    lines = [heading(words, 200, look) for words in body]
    assert inside(card(title, lines, *size, look), *size)


@given(WORDS, SIZES, LOOKS)
def test_a_paragraph_stays_in_its_box(words: str, size: tuple[int, int], look: Look) -> None:
    assert inside(paragraph(words, *size, look), *size)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6), SIZES, LOOKS)
def test_a_table_stays_in_its_box(
    rows: list[tuple[str, str]], size: tuple[int, int], look: Look
) -> None:
    assert inside(table(("one", "two"), rows, *size, look, (1,)), *size)


@given(st.text(max_size=80), st.integers(1, 40))
def test_wrapping_keeps_every_word(words: str, width: int) -> None:
    lines = wrap(words, width)
    assert "".join("".join(lines).split()) == "".join(words.split())


@given(st.text(max_size=40), st.integers(0, 40))
def test_a_cut_text_fits_and_shows_that_it_is_cut(words: str, width: int) -> None:
    short = cut(words, width)
    assert cells(short) <= width
    assert short == words or width == 0 or short.endswith("…")


def test_a_card_has_its_title_in_the_frame() -> None:
    drawn = card("last time", [Content("100 kg"), Content("10 10 9 8")], 20, 5).plain
    assert drawn.split("\n") == [
        "╭─ last time ──────╮",
        "│ 100 kg           │",
        "│ 10 10 9 8        │",
        "│                  │",
        "╰──────────────────╯",
    ]


def test_figures_dots_and_keys() -> None:
    assert figure("102.5", "kg").plain == "102.5 kg"
    assert dots(2, 4).plain == "●●○○"
    assert dots(2, 4, ASCII).plain == "oo.."
    assert dots(2, 4, now=True).plain == "●●○○"
    assert dots(9, 4).plain == "●●●●"
    assert key("Enter", "log set", main=True).plain == " Enter   log set"
    assert key("Enter", "log set", ASCII, main=True).plain == "[Enter]  log set"


def test_the_help_key_is_the_last_to_go() -> None:
    pairs = [("x", "swap"), ("w", "why"), ("u", "undo"), ("?", "keys")]
    assert keys(pairs, 80).plain == "x swap   w why   u undo   ? keys"
    assert keys(pairs, 24).plain == "x swap   w why   ? keys"
    assert keys(pairs, 7).plain == "? keys"
    assert keys(pairs, 3).plain == ""


def test_two_ends_of_a_line() -> None:
    assert spread(Content("left"), Content("right"), 12).plain == "left   right"
    assert spread(Content("left"), Content("right"), 9).plain == "left"


def test_a_table_is_aligned_and_says_what_is_left_out() -> None:
    rows = [("12 Nov", "102.5"), ("5 Nov", "100"), ("29 Oct", "97.5")]
    assert table(("date", "load"), rows, 20, 3, numbers=(1,)).plain.split("\n") == [
        "date     load",
        "12 Nov  102.5",
        "… 2 more",
    ]
    assert len(table(("date", "load"), rows, 20, 4).plain.split("\n")) == 4


def test_a_picture_in_the_middle() -> None:
    assert centered(Content("ab"), 6, 3).plain == "\n  ab"


def test_markup_is_shown_as_it_was_typed() -> None:
    assert figure("[/red]", "[b]").plain == "[/red] [b]"
    assert "[L]" in paragraph("knee [L] sore", 40, 2).plain


def test_wide_characters_take_two_cells_and_are_never_halved() -> None:
    canvas = Canvas(3, 1)
    canvas.put(0, 0, "脚腿")
    assert canvas.content().plain == "脚"
    assert cells(canvas.content().plain) == 2


def test_enter_has_a_name_where_there_is_no_sign_for_it() -> None:
    assert key("⏎", "Start").plain == "⏎ Start"
    assert key("⏎", "Start", ASCII).plain == "Enter Start"
