"""Between the file and the screens: the coach plans, the rack loads, the conductor leads."""
