from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from legtui.cli import main
from legtui.contract import ACTIONS


def load(folder: Path, *words: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["load", *words, "--json", "--data-dir", str(folder)])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_the_contracts_shape(tmp_path: Path) -> None:
    assert load(tmp_path, "squat", "61") == {
        "target": 61,
        "unit": "kg",
        "total": 60,
        "exact": False,
        "per_side": [20],
        "per_hand": None,
        "stack": None,
        "on_pin": None,
        "below": 60,
        "above": 62.5,
    }


def test_dumbbells_are_told_for_one_hand_and_counted_for_both(tmp_path: Path) -> None:
    found = load(tmp_path, "lunge", "28")
    assert (found["total"], found["per_hand"], found["per_side"]) == (28, 14, None)


def test_a_target_in_the_other_unit_is_compared_in_the_equipments(tmp_path: Path) -> None:
    found = load(tmp_path, "squat", "225", "--unit", "lb")
    assert found["unit"] == "kg"
    assert found["target"] == pytest.approx(102.06)
    assert (found["total"], found["below"], found["above"]) == (102.5, 100, 102.5)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("bench", "60"), "There is no exercise"),
        (("squat", "nan"), "not a weight"),
        (("squat", "1e9"), "not a weight"),
        (("squat", "5000"), "more than"),
    ],
)
def test_what_is_no_exercise_or_no_weight_is_refused(
    tmp_path: Path, words: tuple[str, str], says: str
) -> None:
    result = CliRunner().invoke(main, ["load", *words, "--data-dir", str(tmp_path)])
    assert result.exit_code == 1
    assert says in result.output
    assert result.output.count("\n") == 1


def test_looking_leaves_no_trace(tmp_path: Path) -> None:
    load(tmp_path / "never", "squat", "60")
    assert not (tmp_path / "never").exists()


def test_the_readmes_gym_can_be_taken_in_and_loaded(tmp_path: Path) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"```json\n(.*?)```", readme, re.DOTALL)
    assert set(re.findall(r"^\| `(\w+)` \| ", readme, re.MULTILINE)) >= set(ACTIONS)
    file, folder = tmp_path / "gym.json", tmp_path / "log"
    file.write_text(written, encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(file), "--data-dir", str(folder)])
    assert done.exit_code == 0, done.output
    assert load(folder, "squat", "71")["per_side"] == [20, 5]
    assert load(folder, "lunge", "28")["per_hand"] == 14
    curl = load(folder, "hamstring_curl", "21.5")
    assert (curl["stack"], curl["on_pin"]) == (19, [2.5])
    assert load(folder, "seated_leg_curl", "15", "--unit", "lb")["total"] == 10
