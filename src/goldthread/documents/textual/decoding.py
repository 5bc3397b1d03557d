"""Bytes of unknown encoding to clean text: line ends, blanks and bullets made one kind."""

from __future__ import annotations

import codecs
import re
import unicodedata

from goldthread.kernel.errors import InputError, Place

LARGEST_TEXT = 8_000_000  # bytes; a committee paper of 300 pages is under one million

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Left by PDF and Word: line separators, wide blanks, symbol-font bullets, hyphens at line ends.
_ONE_KIND = str.maketrans(
    {
        "\x0b": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\ufffe": "-",
        "\x02": "-",
        "\u2010": "-",
        "\u2011": "-",
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys(
            "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0be\uf071\uf0a8\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25e6",
            "•",
        ),
    }
)
_UNSEEN = re.compile(
    "[\x00-\x01\x03-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are nearly always Windows quotes and dashes."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


codecs.register_error("goldthread-windows", _from_windows)


def decode(data: bytes, name: str) -> str:
    """The text of a file, with line feeds only, plain blanks, and form feeds where pages end.

    Raises InputError when the file is empty, too large or not text.
    """
    place = Place(file=name)
    if len(data) > LARGEST_TEXT:
        raise InputError(
            f"This text file is too large: {len(data) / 1_000_000:,.0f} MB; "
            f"at most {LARGEST_TEXT // 1_000_000} MB can be read.",
            advice="Cut it down to the action plan and try again.",
            place=place,
        )
    raw = _to_text(data)
    _refuse_binary(raw, place)
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(_ONE_KIND)
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    if not text.strip():
        raise InputError("This file is empty.", advice="Choose the file that holds the paper.", place=place)
    return text


def _to_text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    return data.decode("utf-8", errors="goldthread-windows")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every second byte."""
    sample = data[:2000]
    if len(sample) < 8:
        return None
    half = len(sample) / 2
    if sample[1::2].count(0) > half * 0.6 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.6 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _refuse_binary(text: str, place: Place) -> None:
    odd = len(_CONTROLS.findall(text))
    if odd > 8 and odd > len(text) * 0.05:
        raise InputError(
            "This file does not hold text that can be read.",
            advice="Save the paper as DOCX, PDF, XLSX, HTML or plain text and try again.",
            place=place,
        )
