"""How large values lie in the store: compressed, and four bytes that check the rest.

The digest beside a value is over what it was before packing. The four bytes are needed too: a
compressed stream has a few bits of padding that could flip without changing the words.
"""

import zlib


MOST = 1_000_000_000  # bytes of one unpacked value: far above any issue, far below harm
_CHECK = 4


def pack(data: bytes) -> bytes:
    """Return the compressed form."""
    packed = zlib.compress(data, 6)
    return packed + zlib.crc32(packed).to_bytes(_CHECK, "big")


def unpack(packed: bytes) -> bytes:
    """Return what was packed; ValueError where the bytes are damaged."""
    inside, check = packed[:-_CHECK], packed[-_CHECK:]
    if zlib.crc32(inside).to_bytes(_CHECK, "big") != check:
        raise ValueError("damaged")
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(inside, MOST)
    except zlib.error as error:
        raise ValueError("damaged") from error
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("damaged")
    return data
