"""The lifter's SQLite file: open, migrate, read, write, undo, back up."""
