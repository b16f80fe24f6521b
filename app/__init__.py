"""Earned: prepare for the PMP, pass it, keep it."""

__version__ = "0.2.0"
