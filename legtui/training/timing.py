"""Times around sets that belong to no single exercise, in seconds."""

from typing import Final

RAMP_REST_S: Final = 60
"""Between ramp sets."""
LAST_RAMP_REST_S: Final = 90
"""Before the first working set."""
LEG_SWITCH_S: Final = 10
"""Between the legs of one set; for the length of a session only."""
HANDLING_S: Final = 8
"""Around a set: loading, getting under the bar."""
