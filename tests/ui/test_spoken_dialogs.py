"""Every window that comes up by itself is spoken and walked like the pages are."""

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from gazetteer_desk.bulletin.counting import Counts
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.bulletin.replacing import Preview
from tests.ui.reader import assert_all_spoken, assert_none_alike
from ui import dialogs
from ui.dialogs import records, sheets
from ui.dialogs.counts import CountSheet
from ui.dialogs.deeds import CorrectDialog, DeedDialog, RemoveDialog, VoidDialog
from ui.dialogs.dropped import DroppedSheet
from ui.dialogs.guide import Guide
from ui.dialogs.phrases import PhraseBook
from ui.dialogs.replacements import ReplacementLine, Replacements
from ui.dialogs.sheets import Sheet
from ui.dialogs.steps import Asked, Signable, StepDialog
from ui.dialogs.trouble import CrashDialog, RefusalDialog, Way


def replaced(words: str) -> ReplacementLine:
    return ReplacementLine(Preview("在", words, "志书", "里"), "第1篇第1段")


SIGNED = Asked(
    deed="签发第12期",
    no="先不签",
    said=("第12期，3篇，1136字。",),
    role="签发人",
    offers=Offers((Offer("韩志远"),)),
    now=Signable("1A2B 3C4D", "1 处必错", ("第1篇第1段",)),
    today=Signable("5E6F 7A8B"),
    tick="简报日期改为今天",
)
MADE: dict[str, Callable[[], QDialog]] = {
    "字数统计": lambda: CountSheet({"本篇": Counts(), "全期": Counts()}),
    "作废": lambda: VoidDialog("第12期"),
    "写更正": lambda: CorrectDialog("第12期"),
    "彻底删除": lambda: RemoveDialog("第12期"),
    "取回放弃的改动": lambda: DroppedSheet("取回", ((1, "第12期，昨天"), (2, "第11期，前天"))),
    "帮助": Guide,
    "管理常用语": lambda: PhraseBook((Phrase("会议开头", "3月2日，会议召开。"),), ""),
    "全部替换": lambda: Replacements((replaced("志"), replaced("县志"))),
    "签发": lambda: StepDialog(SIGNED),
    "关于": lambda: sheets.about("1.0"),
    "导出说明": lambda: sheets.told("导出", ("共 4 页。",)),
    "流程记录": lambda: records.sheet(
        "第12期", (records.Record("签发", "韩志远", "3月5日", "第3稿", "1A2B", ""),), ""
    ),
    "出了毛病": lambda: CrashDialog("您的稿子已存到 14:32。", "window.py 12"),
    "打不开": lambda: RefusalDialog("这份数据由新版程序建立。", Way.RECOVER, Way.OTHER),
}
BASES = {DeedDialog, Sheet}


def test_every_dialog_there_is_is_looked_at(qtbot, look):
    folder = Path(dialogs.__path__[0])
    modules = [import_module(f"ui.dialogs.{path.stem}") for path in folder.glob("[a-z]*.py")]
    kinds = {
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QDialog) and kind.__module__.startswith("ui.dialogs")
    }
    made = [make() for make in MADE.values()]
    for one in made:
        qtbot.addWidget(one)
    assert kinds - BASES <= {type(one) for one in made}


@pytest.mark.parametrize("name", MADE)
def test_all_of_it_is_spoken(shown, name: str):
    dialog = shown(MADE[name]())
    assert dialog.windowTitle()
    assert_all_spoken(dialog, name)
    assert_none_alike(dialog, name)


@pytest.mark.parametrize("name", MADE)
def test_tab_reaches_all_of_it_and_esc_leaves_it(shown, qtbot, name: str):
    dialog = shown(MADE[name]())
    wanted = {
        one
        for one in dialog.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isEnabled()
        and one.isVisible()
    }
    reached = set[QWidget]()
    for _ in range(4 * len(wanted) + 4):
        focus = dialog.focusWidget()
        if focus is not None:
            reached.add(focus)
        QTest.keyClick(focus or dialog, Qt.Key.Key_Tab)
    assert {(type(o).__name__, o.accessibleName()) for o in wanted - reached} == set()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
