"""A drawing as PNG, from its SVG: the typesetter that makes the reports draws it, so that both look the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from goldthread.analysis.charts.specification import Chart
from goldthread.analysis.charts.svg import svg

WIDTH_IN_POINTS = 660


def png(chart: Chart, *, dots_per_inch: float = 144, fonts: Path | None = None) -> bytes:
    """The chart as PNG; ``fonts``: a folder with the fonts to write it in."""
    return png_of(svg(chart, with_title=True), dots_per_inch=dots_per_inch, fonts=fonts)


def png_of(
    drawing: str, *, width: float = WIDTH_IN_POINTS, dots_per_inch: float = 144, fonts: Path | None = None
) -> bytes:
    """Any SVG as PNG, so many points wide."""
    import typst  # heavy, and few ask for it

    with TemporaryDirectory() as folder:
        (Path(folder) / "chart.svg").write_text(drawing, encoding="utf-8")
        page = Path(folder) / "chart.typ"
        page.write_text(
            f'#set page(width: auto, height: auto, margin: 0pt)\n#image("chart.svg", width: {width}pt)\n',
            encoding="utf-8",
        )
        made: bytes = typst.compile(
            str(page), format="png", ppi=dots_per_inch, font_paths=[str(fonts)] if fonts else []
        )
    return made
