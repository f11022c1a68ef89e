"""What a picture's bytes say of themselves."""

import struct
import zlib

from gazetteer_desk.bulletin.plates import media_of, pixels_a_metre


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13)


def jpeg(unit: int, density: int) -> bytes:
    jfif = b"JFIF\0\1\1" + bytes([unit]) + struct.pack(">HH", density, density) + b"\0\0"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", len(jfif) + 2) + jfif + b"\xff\xda\0\x04"


def test_the_resolution_of_a_png() -> None:
    named = chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))
    ratio = chunk(b"pHYs", struct.pack(">IIB", 2, 1, 0))
    assert pixels_a_metre(PNG + named + chunk(b"IDAT", b"")) == 11811
    assert pixels_a_metre(PNG + ratio + chunk(b"IDAT", b"")) == 0
    assert pixels_a_metre(PNG + chunk(b"IDAT", b"") + named) == 0
    assert media_of(PNG) == "image/png"


def test_the_resolution_of_a_jpeg() -> None:
    assert pixels_a_metre(jpeg(1, 300)) == 11811
    assert pixels_a_metre(jpeg(2, 118)) == 11800
    assert pixels_a_metre(jpeg(0, 1)) == 0


def test_bytes_that_break_off_name_none() -> None:
    for data in (b"", PNG[:9], PNG + b"\0\0", jpeg(1, 300)[:12], b"\xff\xd8\xff"):
        assert pixels_a_metre(data) == 0
