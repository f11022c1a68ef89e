"""The words that are wrong wherever they stand (易错词), found by their first two characters."""

from collections.abc import Iterator, Mapping

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook, Word


_HEAD = 2  # characters by which words are looked up; no word is shorter


def _indexed(words: tuple[Word, ...]) -> Mapping[str, list[Word]]:
    made: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda one: -len(one.wrong)):
        made.setdefault(word.wrong[:_HEAD], []).append(word)
    return made


_heads = Lately[tuple[Word, ...], Mapping[str, list[Word]]](_indexed)


def found(text: str, _zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the wrong words of one line, the longest where several begin at one place."""
    heads, at = _heads(rules.words), 0
    while at < len(text) - 1:
        for word in heads.get(text[at : at + _HEAD], ()):
            if text.startswith(word.wrong, at) and not _is_guarded(text, at, word):
                yield word.spot(at)
                at += len(word.wrong) - 1
                break
        at += 1


def _is_guarded(text: str, at: int, word: Word) -> bool:
    """Return whether the wrong word is a piece of one of the words it may stand in."""
    end = at + len(word.wrong)
    for guard in word.guard:
        first = text.find(guard, max(end - len(guard), 0))
        if 0 <= first <= at:
            return True
    return False
