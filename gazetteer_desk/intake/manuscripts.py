"""A manuscript (来稿): one article, and beside it who sent it, who wrote it, by which telephone."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import HEADINGS, Paragraph
from gazetteer_desk.intake import bodies, shapes
from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.kinds import DATE
from gazetteer_desk.intake.parting import Part
from gazetteer_desk.intake.passages import Passage
from gazetteer_desk.intake.reckoning import day
from gazetteer_desk.intake.recognised import Sure


_MOST_BELOW, _MOST_ABOVE = 8, 5  # passages below the text, and below the title
_LONGEST = 70
_WORD = re.compile(r"[^\s　、，,；;|｜/／（）()［］\[\]：:]+(?:（[^（）]{1,8}）)?")
_PHONE = re.compile(r"(?:\+?86[-\s]?)?(?:1\d{10}|0\d{2,3}[-—－]?\d{7,8}|\d{7,8})")
_NAME = re.compile("[\u3400-\u9fff·]{2,4}")
_LONGEST_NAME = 4
_MOST_TITLE = 4
_ROLES = {
    "author": "作者 撰稿 撰稿人 执笔 执笔人 通讯员 记者 供稿人 文 撰文 姓名 联系人 报送人 投稿人",
    "credits": "单位 供稿单位 来稿单位 报送单位 作者单位 工作单位 选送单位 供稿 来源 稿源 报送",
    "phone": "电话 联系电话 手机 手机号 手机号码 联系方式 办公电话",
    "written": "日期 时间 报送时间 来稿时间 投稿时间 报送日期 成文日期",
    "": "图 摄 摄影 报道 图文 文图 审核 审稿 签发 邮箱 地址 传真",
}
Said = list[tuple[str, int, int]]  # part, and from where to where
_ROLE = {word: part for part, words in _ROLES.items() for word in words.split()}


def read(passages: Sequence[Passage], key: str, book: Book) -> Article:
    """Return the article that a manuscript is, and write down who it came from."""
    title = _title(passages)
    below = len(passages)
    while below > title + 1 and len(passages) - below < _MOST_BELOW and _said(passages[below - 1]):
        below -= 1
    foot = [(one, _said(one)) for one in passages[below:]]
    signed = _signed(passages[title:below])
    below -= len(signed)
    head: list[tuple[Passage, Said]] = []
    start = title
    while start < below and len(head) < _MOST_ABOVE and (by := _byline(passages[start])):
        head.append((passages[start], by))
        start += 1
    units: list[str] = []
    for one, said in (*head, *signed, *foot):
        _write(one, said, key, units, book)
    part = Part(title=list(passages[:title]), body=list(passages[start:below]))
    if title > 1 and shapes.is_subtitle(part.title[-1].text):
        part.subtitle = part.title.pop()
    if part.body and shapes.is_note(part.body[0].text):
        part.note = [part.body.pop(0)]
    return replace(bodies.article(part, key, "", book), credits=tuple(units))


def _title(passages: Sequence[Passage]) -> int:
    """Return how many lines at the top are the title."""
    end = 0
    while end < min(len(passages), _MOST_TITLE) and _is_title(passages[end]):
        end += 1
    return min(end, 1) if end == len(passages) else end


def _is_title(one: Passage) -> bool:
    is_words = isinstance(one.block, Paragraph) and one.block.kind not in HEADINGS
    return is_words and shapes.may_be_title(one.text) and not _byline(one)


def _byline(one: Passage) -> "Said":
    """Return what a line below the title says of who wrote: a mere name does too."""
    found = _said(one)
    if not found and _NAME.fullmatch(one.text) and len(one.text) <= _LONGEST_NAME:
        return [("author", 0, len(one.text))]
    return found


def _signed(passages: Sequence[Passage]) -> list[tuple[Passage, "Said"]]:
    """Return the office and the day at the foot of a text."""
    if len(passages) < 2 or not DATE.fullmatch(passages[-1].text):  # noqa: PLR2004
        return []
    office, date = passages[-2:]
    if not shapes.is_office(office.text):
        return []
    said: Said = [("credits", 0, len(office.text))]
    return [(office, said), (date, [("written", 0, len(date.text))])]


def _said(one: Passage) -> Said:
    """Return who a line names, and as what; nothing where it says something else too."""
    text = one.text
    if not text or len(text) > _LONGEST or text.endswith("。"):
        return []
    found: Said = []
    role: str | None = None
    is_told = text[0] in "（("
    for word in _WORD.finditer(text):
        words, after = word[0], text[word.end() : word.end() + 1]
        if words in _ROLE and after in ("：", ":", "／", "/"):
            role, is_told = _ROLE[words], True
            continue
        if words in _ROLE:  # 张三 供稿
            is_told = True
            continue
        part = _part(words, role)
        if part is None:
            return []
        found.append((part, *word.span()))
    parts = {part for part, _, _ in found}
    return found if is_told or "phone" in parts or parts >= {"credits", "author"} else []


def _part(words: str, role: str | None) -> str | None:
    if _PHONE.fullmatch(words):
        return "phone"
    if role is not None:
        return role
    if day(words):
        return "written"
    if shapes.is_office(words):
        return "credits"
    return "author" if _NAME.fullmatch(words) else None


def _write(one: Passage, said: Said, key: str, units: list[str], book: Book) -> None:
    """Write down what a line says; what has no place in an issue is left over."""
    at = 0
    for part, start, end in said:
        book.label(one.within(at, start))
        at = end
        if part:
            path = (len(units),) if part == "credits" else ()
            book.put(part, one.within(start, end), Sure.LIKELY, article=key, path=path)
        if part == "credits":
            units.append(one.text[start:end])
    book.label(one.within(at, len(one.text)))
