"""What makes the file what it is, in numbered steps. Loaded only when one is due."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from legtui.journal import body_schema, choices, import_schema, schema, seals, views
from legtui.journal.version import MIGRATION_SET, MIGRATIONS

migrations = Migrations(MIGRATION_SET)


@migrations(name=MIGRATIONS[0])
def m001_first(db: Database) -> None:
    """Make the tables and views of the first release."""
    for statement in (*schema.FIRST, *views.VIEWS.values()):
        db.execute(statement)


@migrations(name=MIGRATIONS[1])
def m002_body(db: Database) -> None:
    """Add measurements, performance tests, photos, food, drink and supplements."""
    for statement in (*body_schema.BODY, *body_schema.BODY_VIEWS.values()):
        db.execute(statement)


@migrations(name=MIGRATIONS[2])
def m003_choice(db: Database) -> None:
    """Add choices that can be undone: the program, the gyms."""
    for statement in choices.CHOICE:
        db.execute(statement)


@migrations(name=MIGRATIONS[3])
def m004_shorter(db: Database) -> None:
    """Let a timed phase be cut while the session runs."""
    for statement in schema.SHORTER:
        db.execute(statement)


@migrations(name=MIGRATIONS[4])
def m005_imported(db: Database) -> None:
    """Keep where imported sets came from, sets without reps, and what our JSON tells."""
    for view in import_schema.REPLACED:
        db.execute(f"DROP VIEW {view}")
    for statement in (*import_schema.IMPORTED, *import_schema.IMPORTED_VIEWS.values()):
        db.execute(statement)


@migrations(name=MIGRATIONS[5])
def m006_seal(db: Database) -> None:
    """Add a seal for each session that has ended."""
    for statement in seals.SEAL:
        db.execute(statement)


@migrations(name=MIGRATIONS[6])
def m007_phases(db: Database) -> None:
    """Count a phase from when it began, not from when it was cut to the time there was."""
    db.execute("DROP VIEW led_session_log")
    db.execute(import_schema.IMPORTED_VIEWS["led_session_log"])


@migrations(name=MIGRATIONS[7])
def m008_noted(db: Database) -> None:
    """Find the few sets with a note without a look at all the others."""
    db.execute(schema.NOTED)
