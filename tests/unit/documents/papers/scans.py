"""A PDF as a scanner would make it: each page a slightly tilted, grainy picture."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

_WHITE = (255, 255, 255)


def scanned(pdf: bytes, *, tilt: float = 0.4, dpi: int = 200) -> bytes:
    """The same pages as pictures, turned by ``tilt`` degrees."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [_grainy(page.render(scale=dpi / 72).to_pil().convert("RGB"), tilt) for page in document]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return out.getvalue()


def _grainy(picture: Image.Image, tilt: float) -> Image.Image:
    turned = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE)
    grain = Image.linear_gradient("L").resize(turned.size).convert("RGB")
    return Image.blend(turned, grain, 0.03)
