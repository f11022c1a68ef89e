import io
import struct
import zipfile

import pytest

from gazetteer_desk.intake import safe_zip
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_zip import Parts


def packed(*entries, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as some:
        for name, data in entries:
            some.writestr(name, data)
    return made.getvalue()


def why(data, part="a"):
    with pytest.raises(Refused) as caught:
        Parts(data).read(part)
    return caught.value.why


def test_a_part_is_read_by_its_name_in_the_index():
    parts = Parts(packed(("a", b"words"), ("../../etc/passwd", b"root")))
    assert (parts.read("a"), parts.read("b")) == (b"words", None)
    assert "../../etc/passwd" in parts.names


def test_bombs_are_too_large(monkeypatch):
    assert (
        why(packed(*((str(nth), b"") for nth in range(safe_zip.MOST_ENTRIES + 1)))) is Why.TOO_LARGE
    )
    assert why(packed(("a", bytes(2_000_000)))) is Why.TOO_LARGE
    monkeypatch.setattr(safe_zip, "STEEPEST", 10_000)
    monkeypatch.setattr(safe_zip, "LARGEST_PART", 1_900_000)
    assert why(packed(("a", bytes(2_000_000)))) is Why.TOO_LARGE
    monkeypatch.setattr(safe_zip, "MOST_INFLATED", 1_900_000)
    assert why(packed(*((one, bytes(1_000_000)) for one in "ab"))) is Why.TOO_LARGE


def test_a_blank_picture_is_no_bomb_until_it_is_asked_for():
    data = packed(("a", b"words"), ("word/media/blank.bmp", bytes(2_000_000)))
    assert Parts(data).read("a") == b"words"
    assert why(data, "word/media/blank.bmp") is Why.TOO_LARGE


def test_what_is_read_twice_counts_twice(monkeypatch):
    monkeypatch.setattr(safe_zip, "MOST_INFLATED", 9)
    parts = Parts(packed(("a", b"words")))
    parts.read("a")
    with pytest.raises(Refused):
        parts.read("a")


def test_parts_that_share_bytes_or_names_are_damaged():
    data = packed(("a", b"words"), ("b", b"other"))
    second = data.rindex(b"PK\x01\x02")
    shared = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    assert why(shared) is Why.DAMAGED
    assert why(packed(("a", b"words"), ("A", b"other"))) is Why.DAMAGED


def test_a_size_or_a_sum_that_lies_is_damage():
    data = packed(("a", b"words" * 100))
    index = data.rindex(b"PK\x01\x02")
    for at, lie in ((16, 12345), (24, 7), (24, 900_000)):
        lying = data[: index + at] + struct.pack("<I", lie) + data[index + at + 4 :]
        assert why(lying) is Why.DAMAGED


def test_a_password_is_named_and_another_packing_is_damage():
    data = packed(("a", b"words"))
    index = data.rindex(b"PK\x01\x02")
    locked = data[: index + 8] + b"\x01" + data[index + 9 :]
    assert Parts(locked).is_encrypted
    assert why(locked) is Why.ENCRYPTED
    assert why(packed(("a", b"words"), method=zipfile.ZIP_BZIP2)) is Why.DAMAGED


@pytest.mark.parametrize("cut", [3, 30, 60, 100])
def test_half_a_file_is_damaged(cut):
    assert why(packed(("a", b"words"))[:cut]) is Why.DAMAGED
