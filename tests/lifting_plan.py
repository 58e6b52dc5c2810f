"""The guide's main phase as the time model takes it."""

from __future__ import annotations

from legtui.training.session_length import ExerciseTime

RANGES = {
    "squat": (4, 8, 12),
    "deadlift": (4, 6, 10),
    "lunge": (3, 10, 12),
    "leg_press": (4, 10, 15),
    "hamstring_curl": (3, 12, 15),
    "calf_raise": (4, 15, 20),
}
RESTS = {
    "short": (120, 120, 75, 90, 60, 45),
    "standard": (180, 180, 120, 120, 90, 60),
    "long": (240, 240, 150, 180, 120, 90),
}
RAMPS = {"squat": (8, 5, 3), "deadlift": (5, 3)}


def plan(preset: str = "standard", at: str = "mid", tempo: float = 1.0) -> list[ExerciseTime]:
    out = []
    for (name, (sets, lo, hi)), rest in zip(RANGES.items(), RESTS[preset], strict=True):
        heavy = name in RAMPS
        out.append(
            ExerciseTime(
                exercise=name,
                sets=sets,
                reps={"lo": lo, "mid": (lo + hi) / 2, "hi": hi}[at],
                tempo_s=(3.5 if heavy else 3.0) * tempo,
                rest_s=rest,
                change_s={"squat": 0, "deadlift": 150}.get(name, 120),
                ramp=RAMPS.get(name, ()),
                per_leg=name == "lunge",
            )
        )
    return out
