"""Every layout of every app, by files made from the descriptions of the formats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from legtui.exchange.errors import NeedsUnit
from legtui.exchange.gather import Options
from legtui.exchange.planning import plan_import
from legtui.exchange.records import ImportedSet, Mark, Parsed, Site
from legtui.exchange.sniff import read
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

FILES = Path(__file__).parent / "files"
KG = Options(unit=Unit.KG)

COUNTS = [
    # file, format, dialect, lines, sessions, sets, measurements, folded, refused
    ("strong_a.csv", "strong", "with duration", 11, 2, 8, 0, 2, 1),
    ("strong_b.csv", "strong", "without notes", 3, 1, 3, 0, 0, 0),
    ("strong_c.csv", "strong", "without duration", 2, 1, 2, 0, 0, 0),
    ("strong_d.csv", "strong", "unit in each row", 4, 1, 4, 0, 0, 0),
    ("strong_e.csv", "strong", "with workout numbers", 3, 2, 2, 0, 1, 0),
    ("strong_e_lbs.csv", "strong", "with workout numbers", 3, 2, 2, 0, 1, 0),
    ("strong_12_hour.csv", "strong", "with duration", 2, 1, 2, 0, 0, 0),
    ("strong_german.csv", "strong", "with duration", 3, 1, 2, 0, 0, 1),
    ("hevy_kg.csv", "hevy", "kilograms", 7, 2, 7, 0, 0, 0),
    ("hevy_lbs.csv", "hevy", "pounds", 2, 1, 2, 0, 0, 0),
    ("hevy_both.csv", "hevy", "kilograms and pounds", 2, 1, 2, 0, 0, 0),
    ("hevy_measurements.csv", "hevy", "measurements", 3, 0, 0, 7, 0, 1),
    ("hevy_bare.csv", "hevy", "kilograms", 3, 1, 3, 0, 0, 0),
    ("hevy_months.csv", "hevy", "kilograms", 11, 11, 11, 0, 0, 0),
    ("fitnotes_android.csv", "fitnotes", "Android", 7, 2, 7, 0, 0, 0),
    ("fitnotes_older.csv", "fitnotes", "Android, unit in the header", 3, 2, 3, 0, 0, 0),
    ("fitnotes_ios.csv", "fitnotes", "iOS", 3, 1, 3, 0, 0, 0),
    ("fitnotes_body.csv", "fitnotes", "body tracker", 5, 0, 0, 4, 0, 1),
    ("stronglifts_kg.csv", "stronglifts", "kilograms", 4, 1, 9, 1, 0, 1),
    ("stronglifts_lb.csv", "stronglifts", "pounds", 1, 1, 2, 1, 0, 0),
    ("stronglifts_ascii.csv", "stronglifts", "kilograms", 4, 1, 6, 1, 0, 1),
    ("stronglifts_older.csv", "stronglifts", "a row a workout", 3, 2, 10, 2, 0, 1),
    ("alpha_progression.csv", "alphaprogression", "sessions", 10, 2, 11, 0, 0, 1),
    ("any_table.csv", "table", "by its columns", 3, 2, 6, 0, 0, 0),
    ("liftosaur.csv", "liftosaur", "CSV", 4, 1, 3, 0, 0, 1),
    ("liftosaur.txt", "liftosaur", "text history", 5, 2, 10, 0, 0, 1),
    ("liftlog.csv", "liftlog", "sets", 4, 2, 4, 0, 0, 0),
    ("flexify.csv", "flexify", "sets", 4, 2, 2, 1, 0, 1),
    ("gymbook_it.csv", "gymbook", "localised", 6, 2, 5, 0, 0, 1),
    ("gymbook_en.csv", "gymbook", "English", 2, 1, 1, 0, 0, 1),
    ("wger.json", "wger", "workout log", 5, 2, 4, 0, 0, 1),
    ("wger_weight.csv", "wger", "body weight", 2, 0, 0, 2, 0, 0),
    ("own.csv", "legtui", "CSV", 7, 2, 6, 0, 0, 0),
]


def parsed(name: str, options: Options = KG) -> Parsed:
    return read((FILES / name).read_bytes(), options)


def sets(name: str, options: Options = KG) -> list[ImportedSet]:
    return [one for session in parsed(name, options).sessions for one in session.sets]


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row[0])
def test_a_file_is_recognised_and_counted(row: tuple[object, ...]) -> None:
    found = parsed(str(row[0]))
    assert (
        found.format,
        found.dialect,
        found.lines,
        len(found.sessions),
        sum(len(session.sets) for session in found.sessions),
        len(found.measurements),
        len(found.folded),
        len(found.refused),
    ) == row[1:]


def test_every_file_has_its_counts() -> None:
    assert {row[0] for row in COUNTS} == {path.name for path in FILES.iterdir()}


@pytest.mark.parametrize("name", [row[0] for row in COUNTS])
def test_a_receipt_accounts_for_every_line(name: str) -> None:
    found = parsed(name)
    receipt = plan_import(found).receipt
    assert receipt.accounted == receipt.lines == found.lines


def _decorated(text: str) -> bytes:
    return f"\n\n{text}\n\n,,,\n".encode()


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        _decorated,
    ],
)
def test_the_encoding_and_line_ends_do_not_matter(encode: Callable[[str], bytes]) -> None:
    text = (FILES / "hevy_kg.csv").read_text(encoding="utf-8")
    found = read(encode(text))
    assert found.lines == 7
    assert [len(session.sets) for session in found.sessions] == [1, 6]


def test_latin_1_is_read() -> None:
    data = (FILES / "hevy_months.csv").read_text(encoding="utf-8").split("de,")[0]
    found = read(data.encode("cp1252"))
    assert found.sessions[0].started_at == datetime(2026, 2, 3, 18)


# Strong


def test_strong_asks_for_its_unit_once_it_needs_it() -> None:
    with pytest.raises(NeedsUnit):
        parsed("strong_a.csv", Options())
    assert parsed("strong_d.csv", Options()).lines == 4


def test_strong_keeps_kinds_failures_holds_and_effort() -> None:
    squat = [one for one in sets("strong_a.csv") if one.exercise == "squat"]
    assert [one.kind for one in squat] == [SetKind.RAMP] + [SetKind.WORK] * 3
    assert [one.number for one in squat] == [1, 1, 2, 3]
    assert [one.reps for one in squat] == [(10,), (8,), (0,), (13,)]
    assert [one.rir for one in squat] == [None, 3.0, 0.0, None]
    assert squat[1].load == Weight(7500, Unit.KG)
    assert squat[1].note == "3x 8-10 RPE7"
    assert squat[1].rest_s == 120
    assert squat[3].mark is Mark.DROP
    assert squat[3].full_note == "drop set"
    assert parsed("strong_a.csv").sessions[0].note == "Slept well"


def test_strong_dumbbells_are_per_hand_and_fifteen_pounds_are_healed() -> None:
    lunge = next(one for one in sets("strong_a.csv") if one.exercise == "lunge")
    assert lunge.load == Weight(3000, Unit.LB)
    assert lunge.per_hand == Weight(1500, Unit.LB)
    assert lunge.reps == (10, 10)
    assert lunge.rir == 1.5


def test_strong_holds_have_seconds_and_no_reps() -> None:
    hold = next(one for one in sets("strong_a.csv") if one.variation == "Wall Sit")
    assert (hold.exercise, hold.reps, hold.seconds, hold.load) == ("other", (), 60, None)
    assert hold.leg
    run = next(one for one in sets("strong_b.csv") if one.variation == "Running")
    assert (run.reps, run.seconds, run.distance) == ((), 900, "2.5")


def test_strong_durations_and_forgotten_workouts() -> None:
    first, second = parsed("strong_a.csv").sessions
    assert first.ended_at == first.started_at + timedelta(minutes=56)
    assert second.ended_at is None
    assert second.sets[0].name == "Smith hip Thrust"
    other = parsed("strong_b.csv").sessions[0]
    assert other.ended_at == datetime(2022, 5, 1, 19, 5, 3)


def test_strong_decimal_commas_and_a_unit_a_row() -> None:
    loads = [one.load for one in sets("strong_d.csv")]
    assert loads == [
        Weight(2000, Unit.KG),
        Weight(6250, Unit.KG),
        Weight(20000, Unit.LB),
        None,
    ]
    assert sets("strong_d.csv")[1].note == "semi; colon"
    assert sets("strong_e_lbs.csv")[1].load == Weight(6000, Unit.LB)


def test_strong_reads_a_twelve_hour_clock_with_a_narrow_space() -> None:
    assert parsed("strong_12_hour.csv").sessions[0].started_at == datetime(2024, 2, 3, 19, 5)


def test_strong_in_german_is_strong() -> None:
    squat = sets("strong_german.csv")
    assert {one.variation for one in squat} == {"back_squat"}
    assert [(one.load, one.reps, one.rir, one.note) for one in squat] == [
        (Weight(8250, Unit.KG), (8,), 1.5, "tief"),
        (Weight(8250, Unit.KG), (0,), None, ""),
    ]
    (refused,) = parsed("strong_german.csv").refused
    assert (refused.line, refused.reason) == (4, "no reps, time or distance: the set was not done")


def test_a_set_of_a_milliard_reps_is_refused_with_its_line() -> None:
    refused = parsed("strong_a.csv").refused
    assert [(one.line, one.reason) for one in refused] == [
        (12, "1000000000 reps in one set is more than 1,000")
    ]
    assert "Leg Press" in refused[0].raw


# Hevy


def test_hevy_keeps_what_peers_lose() -> None:
    legs = parsed("hevy_kg.csv").sessions[1]
    assert legs.started_at == datetime(2025, 9, 15, 7, 48)
    assert legs.ended_at == datetime(2025, 9, 15, 9, 13)
    assert legs.title == "Lower // Ramp"
    assert legs.note == "line one\nline two"
    curls = [one for one in legs.sets if one.exercise == "hamstring_curl"]
    assert [one.kind for one in curls] == [SetKind.RAMP] + [SetKind.WORK] * 3
    assert [one.rir for one in curls] == [4.0, 1.5, None, 0.0]
    assert [one.mark for one in curls] == [None, None, Mark.DROP, Mark.FAILURE]
    assert [one.load for one in curls] == [
        Weight(3900, Unit.KG),
        Weight(5250, Unit.KG),
        Weight(3900, Unit.KG),
        None,
    ]
    assert curls[0].note == "slow\ndown"
    assert curls[1].note == ""
    warm_up = next(one for one in legs.sets if one.variation == "Warm Up")
    assert (warm_up.reps, warm_up.seconds) == ((), 300)
    lunge = next(one for one in legs.sets if one.exercise == "lunge")
    assert (lunge.reps, lunge.load) == ((0, 0), Weight(4000, Unit.KG))


def test_hevy_measures_each_thigh_and_calf() -> None:
    found = parsed("hevy_measurements.csv").measurements
    assert [(one.site, one.weight or (one.value, one.unit)) for one in found] == [
        (Site.BODY_WEIGHT, Weight(8369, Unit.KG)),
        (Site.OTHER, (Decimal("18.5"), "percent")),
        (Site.OTHER, (Decimal("15.2"), "in")),
        (Site.THIGH_LEFT, (Decimal("22.5"), "in")),
        (Site.THIGH_RIGHT, (Decimal("22.75"), "in")),
        (Site.CALF_LEFT, (Decimal("15.5"), "in")),
        (Site.CALF_RIGHT, (Decimal("15.25"), "in")),
    ]
    assert [(one.at, one.day_only) for one in found[::6]] == [
        (datetime(2025, 2, 9, 12), True), (datetime(2025, 2, 16, 7, 30), False),
    ]  # fmt: skip


def test_hevy_without_an_index_keeps_a_note_once() -> None:
    found = sets("hevy_bare.csv")
    assert [one.note for one in found] == ["keep tight", "", ""]
    assert [one.kind for one in found][:2] == [SetKind.RAMP, SetKind.WORK]
    assert (found[2].seconds, found[2].reps) == (45, ())


def test_hevy_heals_pounds_and_reads_both_units() -> None:
    assert [one.load for one in sets("hevy_lbs.csv")] == [
        Weight(22500, Unit.LB),
        Weight(10000, Unit.KG),
    ]
    assert [one.load for one in sets("hevy_both.csv")] == [
        Weight(22500, Unit.LB),
        Weight(10000, Unit.KG),
    ]


def test_hevy_reads_months_of_many_languages() -> None:
    sessions = parsed("hevy_months.csv").sessions
    days = {session.title: session.started_at.date() for session in sessions}
    assert days == {
        "fr": date(2026, 2, 3),
        "de": date(2026, 3, 4),
        "es": date(2026, 1, 5),
        "pt": date(2026, 8, 6),
        "it": date(2026, 5, 7),
        "tr": date(2026, 8, 8),
        "ru": date(2026, 5, 9),
        "ja": date(2026, 10, 10),
        "us": date(2025, 11, 11),
        "fr2": date(2025, 8, 12),
        "fr3": date(2025, 12, 13),
    }
    assert {session.started_at.hour for session in sessions} == {18}


# FitNotes


def test_fitnotes_day_is_a_session_in_the_order_of_rows() -> None:
    first, second = parsed("fitnotes_android.csv").sessions
    assert first.day_only
    assert first.started_at == datetime(2026, 8, 4, 12)
    assert [one.variation for one in first.sets] == [
        "Lat Pulldown",
        "back_squat",
        "back_squat",
        "Sissy Thing",
        "back_squat",
    ]
    assert [one.leg for one in first.sets] == [False, True, True, True, True]
    assert [one.load for one in first.sets[1:]] == [
        Weight(10000, Unit.KG),
        Weight(22500, Unit.LB),
        None,
        Weight(8000, Unit.KG),
    ]
    assert first.sets[4].reps == (0,)
    assert [(one.seconds, one.distance) for one in second.sets] == [(60, ""), (1200, "5.5 km")]
    assert second.sets[0].leg
    assert not second.sets[1].leg


def test_fitnotes_on_ios_knows_the_unit_that_was_typed_and_what_is_measured() -> None:
    found = sets("fitnotes_ios.csv")
    assert [one.load for one in found] == [Weight(4000, Unit.KG), Weight(13500, Unit.LB), None]
    assert {one.kind for one in found} == {SetKind.WORK}
    assert [one.mark for one in found] == [None] * 3
    assert (found[2].seconds, found[2].distance, found[2].note) == (1200, "3.2 km", "easy")


def test_fitnotes_body_tracker() -> None:
    weight, thigh, calf, neck = parsed("fitnotes_body.csv").measurements
    assert (weight.site, weight.weight) == (Site.BODY_WEIGHT, Weight(8240, Unit.KG))
    assert weight.at == datetime(2026, 8, 4, 7, 30)
    assert (thigh.site, str(thigh.value), thigh.unit) == (Site.THIGH_LEFT, "58.5", "cm")
    assert thigh.note == "before training"
    assert (calf.site, calf.unit) == (Site.CALF_RIGHT, "in")
    assert neck.site is Site.OTHER


# StrongLifts


def test_stronglifts_tells_failed_from_not_done() -> None:
    session = parsed("stronglifts_kg.csv").sessions[0]
    assert session.started_at == datetime(2026, 8, 11, 22, 56)
    assert session.ended_at == datetime(2026, 8, 11, 22, 57)
    reps = {
        name: [one.reps for one in session.sets if one.name == name]
        for name in ("Squat", "Deadlift", "Bench Press")
    }
    assert reps == {
        "Squat": [(5,)] * 4,
        "Deadlift": [(5,), (0,)],
        "Bench Press": [(3,), (5,), (5,)],
    }
    assert parsed("stronglifts_kg.csv").refused[0].reason == "no set of it was done"


def test_stronglifts_has_the_times_of_a_hold_in_its_summary() -> None:
    found = sets("stronglifts_ascii.csv")
    assert [(one.name, one.seconds, one.reps) for one in found] == [
        ("Squat", None, (5,)),
        *[("Plank", 30, ())] * 3,
        ("Wall Sit", 40, ()),
        ("Wall Sit", 35, ()),
    ]
    assert [one.note for one in found if one.note] == ["easy", "low"]


def test_stronglifts_of_old_has_a_row_for_each_workout() -> None:
    first, second = parsed("stronglifts_older.csv").sessions
    assert (first.started_at, first.day_only, first.note) == (
        datetime(2017, 2, 16, 12), True, "slept badly",
    )  # fmt: skip
    assert [
        (one.variation, one.load, one.reps) for one in first.sets if one.exercise != "other"
    ] == [
        ("back_squat", Weight(6000, Unit.KG), (5,)),
        ("back_squat", Weight(6000, Unit.KG), (5,)),
        ("back_squat", Weight(6000, Unit.KG), (4,)),
        ("conventional_deadlift", Weight(9000, Unit.KG), (5,)),
    ]
    assert [one.reps for one in first.sets if one.name == "Bench Press"] == [(3,), (0,)]
    assert {one.load for one in second.sets} == {Weight(13250, Unit.LB), None}
    weights = [one.weight for one in parsed("stronglifts_older.csv").measurements]
    assert weights == [Weight(8150, Unit.KG), Weight(17950, Unit.LB)]


def test_stronglifts_body_weight_is_kept_once_a_session_in_its_own_unit() -> None:
    (weight,) = parsed("stronglifts_lb.csv").measurements
    assert weight.weight == Weight(8000, Unit.KG)
    lunge = sets("stronglifts_lb.csv")[0]
    assert (lunge.load, lunge.per_hand) == (Weight(4000, Unit.LB), Weight(2000, Unit.LB))


# Liftosaur, LiftLog, Flexify, GymBook, wger


def test_liftosaur_csv_has_the_time_of_each_set() -> None:
    found = sets("liftosaur.csv")
    assert [one.kind for one in found] == [SetKind.RAMP, SetKind.WORK, SetKind.WORK]
    assert found[1].logged_at == datetime(2026, 3, 1, 10, 5, tzinfo=UTC)
    assert [one.rir for one in found] == [None, 2.0, 0.5]
    assert found[2].mark is Mark.AMRAP
    assert found[1].load == Weight(22500, Unit.LB)
    assert parsed("liftosaur.csv").refused[0].reason == "the set was planned and not done"


def test_liftosaur_text_has_both_legs_holds_and_notes() -> None:
    last, first = reversed(parsed("liftosaur.txt").sessions)
    assert first.started_at == datetime(2026, 3, 1, 10, tzinfo=timezone(timedelta(hours=1)))
    assert first.ended_at == first.started_at + timedelta(hours=1)
    assert first.title == "5/3/1 · Squat Day"
    assert first.note == "a good day"
    squat = [one for one in first.sets if one.exercise == "squat"]
    assert [str(one.load) for one in squat] == ["95 lb", "135 lb"] + ["185 lb"] * 4
    assert [one.kind.value for one in squat] == ["ramp"] * 2 + ["work"] * 4
    assert squat[5].rir == 0.5
    lunges = [one for one in first.sets if one.exercise == "lunge"]
    assert [one.reps for one in lunges] == [(7, 8)] * 2
    plank = next(one for one in first.sets if one.name == "Plank")
    assert (plank.reps, plank.seconds) == ((), 60)
    assert last.sets[0].load == Weight(14000, Unit.KG)


def test_liftosaur_text_inside_the_answer_of_its_api() -> None:
    data = (
        '{"data": {"records": [{"id": 1, "text": "2026-03-01T10:00:00Z / exercises: {\\n'
        '  Squat, Barbell / 3x5 185lb\\n}"}], "hasMore": false}}'
    )
    found = read(data.encode())
    assert (found.format, found.dialect, found.lines) == ("liftosaur", "API", 1)
    assert len(found.sessions[0].sets) == 3


def test_liftlog_groups_by_its_session_whatever_the_times() -> None:
    older, newer = parsed("liftlog.csv").sessions
    assert newer.started_at == datetime(2024, 10, 16, 10, 44, 38)
    assert [one.variation for one in newer.sets] == ["leg_press", "leg_press", "nordic_curl"]
    assert newer.sets[2].load is None
    assert older.sets[0].load == Weight(13500, Unit.LB)
    assert older.sets[0].note == "hard"


def test_alpha_progression_has_blocks_warm_ups_and_weight_beside_the_body() -> None:
    second, first = parsed("alpha_progression.csv").sessions[::-1]
    assert (first.started_at, first.ended_at) == (
        datetime(2026, 2, 17, 17, 4), datetime(2026, 2, 17, 18, 1),
    )  # fmt: skip
    assert [(one.variation, one.kind.value, one.load, one.reps) for one in first.sets] == [
        ("back_squat", "ramp", Weight(9500, Unit.LB), (8,)),
        ("back_squat", "ramp", Weight(13500, Unit.LB), (6,)),
        ("back_squat", "work", Weight(22500, Unit.LB), (5,)),
    ]
    assert second.ended_at == datetime(2026, 2, 19, 17, 56)
    curls = [one for one in second.sets if one.variation == "lying_leg_curl"]
    assert [(one.kind.value, one.load, one.rir) for one in curls] == [
        ("ramp", Weight(3750, Unit.KG), None),
        ("ramp", Weight(5000, Unit.KG), None),
        ("work", Weight(6250, Unit.KG), 1.0),
        ("work", Weight(6250, Unit.KG), 0.5),
    ]
    lunge = next(one for one in second.sets if one.exercise == "lunge")
    assert (lunge.load, lunge.per_hand, lunge.reps) == (
        Weight(2000, Unit.KG), Weight(1000, Unit.KG), (10, 10),
    )  # fmt: skip
    raises = [one for one in second.sets if "Raises" in one.name]
    assert [(one.load, one.leg) for one in raises] == [(None, False), (Weight(750, Unit.KG), False)]
    assert second.sets[-1].seconds == 45


def test_any_other_table_is_read_by_the_names_of_its_columns() -> None:
    found = parsed("any_table.csv", Options())
    assert [one.started_at for one in found.sessions] == [
        datetime(2024, 5, 4, 12), datetime(2024, 5, 13, 12),
    ]  # fmt: skip
    squats = found.sessions[1].sets
    assert [(one.variation, one.load, one.rir, one.note) for one in squats] == [
        ("back_squat", Weight(8250, Unit.KG), 2.0, "leicht"),
        *[("back_squat", Weight(8250, Unit.KG), 2.0, "")] * 2,
    ]
    assert found.sessions[0].sets[1].load == Weight(2000, Unit.KG)


def test_a_time_in_any_table_is_of_the_day_or_of_the_set() -> None:
    head = "Date,Time,Exercise,Weight (kg),Reps\n"
    rows = "2024-05-04,18:30,Squat,100,5\n2024-05-04,18:41,Squat,100,4\n"
    (session,) = read((head + rows).encode(), Options()).sessions
    first, last = datetime(2024, 5, 4, 18, 30), datetime(2024, 5, 4, 18, 41)
    assert (session.started_at, session.ended_at, session.day_only) == (first, last, False)
    assert [one.logged_at for one in session.sets] == [first, last]
    holds = "2024-05-04,0:00:45,Wall Sit,,0\n2024-05-04,0:01:00,Wall Sit,,0\n"
    (session,) = read((head + holds).encode(), Options()).sessions
    assert session.day_only
    assert [(one.seconds, one.reps) for one in session.sets] == [(45, ()), (60, ())]


def test_a_weight_may_have_its_unit_behind_it() -> None:
    text = "Fecha,Nombre del ejercicio,Peso,Repeticiones\n2024-05-04,Sentadilla,{},5\n"
    for cell, load in (("82,5kg", Weight(8250, Unit.KG)), ("185 lbs", Weight(18500, Unit.LB))):
        (session,) = read(text.format(f'"{cell}"').encode(), Options()).sessions
        assert [(one.variation, one.load) for one in session.sets] == [("back_squat", load)]


def test_flexify_counts_minutes_and_knows_its_body_weight_rows() -> None:
    found = parsed("flexify.csv")
    assert found.measurements[0].weight == Weight(8000, Unit.KG)
    assert found.sessions[0].sets[0].load == Weight(10000, Unit.KG)
    run = found.sessions[1].sets[0]
    assert (run.seconds, run.distance, run.load) == (1500, "5 km", None)


def test_gymbook_speaks_the_lifters_language() -> None:
    legs, chest = parsed("gymbook_it.csv").sessions
    assert legs.started_at == datetime(2025, 1, 9, 19, 30)
    assert [one.kind.value for one in legs.sets] == ["ramp", "work", "work", "work"]
    assert [one.load for one in legs.sets] == [None, Weight(8250, Unit.KG), None, None]
    assert [one.seconds for one in legs.sets] == [None, None, 45, 600]
    assert legs.sets[3].distance == "3.5 km"
    assert not chest.sets[0].leg
    english = parsed("gymbook_en.csv").sessions[0]
    assert english.started_at == datetime(2025, 1, 23, 19, 30)
    assert english.sets[0].load == Weight(18000, Unit.LB)


def test_wger_knows_its_units_and_names_in_the_same_file() -> None:
    first, second = parsed("wger.json").sessions
    assert [one.variation for one in first.sets] == [
        "back_squat",
        "back_squat",
        "wger exercise 999",
    ]
    assert [one.load for one in first.sets] == [
        Weight(10000, Unit.KG),
        Weight(22500, Unit.LB),
        None,
    ]
    assert [one.reps for one in first.sets] == [(8,), (0,), ()]
    assert [one.rir for one in first.sets] == [1.5, None, None]
    assert first.sets[2].seconds == 45
    assert (second.sets[0].note, second.sets[0].rir) == ("5 plates", 4.0)


def test_a_body_weight_file_without_a_unit_asks() -> None:
    with pytest.raises(NeedsUnit):
        parsed("wger_weight.csv", Options())
    assert parsed("wger_weight.csv").measurements[1].weight == Weight(8210, Unit.KG)


# Ours


def test_own_csv_puts_both_legs_together() -> None:
    first, second = parsed("own.csv", Options()).sessions
    lunge = next(one for one in first.sets if one.exercise == "lunge")
    assert (lunge.reps, lunge.side, lunge.lines) == ((12, 10), None, (6, 7))
    assert first.sets[2].note == "=SUM(A1)"
    assert first.sets[1].note == "deep, slow\nand tired"
    assert first.sets[4].load is None
    assert second.sets[0].leg is False


def test_a_day_that_has_not_come_is_refused() -> None:
    options = Options(unit=Unit.KG, latest=date(2023, 6, 1))
    found = parsed("strong_a.csv", options)
    assert [one.line for one in found.refused] == [10, 11, 12]  # the second is its rest
    assert "has not come yet" in found.refused[0].reason
