"""How the file says that it is ours, and which schema it has."""

from typing import Final

APPLICATION_ID: Final = 0x4C454754
"""`LEGT`, in the header of every file."""

MIGRATIONS: Final = (
    "m001_first",
    "m002_body",
    "m003_choice",
    "m004_shorter",
    "m005_imported",
    "m006_seal",
    "m007_phases",
    "m008_noted",
)
"""Names in order; `legtui.journal.migrations` has what they do, loaded only when one is due."""

SCHEMA_VERSION: Final = len(MIGRATIONS)
"""Written as `user_version`."""

MIGRATION_SET: Final = "legtui"

BACKUPS: Final = "backups"
"""The folder beside the file."""
