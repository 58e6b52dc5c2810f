"""Realistic made-up history, for trying legtui without a lifter's own."""

from legtui.demo.generate import generate

__all__ = ["generate"]
