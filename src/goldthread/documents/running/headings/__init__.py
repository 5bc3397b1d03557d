"""Headings and lines that stand for headings: what they name, and which only look like one."""
