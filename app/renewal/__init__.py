"""Renewal: a credential's three-year cycles, the activities claimed in them, and what counts after caps and minima."""
