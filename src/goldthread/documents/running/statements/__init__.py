"""Statements of running text, and which of them are actions."""
