"""What came out of something foreign, and the limits that everything foreign is held to."""

from typing import NamedTuple

from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.errors import Known


# The limits of reliability's chapter 2, of what is pasted.
MOST_PARAGRAPHS = 50_000
MOST_CHARACTERS = 2_000_000
MOST_ROWS, MOST_COLUMNS = 500, 63
TOO_MANY_CELLS = "表格超过 500 行或 63 列，多出的没有收。"
DEEPEST_TABLE = 3
MOST_PIXELS = 40_000_000
LARGEST_PICTURE = 20_000_000


class Taken(NamedTuple):
    """A body, the plates its pictures point to, and sentences about what was left out."""

    body: Body
    plates: Plates
    remarks: tuple[str, ...] = ()


class TooMuch(Known):
    """What was given is longer than any bulletin."""

    def __init__(self) -> None:
        super().__init__("内容超过上限，没有收。", "可分几次粘贴，或把文件拖进来稿。")
