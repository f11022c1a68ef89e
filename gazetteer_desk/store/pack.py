"""How large values lie in the store: compressed, with the digest over what they were before."""

import zlib


MOST = 1_000_000_000  # bytes of one unpacked value: far above any issue, far below harm


def pack(data: bytes) -> bytes:
    """Return the compressed form."""
    return zlib.compress(data, 6)


def unpack(packed: bytes) -> bytes:
    """Return what was packed; ValueError where the bytes are damaged."""
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed, MOST)
    except zlib.error as error:
        raise ValueError("damaged") from error
    if not unpacker.eof:
        raise ValueError("damaged")
    return data
