"""Big digits: as large as the box, never out of it, and no two alike."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legtui.widgets.big import Part, big, enough, rows_for
from legtui.widgets.canvas import cells
from legtui.widgets.glyphs import GLYPHS
from legtui.widgets.look import ASCII, UNICODE, Look

LOOKS = (UNICODE, ASCII)
WORDS = ("LIFT", "REST", "GO", "HOLD", "SWITCH", "READY", "PAUSE", "DONE")
TIMES = ("0:24", "1:48", "12:10", "1:02:03")
LOADS = ("102.5×9", "20×10", "102.5×12", "405×8", "12/10")


def lines(text: str, width: int, height: int, look: Look = UNICODE) -> list[str]:
    return [line.plain for line in big([Part(text)], width, height, look)]


@given(
    st.text(max_size=12),
    st.integers(1, 200),
    st.integers(1, 60),
    st.sampled_from(LOOKS),
)
def test_never_wider_or_taller_than_asked(text: str, width: int, height: int, look: Look) -> None:
    drawn = lines(text, width, height, look)
    assert len(drawn) == height
    assert max(cells(line) for line in drawn) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("height", [12, 20, 24, 40, 60])
@pytest.mark.parametrize("text", TIMES)
def test_a_time_across_the_room_takes_two_fifths_of_the_rows(
    text: str, width: int, height: int
) -> None:
    if height <= width * 0.5 and text != "1:02:03":
        assert rows_for(text, width, height) >= 0.4 * height


@pytest.mark.parametrize(("width", "height"), [(40, 12), (60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("text", LOADS)
def test_a_load_is_big_at_every_size(text: str, width: int, height: int) -> None:
    assert rows_for(text, width, height) >= 0.4 * height


@pytest.mark.parametrize("text", [*WORDS, *TIMES, *LOADS])
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_left_out(text: str, look: Look) -> None:
    whole = sum(line.count("█") + line.count("#") for line in lines(text, 200, 30, look))
    fewer = sum(line.count("█") + line.count("#") for line in lines(text[:-1], 200, 30, look))
    assert whole != fewer


@pytest.mark.parametrize("height", [3, 4])
def test_no_two_figures_look_alike_even_when_small(height: int) -> None:
    drawn = {name: lines(name, 60, height) for name in "0123456789:.×+−"}
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other], (one, other, height)


@pytest.mark.parametrize("height", [3, 4])
def test_the_letters_of_the_words_differ_even_when_small(height: int) -> None:
    letters = sorted(set("".join(WORDS)))
    for one, other in combinations(letters, 2):
        assert lines(one, 60, height) != lines(other, 60, height), (one, other, height)


@pytest.mark.parametrize("height", [5, 6, 7, 9, 14])
def test_no_two_characters_look_alike(height: int) -> None:
    drawn = {name: lines(name, 60, height) for name in GLYPHS if name not in "O0,."}
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other], (one, other, height)


@pytest.mark.parametrize("height", [5, 7, 9, 14])
def test_no_two_figures_look_alike_in_ascii(height: int) -> None:
    drawn = {name: lines(name, 60, height, ASCII) for name in "0123456789"}
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other], (one, other, height)


def test_ascii_is_ascii() -> None:
    for text in (*WORDS, *TIMES, *LOADS, "102.5 kg"):
        for height in (1, 4, 5, 12):
            assert "\n".join(lines(text, 80, height, ASCII)).isascii()


@given(st.sampled_from(TIMES + LOADS + WORDS), st.integers(10, 150), st.integers(3, 40))
def test_more_room_is_never_smaller(text: str, width: int, height: int) -> None:
    assert rows_for(text, width + 1, height) >= rows_for(text, width, height)
    assert rows_for(text, width, height + 1) >= rows_for(text, width, height)


def test_every_part_has_its_own_style() -> None:
    drawn = big([Part("10", "$strong"), Part("×", "$muted"), Part("9", "$lift")], 60, 7)
    assert {span.style for line in drawn for span in line.spans} == {"$strong", "$muted", "$lift"}


def test_digits_are_equally_wide_so_that_a_timer_stands_still() -> None:
    starts = {
        min(len(line) - len(line.lstrip()) for line in lines(f"0:0{digit}", 60, 7) if line.strip())
        for digit in range(10)
    }
    assert len(starts) == 1


def test_markup_and_escapes_stay_text() -> None:
    assert lines("[/red]", 3, 1) == ["[/…"]
    assert "\x1b" not in "".join(lines("\x1b[2J", 10, 1))


def test_where_digits_do_not_fit_the_text_is_written() -> None:
    assert lines("102.5×9", 12, 2)[0].strip() == "102.5×9"


def test_letters_of_ascii_get_the_rows_they_need() -> None:
    assert enough(4, UNICODE) == 4
    assert enough(4, ASCII) == 5
    assert enough(1, ASCII) == 1, "what is small stays small"
    assert "#" in "".join(line.plain for line in big([Part("GO")], 40, enough(4, ASCII), ASCII))
