"""Times of the guided phases that belong to no single item, in seconds."""

from typing import Final

WARM_UP_GAP_S: Final = 6
"""From one warm-up item to the next."""
HOLD_S: Final = 30
"""A static stretch or a roll, each side (Bandy & Irion 1994; the guide)."""
SWITCH_S: Final = 5
"""To switch sides in the same position."""
NEW_POSITION_S: Final = 10
"""To take up the next position."""

WARM_UP_MINUTES: Final = (10, 15)
MAIN_MINUTES: Final = (60, 75)
COOL_DOWN_MINUTES: Final = (10, 15)
