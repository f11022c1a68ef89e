"""Old Word files (.doc) made by hand: an OLE file with the streams that a reader looks at."""

import struct


SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT_AT = 1024

Run = tuple[str, bytes]


def sprm(code: int, *values: int) -> bytes:
    """Return a property of a byte or two."""
    form = {0: "<HB", 1: "<HB", 2: "<Hh", 4: "<Hh", 5: "<Hh"}[code >> 13]
    return struct.pack(form, code, *values)


def doc(*paragraphs: list[Run], **more) -> bytes:
    """Return a file of paragraphs, each as its runs with their properties.

    `looks`: the properties of each paragraph; `beside`: lengths of the stories that follow the
    text; `packed`: its characters are bytes of this code page; `flags`: of the head.
    """
    looks = more.get("looks", [b""] * len(paragraphs))
    packed = more.get("packed")
    runs, ends = [], []
    for runs_of in paragraphs:
        for words, properties in runs_of:
            runs.append((words.encode(packed or "utf-16-le"), properties))
        ends.append(sum(len(raw) for raw, _ in runs))
    raw = b"".join(raw for raw, _ in runs)
    wide = 1 if packed else 2
    word = bytearray(TEXT_AT) + raw
    word += bytes(-len(word) % SECTOR)
    bounds = [TEXT_AT]
    for one, _ in runs:
        bounds.append(bounds[-1] + len(one))
    characters = _page(word, bounds, [properties for _, properties in runs], 1)
    edges = [TEXT_AT, *(TEXT_AT + end for end in ends)]
    paragraphs_page = _page(word, edges, looks, 13)
    count = len(raw) // wide
    lengths = [count - sum(more.get("beside", ())), *more.get("beside", ())]
    table = bytearray()
    places = {}
    place = TEXT_AT * 2 | 0x40000000 if packed else TEXT_AT
    pieces = struct.pack("<IIHIH", 0, count, 0, place, 0)
    for nth, part in {
        12: struct.pack("<III", bounds[0], bounds[-1], characters),
        13: struct.pack("<III", edges[0], edges[-1], paragraphs_page),
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        **more.get("parts", {}),
    }.items():
        places[nth] = len(table), len(part)
        table += part
    _head(word, places, lengths, more.get("flags", 0))
    return ole({"WordDocument": bytes(word), "0Table": bytes(table), "Data": b""})


def _head(word: bytearray, places: dict, lengths: list[int], flags: int) -> None:
    struct.pack_into("<HH", word, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", word, 10, flags)
    struct.pack_into("<H", word, 32, 14)
    struct.pack_into("<H", word, 62, 22)
    struct.pack_into(f"<{len(lengths)}i", word, 76, *lengths)
    struct.pack_into("<H", word, 152, 93)
    for nth, place in places.items():
        struct.pack_into("<II", word, 154 + 8 * nth, *place)


def _page(word: bytearray, bounds: list[int], properties: list[bytes], wide: int) -> int:
    """Add a page of runs to the text's stream; return its number."""
    page = bytearray(SECTOR)
    count = len(properties)
    struct.pack_into(f"<{count + 1}I", page, 0, *bounds)
    free = SECTOR - 2
    for nth, some in enumerate(properties):
        body = bytes([len(some)]) + some
        if wide > 1:
            own = b"\0\0" + some + bytes(len(some) % 2 == 0)
            body = bytes([(len(own) + 1) // 2]) + own
        free = (free - len(body)) // 2 * 2
        page[free : free + len(body)] = body
        page[4 * (count + 1) + wide * nth] = free // 2
    page[-1] = count
    word += page
    return len(word) // SECTOR - 1


def ole(streams: dict[str, bytes]) -> bytes:
    """Return an OLE file with some streams, each long enough to stand in sectors of its own."""
    sectors: list[bytes] = [b""]  # the first is the table's
    links: list[int] = [TABLE]

    def add(data: bytes) -> int:
        start = len(sectors)
        parts = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(parts)
        links.extend([*range(start + 1, start + len(parts)), END])
        return start

    entries = [("Root Entry", 5, END, 0)]
    for name, data in streams.items():
        whole = data.ljust(4096, b"\0")
        entries.append((name, 2, add(whole), len(whole)))
    listed = b"".join(_entry(nth, len(entries), *one) for nth, one in enumerate(entries))
    first = add(listed)
    assert len(links) <= SECTOR // 4, "one sector of links is enough for a test"
    links += [FREE] * (SECTOR // 4 - len(links))
    sectors[0] = struct.pack(f"<{SECTOR // 4}I", *links)
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(76, b"\0"))
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, first, 0, 4096, END, 0, END, 0)
    return bytes(head) + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108 + b"".join(sectors)


def _entry(nth: int, count: int, *of) -> bytes:
    name, kind, start, size = of
    raw = name.encode("utf-16-le") + b"\0\0"
    # A chain to the right: not as a tree should be, but every reader follows it.
    right = nth + 1 if 0 < nth < count - 1 else FREE
    child = 1 if nth == 0 and count > 1 else FREE
    made = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return made.ljust(116, b"\0") + struct.pack("<IQ", start, size)
