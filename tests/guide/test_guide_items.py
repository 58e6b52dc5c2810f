"""Where each of the 91 sentences of the guide, G1 to G91, lives.

`PLACES` names the place in the data (`file:table.field[0]`) and what must be found there, `LIVES`
the place in the code (`module:attribute`) and what it must say of itself: its value where it is a
number, else its description.
"""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from functools import cache
from operator import attrgetter
from typing import Any

import pytest

from legtui.guide.library import DATA

PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "G1": (("topics.toml:balance.title", "Strong and balanced"),),
    "G4": (("topics.toml:levels.text", "begins.*for years"),),
    "G5": (
        ("muscles.toml:quadriceps.headline", "quadriceps"),
        ("muscles.toml:hamstrings.headline", "hamstrings"),
        ("muscles.toml:glutes.headline", "glutes"),
        ("muscles.toml:gastrocnemius.headline", "calves"),
        ("muscles.toml:soleus.headline", "calves"),
    ),
    "G6": (("topics.toml:balance.text", "neglected"),),
    "G8": (
        ("muscle_texts.toml:quadriceps.where", "Front of the thigh"),
        ("muscle_texts.toml:quadriceps.does", "straighten the knee"),
        ("muscle_texts.toml:quadriceps.used_in", "squatting.*jumping"),
    ),
    "G9": (
        ("muscle_texts.toml:hamstrings.where", "Back of the thigh"),
        ("muscle_texts.toml:hamstrings.does", "bend the knee.*extend the hip"),
    ),
    "G10": (("muscle_texts.toml:glutes.does", "extend the hip.*turn the hip.*steady"),),
    "G11": (
        ("muscle_texts.toml:gastrocnemius.where", "Back of the lower leg"),
        ("muscle_texts.toml:soleus.where", "Back of the lower leg"),
        ("muscle_texts.toml:gastrocnemius.text", "ankle.*power"),
    ),
    "G12": (("topics.toml:warm_up.text", "10 to 15 minutes"),),
    "G13": (("topics.toml:warm_up.text", "joints and muscles.*nobody can promise"),),
    "G14": (
        *(
            (f"warm_up.toml:lists.{name}", "leg_swing_fb.*walking_lunge.*high_knees")
            for name in ("short", "standard", "long")
        ),
    ),
    "G15": (
        ("warm_up.toml:items.light_cardio.choices[0].id", "jog"),
        ("warm_up.toml:items.light_cardio.choices[1].id", "cycle"),
        ("warm_up.toml:items.light_cardio.why", "heart rate"),
    ),
    "G16": (("topics.toml:main.text", "60 to 75 minutes"),),
    "G17": (
        ("exercises.toml:squat.sets", "4"),
        ("exercises.toml:squat.reps_lo", "8"),
        ("exercises.toml:squat.reps_hi", "12"),
    ),
    "G18": (("variations.toml:back_squat.emphasis", "quadriceps.*hamstrings.*glutes"),),
    "G19": (("variations.toml:front_squat.emphasis", "quadriceps.*core"),),
    "G20": (("how_to/squat.toml:tips[0]", "as wide as your shoulders"),),
    "G21": (("how_to/squat.toml:tips[1]", "in line with your toes"),),
    "G22": (("how_to/squat.toml:tips[2]", "Back straight, trunk braced"),),
    "G23": (
        ("exercises.toml:deadlift.sets", "4"),
        ("exercises.toml:deadlift.reps_lo", "6"),
        ("exercises.toml:deadlift.reps_hi", "10"),
    ),
    "G24": (("variations.toml:conventional_deadlift.emphasis", "hamstrings.*glutes.*lower_back"),),
    "G25": (("variations.toml:romanian_deadlift.emphasis", "hamstrings.*glutes"),),
    "G26": (("how_to/deadlift.toml:tips[0]", "close to your body"),),
    "G27": (("how_to/deadlift.toml:tips[1]", "Hinge at the hips.*not bend at the waist"),),
    "G28": (("how_to/deadlift.toml:tips[2]", "Spine neutral"),),
    "G29": (
        ("exercises.toml:lunge.sets", "3"),
        ("exercises.toml:lunge.reps_lo", "10"),
        ("exercises.toml:lunge.reps_hi", "12"),
        ("exercises.toml:lunge.per_leg", "True"),
    ),
    "G30": (("variations.toml:forward_lunge.emphasis", "quadriceps.*glutes"),),
    "G31": (("variations.toml:reverse_lunge.emphasis", "glutes.*hamstrings"),),
    "G32": (("how_to/lunge.toml:tips[0]", "knee is at a right angle"),),
    "G33": (("how_to/lunge.toml:tips[1]", "through the heel"),),
    "G34": (
        ("exercises.toml:leg_press.sets", "4"),
        ("exercises.toml:leg_press.reps_lo", "10"),
        ("exercises.toml:leg_press.reps_hi", "15"),
    ),
    "G35": (("how_to/leg_press.toml:tips[0]", "as wide as your shoulders on the platform"),),
    "G36": (("how_to/leg_press.toml:tips[1]", "knees are at a right angle"),),
    "G37": (("how_to/leg_press.toml:tips[2]", "through the heels.*legs are long"),),
    "G38": (
        ("exercises.toml:hamstring_curl.sets", "3"),
        ("exercises.toml:hamstring_curl.reps_lo", "12"),
        ("exercises.toml:hamstring_curl.reps_hi", "15"),
    ),
    "G39": (
        ("how_to/hamstring_curl.toml:variations.lying_leg_curl.tips[0]", "leg-curl machine"),
        ("how_to/hamstring_curl.toml:variations.seated_leg_curl.tips[0]", "leg-curl machine"),
    ),
    "G40": (("how_to/hamstring_curl.toml:tips[0]", "Controlled, no jerking"),),
    "G41": (("how_to/hamstring_curl.toml:tips[1]", "Full range.*as far as you can"),),
    "G42": (
        ("exercises.toml:calf_raise.sets", "4"),
        ("exercises.toml:calf_raise.reps_lo", "15"),
        ("exercises.toml:calf_raise.reps_hi", "20"),
    ),
    "G43": (("variations.toml:standing_calf_raise.emphasis", "gastrocnemius"),),
    "G44": (("variations.toml:seated_calf_raise.emphasis", "soleus"),),
    "G45": (("how_to/calf_raise.toml:tips[0]", "Full range.*deep stretch"),),
    "G46": (("how_to/calf_raise.toml:tips[1]", "Pause.*at the top"),),
    "G47": (("topics.toml:cool_down.text", "10 to 15 minutes"),),
    "G48": (("topics.toml:cool_down.text", "30 seconds"),),
    "G49": (
        *(
            (f"cool_down.toml:lists.{name}.items", "quad_standing.*calf_straight.*hamstring_supine")
            for name in ("short", "standard", "long", "no_roller")
        ),
    ),
    "G50": (
        *(
            (f"cool_down.toml:lists.{name}.items", "roll_calves.*roll_quads")
            for name in ("short", "standard", "long")
        ),
        ("topics.toml:cool_down.text", "foam roller"),
    ),
    "G51": (("topics.toml:frequency.title", "How often"),),
    "G52": (("topics.toml:frequency.text", "once or twice a week.*two days between"),),
    "G53": (("topics.toml:recovery.text", "between sessions.*easier week"),),
    "G54": (("topics.toml:overload.text", "doing gradually more"),),
    "G55": (("topics.toml:overload.text", "drives growth and strength"),),
    "G56": (("topics.toml:pin.text", "Gympin.*on the pin"),),
    "G57": (
        ("topics.toml:variety.text", "take turns.*angle"),
        ("exercises.toml:squat.day_a", "back_squat"),
        ("exercises.toml:squat.day_b", "front_squat"),
    ),
    "G58": (("nutrition.toml:protein.text", "repaired and built"),),
    "G60": (("nutrition.toml:protein.foods", "Chicken.*Beef.*Fish.*Eggs.*Dairy.*Beans.*Lentils"),),
    "G61": (("nutrition.toml:carbohydrate.text", "fuel of hard sets"),),
    "G62": (("nutrition.toml:carbohydrate.foods", "Whole grains.*Fruit.*Vegetables"),),
    "G63": (("nutrition.toml:fat.text", "hormones and health"),),
    "G64": (("nutrition.toml:fat.foods", "Avocado.*Nuts.*Seeds.*Olive oil"),),
    "G65": (("nutrition.toml:water.text", "work better.*recovery"),),
    "G67": (("nutrition.toml:supplements.protein_powder.text", "Whey or plant"),),
    "G68": (("nutrition.toml:supplements.creatine.text", "best researched"),),
    "G69": (("nutrition.toml:supplements.bcaa.text", "recovery and ease soreness"),),
    "G70": (
        ("nutrition.toml:supplements.pre_workout.text", "caffeine, beta-alanine"),
        ("nutrition.toml:supplements.caffeine.text", "energy and performance"),
    ),
    "G71": (("mistakes.toml:skipped_ends.title", "warm-up and cool-down"),),
    "G72": (("mistakes.toml:skipped_ends.instead", "Set time aside for both"),),
    "G73": (("mistakes.toml:poor_form.why", "hurt"),),
    "G74": (("mistakes.toml:poor_form.instead", "Technique first.*trainer"),),
    "G75": (("mistakes.toml:too_much.why", "Challenge is good"),),
    "G76": (("mistakes.toml:too_much.instead", "Listen to your body"),),
    "G77": (("mistakes.toml:imbalance.title", "mirror"),),
    "G78": (("topics.toml:balance.text", "Balanced legs come from training all four"),),
    "G79": (("topics.toml:tracking.text", "weights you lift, creeping up"),),
    "G80": (("topics.toml:tracking.text", "tape around thigh and calf, left and right"),),
    "G81": (("topics.toml:tracking.text", "photo every few weeks"),),
    "G82": (("topics.toml:tracking.text", "run, jump, last"),),
    "G83": (("topics.toml:consistency.text", "plan.*food.*weeks in a row"),),
    "G84": (("topics.toml:done.text", "every big muscle"),),
    "G85": (("topics.toml:tracking.text", "every four weeks, then change one thing"),),
    "G86": (("topics.toml:consistency.title", "Keep at it"),),
    "G87": (
        (
            "references.toml:ace_anatomy.text",
            "American Council on Exercise.*Strength Training Anatomy",
        ),
    ),
    "G88": (("references.toml:schoenfeld2010.text", r"BJ \(2010\).*24\(10\):2857-2872"),),
    "G89": (("references.toml:phillips2011.text", r"Van Loon.*\(2011\).*29\(S1\):S29-S38"),),
    "G90": (("references.toml:haff2015.text", r"Haff GG, Triplett NT \(2015\).*Human Kinetics"),),
    "G91": (("topics.toml:done.title", "Well done"),),
}

LIVES: dict[str, tuple[tuple[str, str], ...]] = {
    "G2": (
        ("legtui.desk.muscles:muscles", "balance now"),
        ("legtui.screens.home:HomeScreen", "What is next"),
    ),
    "G3": (
        ("legtui.training.symmetry:asymmetry", "how far two sides are apart"),
        ("legtui.desk.muscles:legs_since", "left against right of each per-leg variation"),
        ("legtui.desk.both_legs:of_one_day", r"\(left, right\) of each day"),
    ),
    "G4": (("legtui.screens.welcome:WelcomeScreen", "Asks what is needed to begin"),),
    "G7": (
        ("legtui.training.balance:board", "balance of a window"),
        ("legtui.training.balance:Share", "sets of a muscle, or of a headline group"),
    ),
    "G12": (("legtui.guide.timing:WARM_UP_MINUTES", r"\(10, 15\)"),),
    "G16": (("legtui.guide.timing:MAIN_MINUTES", r"\(60, 75\)"),),
    "G47": (("legtui.guide.timing:COOL_DOWN_MINUTES", r"\(10, 15\)"),),
    "G48": (("legtui.guide.timing:HOLD_S", "30"),),
    "G51": (("legtui.desk.week:week_of", "what a program comes to"),),
    "G52": (("legtui.training.recovery:recovery", "whether it is time for a leg session"),),
    "G53": (("legtui.training.fatigue:fatigue", "signs of the fourteen days"),),
    "G54": (("legtui.training.prescription:prescribe", "what to do today"),),
    "G56": (("legtui.training.equipment:Stack", "stack, and a pin"),),
    "G57": (("legtui.training.variety:plateau", "variation to change to"),),
    "G59": (
        ("legtui.training.fuel:PROTEIN_G_PER_KG", r"\(Decimal\('1.6'\), Decimal\('2.2'\)\)"),
        ("legtui.training.fuel:protein_g", "1.6-2.2 g/kg"),
        ("legtui.desk.fuel_day:target", "protein from the latest body weight"),
    ),
    "G60": (("legtui.screens.fuel:FuelScreen", "asks for nothing by itself"),),
    "G66": (("legtui.desk.fuel_day:drink", "before it, in a rest, or after it"),),
    "G67": (("legtui.desk.fuel_day:powder_helps", "did not reach the protein"),),
    "G68": (("legtui.screens.supplements:SupplementsScreen", "evidence.*ticks"),),
    "G70": (("legtui.training.fuel:caffeine_left_mg", "today's caps"),),
    "G71": (("legtui.desk.standing:standing", "stands on a mistake"),),
    "G73": (("legtui.session.acts:flag_form", "not clean"),),
    "G76": (("legtui.training.check_in:CheckIn", "before a session"),),
    "G77": (("legtui.training.balance:neglected", "lag behind"),),
    "G79": (("legtui.desk.progress:progress_of", "progress of one variation"),),
    "G80": (
        ("legtui.screens.body:BodyScreen", "Sites"),
        ("legtui.screens.measure:MeasureScreen", "each girth is kept"),
    ),
    "G81": (
        ("legtui.desk.album:Album", "photos of one data folder"),
        ("legtui.screens.photos:PhotosScreen", "beside an earlier one of its pose"),
    ),
    "G82": (
        ("legtui.desk.performance:best", "best of those that compare"),
        ("legtui.screens.tests:TestsScreen", "best, trend, chart"),
    ),
    "G83": (("legtui.desk.year:Regularity", "How regularly legs were trained"),),
    "G85": (("legtui.desk.review:review", "last four weeks"),),
    "G87": (("legtui.screens.guide:GuideScreen", "Everything the guide says"),),
}


@cache
def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def found_at(place: str) -> object:
    name, path = place.split(":")
    keys = re.findall(r"[^.\[\]]+", path)
    at: Any = tables(name)
    for key in keys:
        at = at[int(key) if key.isdigit() else key]
    found: object = at
    return found


def test_every_item_has_its_place() -> None:
    assert {*PLACES, *LIVES} == {f"G{number}" for number in range(1, 92)}


@pytest.mark.parametrize(
    ("item", "place", "words"),
    [(item, *one) for item, places in PLACES.items() for one in places],
)
def test_the_item_is_where_the_table_says(item: str, place: str, words: str) -> None:
    found = found_at(place)
    text = " ".join(map(str, found)) if isinstance(found, list) else str(found)
    if words.replace(".", "").isdigit():
        assert text == words, item
    else:
        assert re.search(words, text), f"{item}: {text}"


@pytest.mark.parametrize(
    ("item", "place", "words"),
    [(item, *one) for item, places in LIVES.items() for one in places],
)
def test_the_item_lives_in_the_code_and_says_so(item: str, place: str, words: str) -> None:
    module, attribute = place.split(":")
    found = attrgetter(attribute)(importlib.import_module(module))
    if isinstance(found, int | tuple):
        assert re.fullmatch(words, str(found)), item
    else:
        said = " ".join((inspect.getdoc(found) or "").split())
        assert re.search(words, said), f"{item}: {said}"
