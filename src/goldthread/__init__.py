"""Goldthread: a published action plan becomes a living one."""

__version__ = "0.1.0"
