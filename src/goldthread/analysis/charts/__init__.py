"""Compute, then draw: one specification of a chart for screen, paper and the table beside it."""
