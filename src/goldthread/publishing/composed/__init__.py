"""Papers made of headings, words, tables and charts; six formats from the same values."""

from goldthread.publishing.composed.paper import Block, Bullets, Composed, Drawing, Section, Table, Words
from goldthread.publishing.composed.rendering import FORMATS, render

__all__ = ["FORMATS", "Block", "Bullets", "Composed", "Drawing", "Section", "Table", "Words", "render"]
