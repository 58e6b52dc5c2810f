"""legtui: a leg day, led from start to finish on a laptop in the gym."""

__version__ = "0.1.0"
