"""Opens the zip container of Word and Excel files, and refuses what is broken, locked or a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from goldthread.documents.readers import limits
from goldthread.documents.readers.limits import too_large, unreadable

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Archive:
    """The members of one office file, each read within a cap."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises InputError for a file that is cut off, locked with a password or unpacks to too much."""
        self.file = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise self._damaged() from error
        self._check_sizes(members, len(data))
        self._names = {member.filename: member for member in members}

    def __contains__(self, member: str) -> bool:
        return member in self._names

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names as stored."""
        return tuple(self._names)

    def read(self, member: str) -> bytes:
        """One member, unpacked.

        Raises InputError when it is missing, damaged or larger than it says.
        """
        if member not in self._names:
            raise self._damaged()
        if self._names[member].flag_bits & 0x1:
            raise unreadable(
                self.file, "This file is locked with a password.", "Take the password off and try again."
            )
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limits.MAX_PART_BYTES + 1)
        except _BROKEN as error:
            raise self._damaged() from error
        if len(content) > limits.MAX_PART_BYTES:
            raise too_large(self.file, f"its part {member} unpacks to more than {_mb(limits.MAX_PART_BYTES)}",
                            _mb(limits.MAX_PART_BYTES))  # fmt: skip
        return content

    def xml(self, member: str) -> etree._Element:
        """One member as XML; definitions of entities are refused, nothing is fetched.

        Raises InputError when it is no XML that an office program would write.
        """
        return parse_xml(self.read(member), self.file)

    def stream(self, member: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of some names in a long member, one after another; each is gone once the next is asked for.

        Raises InputError as ``xml`` does.
        """
        content = self.read(member)
        refuse_entities(content, self.file)
        found = etree.iterparse(
            io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            for _, element in found:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise _ill_formed(self.file) from error

    def size(self, member: str) -> int:
        """How many bytes a member says it unpacks to, nought for one that is missing."""
        return self._names[member].file_size if member in self._names else 0

    def _check_sizes(self, members: list[zipfile.ZipInfo], packed: int) -> None:
        unpacked = sum(member.file_size for member in members)
        if len(members) > limits.MAX_ARCHIVE_MEMBERS:
            raise too_large(self.file, f"it packs {len(members):,} parts", f"{limits.MAX_ARCHIVE_MEMBERS:,} parts")
        if unpacked > limits.MAX_UNZIPPED_BYTES:
            raise too_large(self.file, f"it unpacks to {_mb(unpacked)}", _mb(limits.MAX_UNZIPPED_BYTES))
        if unpacked > limits.MAX_UNZIP_RATIO * max(packed, 20_000):
            raise unreadable(self.file, "This file unpacks to far more than any honest document (a zip bomb).")

    def _damaged(self) -> Exception:
        return unreadable(self.file, "This file is damaged or was cut off on its way.",
                          "Download or copy it again, or save it again in the program that made it.")  # fmt: skip


def parse_xml(content: bytes, name: str) -> etree._Element:
    """XML without entities, without fetching and within libxml2's own caps.

    Raises InputError when it declares entities or is not well formed.
    """
    refuse_entities(content, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _ill_formed(name) from error


def refuse_entities(content: bytes, name: str) -> None:
    """Raises InputError for XML that declares entities."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise unreadable(name, "This file declares its own XML entities, which office programs never do.")


def _ill_formed(name: str) -> Exception:
    return unreadable(name, "This file is damaged: its text is not well formed.")


def _mb(size: int) -> str:
    return f"{size / 1_048_576:,.0f} MB"
