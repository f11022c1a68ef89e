"""How a finding looks wherever it is shown, and what can be done with it, in words."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from gazetteer_desk.proof.finding import Finding, Level


DRAWINGS = {Level.ERROR: "error", Level.DOUBT: "warn", Level.HINT: "info"}
TONES = {Level.ERROR: "red", Level.DOUBT: "amber", Level.HINT: "blue"}
INKS = {Level.ERROR: "red", Level.DOUBT: "amber", Level.HINT: "accent"}
DEEDS = {  # by the name that whoever does it knows it by
    "mend": ("改正", "照建议改"),
    "once": ("忽略一次", "只是这一处不改"),
    "issue": ("本期忽略", "这几个字在这一期里都不再查"),
    "always": ("加入名录", "这几个字以后都不作错"),
    "off": ("这条规则以后不查", "本单位不再用这条规则"),
}
LEAVING = ("once", "issue", "always")  # what 不改 may mean


def leaving(finding: Finding) -> tuple[str, ...]:
    """Return by which deeds a finding may be left as it is."""
    names = LEAVING if finding.can_be_left else ()
    return tuple(name for name in names if name != "always" or finding.is_of_words)


def evidence(finding: Finding) -> str:
    """Return what stands beside its sentence: what the office's papers say, else who says so."""
    return finding.evidence or finding.source


def spoken(finding: Finding) -> str:
    """Return what a screen reader says of it."""
    said = finding.message.removesuffix("。")
    parts = (finding.level, said, evidence(finding), finding.remedy)
    return "，".join(filter(None, parts))


def menu(parent: QWidget, names: Iterable[str], chosen: Callable[[str], None]) -> QMenu:
    """Return a menu of these deeds that goes away by itself; `chosen` is told the name of one."""
    made = QMenu(parent)
    made.setToolTipsVisible(True)
    for name in names:
        words, tip = DEEDS[name]
        action = made.addAction(words)
        action.setToolTip(tip)
        action.triggered.connect(partial(_tell, chosen, name))
    made.aboutToHide.connect(made.deleteLater)
    return made


def _tell(chosen: Callable[[str], None], name: str, _checked: bool = False) -> None:
    chosen(name)
