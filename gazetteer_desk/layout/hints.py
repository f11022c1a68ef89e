"""What the clerk is told about pages: how many, what still fits, and what would even them out."""

from gazetteer_desk.layout.breaking import Filled


def summary(filled: Filled) -> str:
    """Return 4 页，末页还可写 3 行, or the pages alone where the last one is full."""
    if filled.alone or not filled.spare:
        return f"{filled.count} 页"
    return f"{filled.count} 页，末页还可写 {filled.spare} 行"


def warnings(filled: Filled) -> tuple[str, ...]:
    """Return what is not in order with the pages, and how many lines would put it right."""
    found: list[str] = []
    if filled.alone:
        found.append(f"版记单独占了第{filled.count}页。{_back(filled)}".rstrip())
    if filled.odd and filled.count > 1:
        found.append(f"共 {filled.count} 页，双面印时末页背面是空白。{_even(filled)}")
    return tuple(found)


def apart(official: str, here: str) -> str:
    """Return two sentences where a PC whose faces are stand-ins fills pages otherwise, else "".

    Both are as `summary` says them: by the official faces, and by those that stand in for them.
    """
    if official == here:
        return ""
    return f"本机用替代字体，预览、打印和 PDF 是 {here}。换上公文字体，印出来约 {official}。"


def _back(filled: Filled) -> str:
    if not filled.over:
        return ""
    return f"正文减 {filled.over} 行即可回到 {filled.count - 1} 页。"


def _even(filled: Filled) -> str:
    more = f"正文增 {filled.spare + 1} 行为 {filled.count + 1} 页。"
    if not filled.over:
        return more
    return f"正文减 {filled.over} 行为 {filled.count - 1} 页，{more[2:]}"
