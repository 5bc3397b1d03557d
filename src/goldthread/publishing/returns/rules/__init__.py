"""Decisions about returns, over plain values."""
