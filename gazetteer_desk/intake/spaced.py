"""Patterns of words whose letters may be set wide or stray apart: 报 送, 第 3 期, 7 月 15 日."""

BLANK = r"[\s　]*"
NUMBER = r"[\d０-９]{1,5}|[一二三四五六七八九十百零〇]{1,6}"
YEAR = r"[\d０-９](?:[\s　]?[\d０-９]){3}|[〇零○一二三四五六七八九]{4}"
_MONTH = r"[\d０-９一二三四五六七八九十]{1,3}"
DAY = (
    f"(?:(?:{YEAR}){BLANK}年{BLANK}{_MONTH}{BLANK}月{BLANK}{_MONTH}{BLANK}日"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))"
)
COLON = f"{BLANK}[：:]{BLANK}"


def words(*some: str) -> str:
    """Return a pattern of any of some words, each given among others between blanks."""
    each = " ".join(some).split()
    return f"(?:{'|'.join(BLANK.join(word) for word in each)})"
