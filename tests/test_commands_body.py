"""Protein, water and weight from the shell."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legtui.cli import main
from legtui.contract import DATABASE_NAME
from legtui.journal.journal import Journal


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data-dir", str(folder), *words])


def kept(folder: Path) -> Journal:
    return Journal.open(folder / DATABASE_NAME, read_only=True)


def test_weigh_then_protein_says_the_days_share(tmp_path: Path) -> None:
    weighed = run(tmp_path, "weigh", "82.4")
    assert weighed.exit_code == 0, weighed.output
    assert weighed.output.startswith("82.4 kg, ")
    assert "132–181 g a day" in weighed.output
    assert weighed.output.count("\n") == 1
    assert "That day: 30 g of 132–181 g." in run(tmp_path, "protein", "30").output
    assert "That day: 55 g" in run(tmp_path, "protein", "25", "--food", "Fish").output
    with kept(tmp_path) as journal:
        first, second = journal.body.everything().intakes
        assert (first.amount, first.food) == (30, None)
        assert (second.amount, second.food) == (25, "Fish")


def test_water_is_added_up_by_the_day_it_was_drunk(tmp_path: Path) -> None:
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    assert "That day: 0.5 l." in run(tmp_path, "water", "500").output
    said = run(tmp_path, "water", "0.75l", "--date", "yesterday", "--at", "07:30").output
    assert said == f"750 ml water, {yesterday:%a %d %b %Y} 07:30. That day: 0.75 l.\n"
    assert "That day: 1.25 l." in run(tmp_path, "water", "500", "--date", "yesterday").output


def test_a_weight_in_pounds_stays_one(tmp_path: Path) -> None:
    assert run(tmp_path, "weigh", "181.5", "--unit", "lb").output.startswith("181.5 lb, ")
    run(tmp_path, "weigh", "80", "--date", "2020-05-01", "--at", "07:30")
    with kept(tmp_path) as journal:
        assert str(journal.body.latest_weight()) == "181.5 lb"
        old = journal.body.everything().measurements[0]
        assert f"{old.at:%Y-%m-%d %H:%M}" == "2020-05-01 07:30"


@pytest.mark.parametrize(
    "words",
    [("protein", "lots"), ("protein", "30.5"), ("water", "0"), ("weigh", "8"),
     ("water", "500", "--date", "someday"), ("protein", "30", "--date", "2999-01-01"),
     ("weigh", "80", "--at", "25:61"), ("weigh",)],
)  # fmt: skip
def test_wrong_usage_is_said_and_nothing_is_kept(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = run(tmp_path, *words)
    assert said.exit_code == 2
    assert "Traceback" not in said.output
    if (tmp_path / DATABASE_NAME).exists():
        with kept(tmp_path) as journal:
            assert list(journal.body.everything()) == []


def test_a_file_that_another_legtui_holds_is_refused_in_one_line(tmp_path: Path) -> None:
    with Journal.open(tmp_path / DATABASE_NAME):
        said = run(tmp_path, "protein", "30")
    assert said.exit_code == 1
    assert said.output.startswith("legtui: ")
    assert said.output.count("\n") == 1
