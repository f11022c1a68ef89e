"""The style sheets of foreign HTML, and the few declarations that are read at all.

Word, WPS and Excel name their classes in a sheet at the head, as in
`p.a {mso-style-name:一级标题}`; only plain selectors are understood.
"""

import re


Declarations = list[tuple[str, str]]

_MOST_RULES = 5_000
_LONGEST_SHEET = 1_000_000
_LONGEST_SELECTOR, _LONGEST_RULE = 2_000, 4_000
_COMMENT = re.compile(r"<!--|-->|/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w\-一-鿿]+))?", re.IGNORECASE)
_READ = frozenset(
    {
        "font-weight",
        "font-family",
        "mso-fareast-font-family",
        "font-size",
        "text-decoration",
        "text-decoration-line",
        "vertical-align",
        "text-align",
        "mso-list",
        "display",
        "visibility",
        "mso-hide",
        "mso-style-name",
        "mso-outline-level",
        "mso-element",
        "mso-special-character",
        "list-style-type",
        "mso-text-raise",
        "mso-tab-count",
        "text-indent",
        "margin-left",
        "padding-left",
    }
)


class Sheet:
    """The style sheets at the head, rule by rule."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], Declarations] = {}
        self._length = 0
        self._begun = ""  # a rule whose end was not there yet: the parser gives what it was fed

    def add(self, words: str) -> None:
        """Take the words of a `<style>` element, or the next piece of them."""
        self._length += len(words)
        if self._length > _LONGEST_SHEET:
            return
        *rules, begun = _COMMENT.sub(" ", self._begun + words).split("}")
        self._begun = begun[-_LONGEST_RULE:]
        for rule in rules:
            if len(self._rules) > _MOST_RULES:
                return
            around, _, inside = rule.rpartition("{")
            selectors = around.rpartition("{")[2][-_LONGEST_SELECTOR:]  # inside an @media, too
            declarations = declared(inside)
            for selector in selectors.split(",") if declarations else ():
                if plain := _SELECTOR.fullmatch(selector.strip()):
                    key = (plain[1] or "").lower(), (plain[2] or "").lower()
                    self._rules.setdefault(key, []).extend(declarations)

    def of(self, tag: str, classes: list[str]) -> Declarations:
        """Return what the sheets say of an element."""
        if not self._rules:
            return []
        found = list(self._rules.get((tag, ""), ()))
        for name in classes:
            found += self._rules.get(("", name), ())
            found += self._rules.get((tag, name), ())
        return found


def declared(words: str) -> Declarations:
    """Return the declarations in some CSS that mean something here."""
    made: Declarations = []
    for part in words.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in _READ:
            value = value.replace("!important", "").strip()
            made.append((name, value if name == "mso-style-name" else value.lower()))
    return made
