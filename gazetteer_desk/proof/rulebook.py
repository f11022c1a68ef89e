"""All rules that hold in this office (规则): the built-in ones, as the office has changed them.

The built-in ones are the files in `resources/words`; `Changes` is what an office has switched off,
weighed otherwise or added, and is kept apart from them, so that an upgrade brings new rules and
takes nothing away.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from gazetteer_desk import paths
from gazetteer_desk.proof.finding import Basis, Level, Spot
from gazetteer_desk.proof.rule import Rule, Zone, source


class Word(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A wrong word and the right one (易错词): a row of a `.tsv` file.

    `guard` are words, parted by blanks, inside which the wrong one is none: 从书中 for 从书.
    `rights` are what to write instead, the likeliest first; none where only the clerk can know.
    `beside` are words of which one must be there for it to be wrong: `~指出` right behind it,
    `召开~` right before, `…期满` anywhere in the same clause; without any it is wrong everywhere.
    """

    wrong: str
    rights: tuple[str, ...]
    level: Level
    guard: tuple[str, ...] = ()
    basis: Basis = Basis.CUSTOM
    clause: str = ""
    group: str = ""
    beside: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the name that an office switches it off by."""
        return f"W-{self.wrong}"

    def spot(self, start: int) -> Spot:
        """Return what it finds in a line where the wrong word begins at `start`."""
        old, new = f"“{self.wrong}”", "”或“".join(self.rights)
        is_sure = self.level is Level.ERROR
        message = f"{old}{'应为' if is_sure else '疑为'}“{new}”。" if new else f"请核对{old}。"
        return Spot(
            rule=self.id,
            level=self.level,
            source=source(self.basis, self.clause),
            start=start,
            end=start + len(self.wrong),
            message=message,
            suggestion=self.rights[0] if self.rights else None,
        )


class Changes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an office has changed: rules switched off, weighed otherwise, words and rules added.

    `leave` are words that are never found fault with (不作错的词): 加入名录 of a finding.
    `phrases` are the office's own set phrases, to be written to the letter (固定表述).
    """

    off: frozenset[str] = frozenset()
    levels: dict[str, Level] = {}
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    leave: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Rulebook(msgspec.Struct, frozen=True, kw_only=True):
    """The rules by id and the words, as they hold in this office."""

    rules: dict[str, Rule]
    words: tuple[Word, ...]
    leave: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def of(self, name: str, zone: Zone) -> Rule | None:
        """Return the rule of that name; None where it is off or does not hold in such a line."""
        rule = self.rules.get(name)
        return rule if rule and zone in rule.zones else None


def rulebook(changes: Changes | None = None) -> Rulebook:
    """Return the rules as an office has changed them; an id of its own wins over a built-in one.

    Where it has changed nothing these are always the same ones: what is looked up by them is kept.
    """
    if changes is None or changes == Changes():
        return built_in()
    rules = {rule.id: rule for rule in (*built_in().rules.values(), *changes.rules)}
    words = {word.id: word for word in (*built_in().words, *changes.words)}
    on = [_weighed(rule, changes) for name, rule in rules.items() if name not in changes.off]
    kept = [_weighed(word, changes) for name, word in words.items() if name not in changes.off]
    return Rulebook(
        rules={rule.id: rule for rule in on},
        words=tuple(kept),
        leave=changes.leave,
        phrases=changes.phrases,
    )


_Weighed = TypeVar("_Weighed", Rule, Word)


def _weighed(rule: _Weighed, changes: Changes) -> _Weighed:
    level = changes.levels.get(rule.id)
    return rule if level is None else replace(rule, level=level)


@cache
def built_in() -> Rulebook:
    """Return the rules that come with the program, read once."""
    folder = paths.resources() / "words"
    files = sorted(folder.iterdir(), key=lambda one: one.name)
    rules = [rule for one in files if one.name.endswith(".toml") for rule in read_rules(one)]
    words = [word for one in files if one.name.startswith("words_") for word in read_words(one)]
    return Rulebook(rules={rule.id: rule for rule in rules}, words=tuple(words))


def read_rules(file: Traversable) -> tuple[Rule, ...]:
    """Return the rules of a `.toml` file, in its order."""
    plain = tomllib.loads(file.read_text("utf-8"))
    return tuple(msgspec.convert(one, Rule) for one in plain["rule"])


def read_words(file: Traversable) -> Iterator[Word]:
    """Yield the words of a file, columns as the fields of a word up to `clause`, then `beside`.

    # begins a note; a line `#组 易错词` names the group of those that follow.
    """
    group = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#组 "):
            group = line.removeprefix("#组 ")
        elif line and not line.startswith("#"):
            row = (*line.split("\t"), "", "", "", "")
            wrong, rights, level, guard, basis, clause, beside = row[:7]
            yield Word(
                wrong=wrong,
                rights=tuple(rights.split()),
                level=Level(level),
                guard=tuple(guard.split()),
                basis=Basis(basis or Basis.CUSTOM),
                clause=clause,
                group=group,
                beside=tuple(beside.split()),
            )
