"""Pictures look alike in every viewer: words stand in their cells, blocks meet."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pytest
from rich.console import Console

from legtui.widgets.svg import CELL, LINE, even

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(*lines: str) -> ET.Element:
    console = Console(
        width=20, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for line in lines:
        console.print(line, markup=False, highlight=False)
    return ET.fromstring(even(console.export_svg(title="x")))


def words(root: ET.Element) -> list[tuple[str, float]]:
    """Return the words in their columns, the title aside."""
    found = root.iter(f"{NAMESPACE}text")
    return [
        (one.text or "", round(float(one.attrib["x"]) / CELL, 2))
        for one in found
        if "matrix" not in one.attrib["class"] and "title" not in one.attrib["class"]
    ]


def paths(root: ET.Element) -> list[str]:
    inside = [one.attrib["d"] for one in root.iter(f"{NAMESPACE}path")]
    assert inside, "nothing was drawn"
    return inside


def boxes(path: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each upright box of a path."""
    found = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", path)
    return [(float(x), float(y), float(x) + float(w), float(y) + float(h)) for x, y, w, h in found]


def test_a_word_stands_where_its_cell_begins_and_no_space_leads_it() -> None:
    assert words(drawn("  Enter   log 70 kg")) == [
        ("Enter", 2),
        ("log", 10),
        ("70", 14),
        ("kg", 17),
    ]


def test_a_sign_that_a_font_may_lack_moves_nothing_after_it() -> None:
    assert words(drawn("a✓b ★ c")) == [("a", 0), ("✓", 1.5), ("b", 2), ("★", 4.5), ("c", 6)]


def test_what_people_type_stays_text() -> None:
    assert words(drawn("<b> & 'x'"))[:2] == [("<b>", 0), ("&", 4)]


def test_full_blocks_above_each_other_leave_no_seam() -> None:
    upper, lower = (boxes(one)[0] for one in paths(drawn("██", "██")))
    assert upper[0] == 0
    assert upper[2] == pytest.approx(2 * CELL)
    assert upper[3] >= lower[1]


@pytest.mark.parametrize(
    ("character", "share"),
    [("█", 1), ("▀", 1 / 2), ("▄", 1 / 2), ("▌", 1 / 2), ("▟", 3 / 4), ("▚", 1 / 2), ("▆", 3 / 4),
     ("▎", 1 / 4), ("▘", 1 / 4)],
)  # fmt: skip
def test_a_block_covers_its_share_of_the_cell(character: str, share: float) -> None:
    covered = sum((x2 - x1) * (y2 - y1) for x1, y1, x2, y2 in boxes(paths(drawn(character))[0]))
    assert covered / (CELL * LINE) == pytest.approx(share, abs=0.02)


def test_a_dot_of_a_line_chart_stands_in_its_place() -> None:
    found = re.findall(r"M([\d.]+) ([\d.]+)a", paths(drawn("\u2801\u2880"))[0])
    (x1, y1), (x2, y2) = [(float(x), float(y)) for x, y in found]
    assert 0 < x1 < CELL / 2
    assert y1 < 1.5 + LINE / 4
    assert CELL * 1.5 < x2 + 2.1 < CELL * 2, "the lower right one of the second cell"
    assert y2 > 1.5 + LINE * 3 / 4


def test_lines_meet_at_the_edges_of_their_cells() -> None:
    light, heavy = (boxes(one)[0] for one in paths(drawn("──━━")))
    assert light[2] == pytest.approx(heavy[0], abs=0.01)
    assert heavy[3] - heavy[1] > light[3] - light[1]


@pytest.mark.parametrize("corner", "╭╮╰╯")
def test_a_round_corner_stays_in_its_cell(corner: str) -> None:
    path = paths(drawn(corner))[0]
    start = re.match(r"M([\d.]+) ([\d.]+)", path)
    ends = re.findall(r"0 0 [01] ([\d.]+) ([\d.]+)", path)
    assert start is not None
    for x, y in [start.groups(), *ends]:
        assert 0 <= float(x) <= CELL + 0.01
        assert 1.5 <= float(y) <= 1.5 + LINE + 0.01
