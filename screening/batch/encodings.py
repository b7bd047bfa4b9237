"""In which encoding a text file is: UTF-8 or UTF-16 where it says so or reads so, else a code page of Windows or DOS.

The whole file is looked at before its first line is read, so that no row is read in one encoding and the next in
another. Knows nothing of what the text says.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

_PIECE = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CYRILLIC, CYRILLIC_DOS, WESTERN = "cp1251", "cp866", "cp1252"
CODE_PAGES = {
    CYRILLIC: "Windows-1251 (Cyrillic)",
    CYRILLIC_DOS: "code page 866 (Cyrillic of DOS)",
    WESTERN: "Windows-1252 (Western European)",
}


def encoding(file: BinaryIO) -> str:
    """The name of the encoding for `open`; the file is read to its end and set back to its beginning."""
    head = file.read(4)
    file.seek(0)
    found = next((name for bom, name in _BOMS if head.startswith(bom)), "")
    if not found:
        found = "utf-8" if _is_utf8(file) else _code_page(file)
    file.seek(0)
    return found


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _code_page(file: BinaryIO) -> str:
    file.seek(0)
    while piece := file.read(_PIECE):
        if not piece.isascii():
            return code_page(piece)
    return WESTERN


def code_page(text: bytes) -> str:
    """The code page of letters that are no UTF-8.

    Cyrillic words are of bytes above 127 throughout, French or German ones have one among plain letters; and the
    Cyrillic capitals of DOS stand where Windows has signs that names do not need.
    """
    windows = bytes(byte >= 0xC0 for byte in text)
    dos = bytes(0x80 <= byte < 0xB0 or 0xE0 <= byte < 0xF2 for byte in text)
    if dos.count(b"\1\1") > windows.count(b"\1\1"):
        return CYRILLIC_DOS
    return CYRILLIC if windows.count(b"\1\1") > windows.replace(b"\1\1", b"").count(b"\1") else WESTERN
