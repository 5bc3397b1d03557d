"""Decisions about needs assessments, over plain values."""
