"""Small issues as they are written in examples: a line a paragraph, `# ` a title, `| ` a table.

`@` begins what stands outside the articles: `@日期 2026-03-05`, `@信息公开 主动公开`.
What is not said is that of `make.bulletin`.
"""

import datetime as dt
from itertools import groupby

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure, Secrecy, SecrecyLevel
from gazetteer_desk.proof.knowledge import Knowledge
from tests import make


TITLE = "县志办召开例会"  # of an article that begins without one


def issue(text: str) -> Bulletin:
    """Return the issue that is written there."""
    lines = [line for line in text.split("\n") if line]
    bulletin = make.bulletin(*_articles([line for line in lines if line[0] != "@"]))
    for line in lines:
        if line[0] == "@":
            name, _, words = line[1:].partition(" ")
            bulletin = _with(bulletin, name, words)
    return bulletin


def known(text: str, knowledge: Knowledge) -> tuple[Bulletin, Knowledge]:
    """Return the issue and what is known beside it: `@上期 …` is the subtitle of the last one."""
    lines = text.split("\n")
    of_last = [line for line in lines if line.startswith("@上期 ")]
    bulletin = issue("\n".join(line for line in lines if line not in of_last))
    if not of_last:
        return bulletin, knowledge
    head = replace(bulletin.masthead, subtitle=of_last[0].removeprefix("@上期 "))
    number = replace(bulletin.number, number=11, total=None)
    last = replace(bulletin, number=number, dated=dt.date(2026, 2, 20), masthead=head)
    return bulletin, replace(knowledge, last=last)


def _articles(lines):
    found = []
    for line in lines:
        if line.startswith("# "):
            found.append((line[2:].replace("/", "\n"), []))
        elif not found:
            found.append((TITLE, [line]))
        else:
            found[-1][1].append(line)
    return [
        make.article(title, key=f"a{at}", body=_body(body), credits="县志办")
        for at, (title, body) in enumerate(found, start=1)
    ]


def _body(lines):
    blocks = []
    for is_table, some in groupby(lines, lambda line: line.startswith("|")):
        if is_table:
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in some]
            blocks.append(make.table(*map(tuple, rows)))
        else:
            blocks += [_paragraph(line) for line in some]
    return tuple(blocks)


def _paragraph(line):
    for word, kind in (("按语：", Kind.NOTE), ("落款日期：", Kind.DATELINE)):
        if line.startswith(word):
            return paragraph(line.removeprefix(word), kind)
    return make.para(line)


def _with(bulletin, name, words):
    head, number, imprint = bulletin.masthead, bulletin.number, bulletin.imprint
    values = {
        "日期": lambda: {"dated": dt.date.fromisoformat(words)},
        "印发日期": lambda: {"imprint": replace(imprint, printed=dt.date.fromisoformat(words))},
        "期号": lambda: {"number": replace(number, number=int(words))},
        "副题": lambda: {"masthead": replace(head, subtitle=words)},
        "信息公开": lambda: {"disclosure": Disclosure(words)},
        "密级": lambda: {"secrecy": Secrecy(level=SecrecyLevel(words))},
        "按语": lambda: {"note": (paragraph(words, Kind.NOTE),)},
    }
    return replace(bulletin, **values[name]())
