"""Realistic made-up history, for trying legtui without a lifter's own."""

from legtui.demo.generate import generate, measure

__all__ = ["generate", "measure"]
