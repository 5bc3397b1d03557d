"""Rates that can be compared: with intervals, standardised, against a funnel, over several years."""
