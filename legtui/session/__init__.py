"""The live session: plan, happenings, replay, and what to show at a time. Pure."""
