"""How a partnership's own papers look."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import partial

from django.core.files.base import ContentFile

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.publishing.models import PaperTemplate
from goldthread.publishing.papers.layout import layout_of
from goldthread.publishing.policies import check_can_send

LARGEST_LOGO = 1_000_000  # bytes
LONGEST_SIDE = 4_000  # dots
KINDS = {"image/png": "png", "image/jpeg": "jpg"}


@recorded
def change_template(
    *,
    partnership: Partnership,
    columns: Sequence[tuple[str, str]],
    logo: bytes | None = None,
    logo_name: str | None = None,
    without_logo: bool = False,
    by: Person,
) -> PaperTemplate:
    """Set the columns (key and heading, in order) and the logo; no new logo leaves the one there is.

    Raises InputError for a heading that would not be read back, or a logo that is no PNG or JPEG, which is named
    by ``logo_name``.
    """
    check_can_send(by, partnership)
    layout = layout_of(columns)
    kept = [[column.key, column.heading] for column in layout.columns]
    template = PaperTemplate.objects.of(partnership).first()
    if template is None:
        template = history.create(PaperTemplate, "template.set", partnership=partnership, columns=kept)
    else:
        history.amend(template, "template.set", columns=kept)
    if logo is not None:
        kind = _kind_of(logo, logo_name)
        name = f"{hashlib.sha256(logo).hexdigest()[:24]}.{kind}"
        template.logo.save(name, ContentFile(logo), save=False)
        recorder.on_failure(partial(template.logo.storage.delete, str(template.logo.name)))
        history.save_changes(template, ["logo"])
        history.record("template.logo_set", target=template, after={"size": len(logo), "kind": kind})
    elif without_logo and template.logo:
        history.amend(template, "template.logo_removed", logo="")
    return template


def _kind_of(logo: bytes, name: str | None) -> str:
    """What the picture is by its content, whatever its name says."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    refused = partial(_refused, name)
    if len(logo) > LARGEST_LOGO:
        raise refused("This picture has more than a megabyte.", "Save it smaller.")
    try:
        image = Image.from_file(io.BytesIO(logo))
        kind, sides = KINDS.get(image.content_type), (image.px_width, image.px_height)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError, KeyError) as error:
        raise refused("This is no picture that can be read.", "Choose a PNG or a JPEG.") from error
    if kind is None:
        raise refused("This picture is neither PNG nor JPEG.", "Save it as one of them.")
    if not all(0 < side <= LONGEST_SIDE for side in sides):
        raise refused(f"This picture has more than {LONGEST_SIDE:,} dots on a side.", "Save it smaller.")
    return kind


def _refused(name: str | None, message: str, advice: str) -> InputError:
    return InputError(message, advice=advice, place=Place(file=name, field="logo"))
