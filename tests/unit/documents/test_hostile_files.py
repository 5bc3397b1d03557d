"""Broken, locked, mislabelled, enormous and malicious files: always a sentence a person can act on."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.documents.readers import limits, read_document
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import WRITERS

LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -44>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@cache
def _paper(kind: str) -> bytes:
    return WRITERS[kind](LAYOUTS["section_rows"]().paper)


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _with_part(packed: bytes, part: str, content: bytes) -> bytes:
    """The same office file with one part exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == part else old.read(member))
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
REFUSED = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t \r\n", "empty"),
    "a locked Word file": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old Word file": (OLE, "before 2007"),
    "a locked PDF": (LOCKED_PDF, "password"),
    "half a PDF": (b"%PDF-1.7\n%nothing more", "damaged"),
    "a rich text file": (b"{\\rtf1 plan}", "rich text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
    "a presentation": (_zip(ppt__presentation_xml=b"x"), "presentation"),
    "a zip folder": (_zip(plan=b"x"), "zip folder"),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web archive"),
    "data": (b'<?xml version="1.0"?><rows/>', "XML"),
    "noise": (bytes(range(256)) * 20, "cannot be told"),
    "no plan at all": (b"<html><body><p>Larchmoor had a fine summer.</p></body></html>", "No table of actions"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_by_name_with_advice(name):
    data, words = REFUSED[name]
    with pytest.raises(InputError) as caught:
        read_plan(data, "paper.docx")
    told = str(caught.value)
    assert told.startswith("paper.docx: ")
    assert words.lower() in told.lower()
    assert caught.value.advice


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_file_cut_off_on_its_way_is_refused(kind):
    with pytest.raises(InputError, match=r"damaged|cut off"):
        read_plan(_paper(kind)[: len(_paper(kind)) // 3], f"plan.{kind}")


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
def test_entities_are_never_expanded(kind, part):
    with pytest.raises(InputError, match="entities"):
        read_document(_with_part(_paper(kind), part, LAUGHS), f"plan.{kind}")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(kind):
    part = {"docx": "word/bomb.xml", "xlsx": "xl/bomb.xml"}[kind]
    packed = io.BytesIO(_paper(kind))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b"\x00" * 80_000_000)
    with pytest.raises(InputError, match=r"zip bomb|unpacks"):
        read_document(packed.getvalue(), f"plan.{kind}")


def test_a_part_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PART_BYTES", 100)
    with pytest.raises(InputError, match="unpacks to more"):
        read_document(_paper("docx"), "plan.docx")


def test_a_file_beyond_the_cap_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    paper = tmp_path / "long.docx"
    paper.write_bytes(_paper("docx"))
    for source in (paper, paper.read_bytes()):
        with pytest.raises(InputError, match="too large") as caught:
            read_document(source, "long.docx")
        assert "pages or sheets that hold the action plan" in caught.value.advice


@pytest.mark.parametrize(("limit", "kind"), [("MAX_PAGES", "pdf"), ("MAX_CELLS", "docx"), ("MAX_CELLS", "html"),
                                             ("MAX_CELLS", "xlsx"), ("MAX_CELLS", "pdf")])  # fmt: skip
def test_too_many_pages_or_cells_are_refused(limit, kind, monkeypatch):
    monkeypatch.setattr(limits, limit, 0 if limit == "MAX_PAGES" else 5)
    with pytest.raises(InputError, match="too large"):
        read_document(_paper(kind), f"plan.{kind}")


@pytest.mark.parametrize("kind", WRITERS)
def test_a_wrong_ending_is_pointed_out_and_the_file_read_for_what_it_is(kind):
    reading = read_plan(_paper(kind), "plan.txt")
    assert len(reading.plan.actions) == 8
    assert reading.notices[0].startswith("The name ends in .txt, but the file is ")


def test_missing_files_and_folders_are_told_apart(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "nothing.pdf")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(WRITERS)), st.data())
def test_mutated_files_are_read_or_refused(kind, data):
    """Nothing but InputError comes out, whatever bytes are changed, cut or put in."""
    paper = bytearray(_paper(kind))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(paper) - 1)))
        change = data.draw(st.sampled_from(["set", "cut", "insert", "swap"]))
        if change == "set":
            paper[place : place + 1] = bytes([data.draw(st.integers(0, 255))])
        elif change == "cut":
            del paper[place : place + data.draw(st.integers(1, 4000))]
        elif change == "insert":
            paper[place:place] = data.draw(st.binary(max_size=60))
        else:
            paper[place : place + 200], paper[-200:] = paper[-200:], paper[place : place + 200]
    _read_or_refuse(bytes(paper), kind)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_mutated_parts_of_office_files_are_read_or_refused(kind, data):
    """The zip is whole and the XML inside is not."""
    with zipfile.ZipFile(io.BytesIO(_paper(kind))) as archive:
        part = data.draw(st.sampled_from([name for name in archive.namelist() if name.endswith(".xml")]))
        content = bytearray(archive.read(part))
    place = data.draw(st.integers(0, len(content)))
    content[place : place + data.draw(st.integers(0, 300))] = data.draw(st.binary(max_size=40))
    _read_or_refuse(_with_part(_paper(kind), part, bytes(content)), kind)


def _read_or_refuse(paper: bytes, kind: str) -> None:
    with suppress(InputError):
        read_plan(paper, f"plan.{kind}")
