"""The common words of official papers and gazetteers (常用词), looked up by what is left of them.

`common.tsv` has the words of two and three characters, the commonest first, `idioms.tsv` those of
four and more. Read when a line is first checked; it takes some 30 ms.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.cutting import is_word


_FOLDER = resources() / "words"
_FOUR = 4
_Index = Mapping[str, tuple[str, ...]]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The words, each found by a part of it that a typing error has left whole.

    `first` and `last` are those of two characters by either; `threes` those of three by the two
    others, for each of their characters; `heads` and `tails` those of four by two, `turned` by
    the word with its middle characters changed over.
    `ranks` counts the words of two from the commonest, `own` are words that the dictionary lacks.
    """

    ranks: Mapping[str, int]
    first: _Index
    last: _Index
    threes: tuple[_Index, _Index, _Index]
    heads: _Index
    tails: _Index
    turned: Mapping[str, str]
    known: frozenset[str]
    own: Mapping[str, tuple[str, ...]]

    def length_of_own(self, text: str, at: int) -> int:
        """Return how long a word is that begins there and that the dictionary lacks, 0 for none."""
        for word in self.own.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                return len(word)
        return 0

    def reaches(self, text: str, at: int) -> bool:
        """Return whether a common word reaches over this character from the one before."""
        return text[at - 1 : at + 1] in self.known or text[at - 1 : at + 2] in self.known


@cache
def lexicon() -> Lexicon:
    """Return the words, read once."""
    common = _words("common.tsv")
    long = _words("idioms.tsv")
    pairs, threes = (_of_length(common, length) for length in (2, 3))
    fours = _of_length(long, _FOUR)
    lone = [word for word in (*common, *long, *_words("good.tsv")) if not is_word(word)]
    known = frozenset((*common, *long, *lone))
    return Lexicon(
        ranks={word: at for at, word in enumerate(pairs)},
        first=_index((word[0], word) for word in pairs),
        last=_index((word[1], word) for word in pairs),
        threes=(
            _index((word[1:], word) for word in threes),
            _index((word[0] + word[2], word) for word in threes),
            _index((word[:2], word) for word in threes),
        ),
        heads=_index((word[:2], word) for word in fours),
        tails=_index((word[2:], word) for word in fours),
        turned={_turned(word): word for word in known if len(word) == _FOUR},
        known=known,
        own=_index((word[:2], word) for word in sorted(lone, key=len, reverse=True)),
    )


def _turned(word: str) -> str:
    one, two, three, four = word
    return one + three + two + four


def _of_length(words: list[str], length: int) -> list[str]:
    return [word for word in words if len(word) == length]


def _words(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _index(pairs: Iterable[tuple[str, str]]) -> _Index:
    found: dict[str, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in found.items()}
