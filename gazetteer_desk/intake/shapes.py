"""What a line of a bulletin can be by its form alone: 栏目, 供稿单位, prose, a title."""

import re

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.intake.kinds import DATE


_COLUMN = re.compile(r"[【〖]\s*([^【】〖〗]{1,20}?)\s*[】〗]")
_FROM = r"(?:供稿单位|供稿|来源|稿源|来稿单位|报送单位|撰稿单位|信息来源)\s*[：:]\s*"
_CREDIT = re.compile(
    rf"[（(]\s*(?:{_FROM})?(?P<units>(?:[^（）()]|（[^（）()]{{1,20}}）){{2,60}})[）)]"
    rf"|{_FROM}(?P<bare>[^。！？]{{2,60}})"
)
_CREDIT_LABEL = re.compile(rf"[（(]?\s*{_FROM}")
_NO_UNIT = re.compile(
    r"[。！？；：!?;:\d]|待续|未完|附后|从略|单位[系为]|(?:整理|摘编|辑录|摘录)\Z|[\s　]摄\Z"
    "|\\A[一二三四五六七八九十]+\\Z"
)
_AUTHOR = re.compile(r"(?:作者|撰稿人?|执笔人?|通讯员|记者|文|撰稿|整理)\s*[：:／/]")
_NOTE = re.compile(r"(?:编者按|编者的话|编者语|按语|按)\s*[：:]|【编者按】")
_CONTENTS = re.compile(
    r"[【\[★☆◆●■※]*\s*(?:本\s*期\s*(?:要\s*目|目\s*录|导\s*读|内\s*容|看\s*点)|目\s*录|要\s*目|导\s*读)"
    r"\s*[】\]★☆◆●■※]*[：:]?"
)
_PROSE = re.compile("[，。！？；]")
_CLOSED = tuple("。；：，、:;,.")
_LONGEST_PROSE_MARK = 24
_SHORTEST_TITLE, _LONGEST_TITLE = 2, 60
_LONGEST_OFFICE = 40
_LABELLED = re.compile(r"[\u3400-\u9fff]{1,6}\s*[：:]")
_PICTURE = re.compile(r"附件|附[：:]|[［\[(（【]?图片[］\]）)】]|[图表]\s?[\d一二三四五六七八九十]")
_TAKEN = re.compile("[\\s　（(]摄(?:影)?[）)]?\\Z")
_WIDE = re.compile(r"\S(?:\t|[ 　]{3,})\S")
_SUBTITLE = re.compile("[—―─-]{1,2}\\s*\\S|（[^（）]{2,30}）\\Z")
_OFFICE = re.compile(
    r"[\u3400-\u9fff（）()、·\s]*(?:办公?室?|办公室|委员会|编委会|局|厅|处|科|室|院|中心|政府|党委|县委|市委|省委|州委|区委"
    r"|部|馆|会|社|学会|协会|小组|公司|工委|秘书处|编辑部|人大|政协|史志办|方志办|地志办)"
)


def column(text: str) -> re.Match[str] | None:
    """Return the 栏目 a line is, its first group the name."""
    found = _COLUMN.fullmatch(text)
    return None if found is None or is_contents(text) or is_note(text) else found


def credit(text: str) -> tuple[int, int] | None:
    """Return where the units of a source line stand: （省地方志办）, 来源：县志办."""
    found = _CREDIT.fullmatch(text)
    if found is None:
        return None
    name = "units" if found["units"] else "bare"
    if _NO_UNIT.search(found[name]):
        return None
    return found.span(name)


def is_labelled_credit(text: str) -> bool:
    """Return whether a source line says that it is one."""
    return _CREDIT_LABEL.match(text) is not None


def author(text: str) -> re.Match[str] | None:
    """Return the label of a line that names who wrote."""
    return _AUTHOR.match(text)


def is_note(text: str) -> bool:
    """Return whether a line begins an editor's note."""
    return _NOTE.match(text) is not None


def is_contents(text: str) -> bool:
    """Return whether a line heads the list of contents."""
    return _CONTENTS.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Return whether a line has gaps in it as a row of a table has."""
    return _WIDE.search(text) is not None


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence, and no headline."""
    if len(text) > _LONGEST_TITLE:
        return True
    return text.endswith("。") or (bool(_PROSE.search(text)) and len(text) > _LONGEST_PROSE_MARK)


def is_subtitle(text: str) -> bool:
    """Return whether a line below a title is a subtitle: ——以三岔河镇为例."""
    return _SUBTITLE.match(text) is not None


def is_office(text: str) -> bool:
    """Return whether a line is the name of an office."""
    return len(text) <= _LONGEST_OFFICE and _OFFICE.fullmatch(text) is not None


def may_be_title(text: str) -> bool:
    """Return whether a line can be one of a title."""
    if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE or text.endswith(_CLOSED) or "。" in text:
        return False
    if (
        is_prose(text)
        or numbering.level_of(text) is not Kind.BODY
        or DATE.fullmatch(text)
        or _WIDE.search(text)
    ):
        return False
    if (
        _TAKEN.search(text)
        or (text[0] in "（(" and text[-1] in "）)")
        or column(text)
        or credit(text)
    ):
        return False
    if is_note(text) or is_contents(text) or author(text):
        return False
    return not (_LABELLED.match(text) and len(text) < 12) and not _PICTURE.match(text)  # noqa: PLR2004
