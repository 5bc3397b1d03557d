"""A chart as a picture, for the formats that hold no drawings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

FONTS = Path(__file__).parent.parent / "fonts"
WIDTH_IN_POINTS = 480


def png_of(svg: str, *, dots_per_inch: float = 144) -> bytes:
    """The drawing as PNG, in the font that ships with the product."""
    import typst  # heavy, and few ask for it

    with TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "drawing.typ"
        page.write_text(
            f'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: {WIDTH_IN_POINTS}pt)\n',
            encoding="utf-8",
        )
        made: bytes = typst.compile(
            str(page), format="png", ppi=dots_per_inch, font_paths=[str(FONTS)], ignore_system_fonts=True
        )
    return made
