"""What a body and a gym obey: pure functions and frozen values; no clock, no file, no screen."""
