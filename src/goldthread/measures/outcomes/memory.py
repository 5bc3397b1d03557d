"""A page whose uploads never touch the disk: not even while they come in.

Django writes files over a few megabytes to the temporary folder, and the guard against forged requests reads the
body before any view could say otherwise. So such a page is excused from the guard's first look, says that files stay
in memory, and is guarded then.
"""

from __future__ import annotations

import functools
import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from goldthread.core.tenancy import View

MOST_BYTES = 5_000_000


class InMemoryOnly(FileUploadHandler):
    """Keeps one file in memory. What comes beyond the most is dropped, and the file is known to be too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= MOST_BYTES:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def stays_in_memory(view: View) -> View:
    """Nothing that is sent to this page is written anywhere by the machinery around it."""
    guarded = csrf_protect(sensitive_post_parameters()(never_cache(view)))

    @csrf_exempt
    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        request.upload_handlers = [InMemoryOnly(request)]
        return guarded(request, *args, **kwargs)

    return inner
