"""Make `resources/words/readings.tsv` anew from pypinyin.

    python -m tests.readings

The test beside `bulletin/pinyin.py` holds the file against what this returns.
"""

import unicodedata
from pathlib import Path

from gazetteer_desk.bulletin import pinyin
from gazetteer_desk.files import write_whole


def made() -> str:
    """Return the lines of the file: a syllable without its tone, and the characters read so."""
    from pypinyin.constants import PINYIN_DICT

    found: dict[str, list[str]] = {}
    for code, said in sorted(PINYIN_DICT.items()):
        for syllable in dict.fromkeys(map(_toneless, said.split(","))):
            found.setdefault(syllable, []).append(chr(code))
    return "".join(f"{syllable}\t{''.join(found[syllable])}\n" for syllable in sorted(found))


def _toneless(syllable: str) -> str:
    """Return a syllable as it is typed: no tones, ü as v."""
    parted = unicodedata.normalize("NFD", syllable)
    letters = unicodedata.normalize("NFC", "".join(c for c in parted if c not in _TONES))
    return "".join(_PLAIN.get(c, c) for c in letters)


_TONES = "\u0300\u0301\u0304\u030c"
_PLAIN = {"ü": "v", "ê": "e"}


if __name__ == "__main__":
    write_whole(Path(pinyin.FILE), made().encode())
