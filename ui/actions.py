"""The one table of what the clerk can do: words, keys, icon, menu.

Keys are those of Word and WPS where these have one. The menus, the toolbar's tips, the palette and
the page of keys in the help are all made from this table, so that they cannot disagree. Zoom goes
by Ctrl and Alt: what the keyboard sends for Ctrl and + is 上标 in Word and WPS.
"""

import sys
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gazetteer_desk.bulletin.typing import Rule
from ui import theme


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the table. `text` carries the menu letter; `group` ties radio items together."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""
    rule: bool = False

    @property
    def label(self) -> str:
        """Return the words without menu letter and dots."""
        return self.text.split("(&")[0].rstrip("…")


MENUS = (
    ("file", "文件(&F)"),
    ("edit", "编辑(&E)"),
    ("view", "视图(&V)"),
    ("insert", "插入(&I)"),
    ("format", "格式(&O)"),
    ("issue", "简报(&B)"),
    ("tools", "工具(&T)"),
    ("help", "帮助(&H)"),
)
SUBMENUS = {
    "type": ("view", "大字(&Z)"),
    "keep": ("issue", "留用和退稿(&R)"),
    "proof": ("issue", "校核(&O)"),
    "way": ("issue", "流程(&F)"),
    "after": ("issue", "更正、作废、删除(&K)"),
    "typing": ("tools", "输入时自动改正(&A)"),
}
if sys.platform == "linux":
    SUBMENUS["input"] = ("tools", "输入法兼容(&I)")
TABLE = (
    Deed("new_next", "file", "照上一期新建(&N)", ("Ctrl+N",), "duplicate"),
    Deed("new_blank", "file", "空白新建(&B)", ("Ctrl+Shift+N",), "new"),
    Deed("new_sample", "file", "用样例新建(&Y)"),
    Deed("open", "file", "打开往期…(&O)", ("Ctrl+O",), "open", rule=True),
    Deed("close_tab", "file", "关闭页签(&C)", ("Ctrl+W", "Ctrl+F4")),
    Deed("save", "file", "存一稿(&S)", ("Ctrl+S",), "save", rule=True),
    Deed("drop_changes", "file", "放弃本次改动(&D)"),
    Deed("take_back", "file", "取回放弃的改动…(&K)"),
    Deed("export", "file", "导出 Word…(&E)", ("F12", "Ctrl+Shift+S"), "export"),
    Deed("export_pdf", "file", "导出 PDF…(&F)", (), "export"),
    Deed("export_pictures", "file", "导出图片…(&A)"),
    Deed("export_proof", "file", "导出校样…(&H)"),
    Deed("export_report", "file", "导出校核报告…(&G)"),
    Deed("redline", "file", "花脸稿（对比签发稿或上一稿）…(&L)"),
    Deed("print", "file", "打印…(&P)", ("Ctrl+P",), "print"),
    Deed("print_proof", "file", "打印校样…(&T)"),
    Deed("import_json", "file", "导入 JSON…(&I)", rule=True),
    Deed("export_json", "file", "导出 JSON…(&J)"),
    Deed("quit", "file", "退出(&X)", ("Ctrl+Q",), rule=True),
    Deed("undo", "edit", "撤销(&U)", ("Ctrl+Z",), "undo"),
    Deed("redo", "edit", "重做(&R)", ("Ctrl+Y",), "redo"),
    Deed("cut", "edit", "剪切(&T)", ("Ctrl+X",), rule=True),
    Deed("copy", "edit", "复制(&C)", ("Ctrl+C",)),
    Deed("paste", "edit", "粘贴(&P)", ("Ctrl+V",), "paste"),
    Deed("paste_text", "edit", "只粘贴文字(&V)", ("Ctrl+Shift+V",), "pastetext"),
    Deed("select_all", "edit", "全选(&A)", ("Ctrl+A",), rule=True),
    Deed("find", "edit", "查找…(&F)", ("Ctrl+F",), "find", rule=True),
    Deed("replace", "edit", "替换…(&H)", ("Ctrl+H",), "replace"),
    Deed("find_next", "edit", "查找下一处(&N)", ("F3",)),
    Deed("find_previous", "edit", "查找上一处(&B)", ("Shift+F3",)),
    Deed("go_to", "edit", "定位…(&G)", ("Ctrl+G", "F5"), "goto"),
    Deed("room_draft", "view", "起草(&1)", ("Alt+1",), "draft"),
    Deed("room_recall", "view", "往期(&2)", ("Alt+2",), "archive"),
    Deed("room_register", "view", "名录(&3)", ("Alt+3",), "register"),
    Deed("room_selfcheck", "view", "自检(&4)", ("Alt+4",), "selfcheck"),
    Deed("room_settings", "view", "设置(&5)", ("Alt+5",), "settings"),
    Deed("panes", "view", "右栏(&P)", ("F9",), checkable=True, rule=True),
    Deed("preview", "view", "预览(&V)", ("Ctrl+F2",), "preview"),
    Deed("headings", "view", "提纲(&G)", ("Ctrl+Shift+O",)),
    Deed("focus", "view", "专注(&F)", ("F11",), checkable=True),
    Deed("next_region", "view", "下一区域(&N)", ("F6",)),
    Deed("previous_region", "view", "上一区域(&B)", ("Shift+F6",)),
    Deed("next_tab", "view", "下一页签(&T)", ("Ctrl+Tab",)),
    Deed("previous_tab", "view", "上一页签(&R)", ("Ctrl+Shift+Tab",)),
    Deed("zoom_in", "view", "放大(&I)", ("Ctrl+Alt+=", "Ctrl+Alt++"), "zoomin", rule=True),
    Deed("zoom_out", "view", "缩小(&O)", ("Ctrl+Alt+-",), "zoomout"),
    Deed("zoom_whole", "view", "原大 100%(&H)"),
    Deed("zoom_fit", "view", "适合宽度(&W)", ("Ctrl+Alt+0",)),
    Deed("theme_light", "view", "浅色(&L)", checkable=True, group="theme", rule=True),
    Deed("theme_dark", "view", "深色(&D)", checkable=True, group="theme"),
    Deed("theme_contrast", "view", "高对比(&C)", checkable=True, group="theme"),
    Deed("theme_system", "view", "随系统(&S)", checkable=True, group="theme"),
    Deed("table", "insert", "表格…(&T)", (), "table"),
    Deed("picture", "insert", "图片…(&I)", (), "picture"),
    Deed("today", "insert", "今天的日期(&D)", ("Ctrl+;",), "calendar", rule=True),
    Deed("symbol", "insert", "特殊字符…(&S)", (), "symbol"),
    Deed("phrase", "insert", "常用语…(&P)", (), "phrase"),
    Deed("kind_body", "format", "正文(&0)", ("Ctrl+0",), checkable=True, group="kind"),
    Deed("kind_heading1", "format", "一级标题　一、(&1)", ("Ctrl+1",), "", True, "kind"),
    Deed("kind_heading2", "format", "二级标题　（一）(&2)", ("Ctrl+2",), "", True, "kind"),
    Deed("kind_heading3", "format", "三级标题　1.(&3)", ("Ctrl+3",), "", True, "kind"),
    Deed("kind_heading4", "format", "四级标题　（1）(&4)", ("Ctrl+4",), "", True, "kind"),
    Deed("kind_centered", "format", "居中(&C)", ("Ctrl+E",), checkable=True, group="kind"),
    Deed("kind_signature", "format", "署名(&R)", ("Ctrl+R",), checkable=True, group="kind"),
    Deed("kind_dateline", "format", "日期(&D)", checkable=True, group="kind"),
    Deed("kind_note", "format", "按语(&N)", checkable=True, group="kind"),
    Deed("kind_attachment", "format", "附件说明(&A)", checkable=True, group="kind"),
    Deed("lead_sentence", "format", "只让首句作标题(&J)", rule=True),
    Deed("lead_whole", "format", "整段作标题(&W)"),
    Deed("renumber", "format", "重新编号(&M)", ("Ctrl+Alt+L",), "renumber"),
    Deed("bold", "format", "加粗(&B)", ("Ctrl+B",), "bold", True, rule=True),
    Deed("underline", "format", "下划线(&U)", ("Ctrl+U",), "underline", True),
    Deed("superscript", "format", "上标(&P)", ("Ctrl+Shift+=", "Ctrl+Shift++"), "sup", True),
    Deed("subscript", "format", "下标(&S)", ("Ctrl+=",), "sub", True),
    Deed("new_article", "issue", "新篇目(&N)", ("Ctrl+Alt+N",), "plus"),
    Deed("article_up", "issue", "上移一篇(&U)", ("Alt+Shift+Up",), "up"),
    Deed("article_down", "issue", "下移一篇(&D)", ("Alt+Shift+Down",), "down"),
    Deed("to_column", "issue", "移到栏目…(&L)"),
    Deed("duplicate_article", "issue", "复制一份(&C)", (), "duplicate"),
    Deed("combine", "issue", "综合成一篇(&Z)"),
    Deed("compare_past", "issue", "与往期比(&W)", (), "compare"),
    Deed("remove_article", "keep", "移出本期，留用(&R)", (), "hold"),
    Deed("to_next", "keep", "移到下一期(&T)"),
    Deed("decline_article", "keep", "退稿…(&J)"),
    Deed("shelf", "keep", "留用稿(&S)", ("Ctrl+Alt+K",)),
    Deed("previous_article", "issue", "上一篇(&P)", ("Ctrl+PgUp",), rule=True),
    Deed("next_article", "issue", "下一篇(&X)", ("Ctrl+PgDown",)),
    Deed("check", "proof", "检查(&O)", ("F7",), "check"),
    Deed("next_remark", "proof", "下一处要改的(&G)", ("F8", "Alt+F7")),
    Deed("previous_remark", "proof", "上一处要改的(&H)", ("Shift+F8",)),
    Deed("mend", "proof", "照建议改(&Y)", ("Alt+Return", "Alt+Enter")),
    Deed("compare", "issue", "对比各稿(&A)", (), "compare", rule=True),
    Deed("name_revision", "issue", "命名这一稿…(&M)"),
    Deed("remark", "issue", "写备注(&B)"),
    Deed("correct", "after", "写更正…(&K)"),
    Deed("end_correction", "after", "完成更正(&E)"),
    Deed("drop_correction", "after", "放弃更正(&I)"),
    Deed("void", "after", "作废…(&V)", rule=True),
    Deed("delete_issue", "after", "删除这一期(&Q)", (), "trash"),
    Deed("to_checked", "way", "送核稿…(&1)"),
    Deed("check_issue", "way", "核稿…(&2)"),
    Deed("to_approved", "way", "签发…(&3)"),
    Deed("sign_again", "way", "再签…(&4)"),
    Deed("to_issued", "way", "印发…(&5)"),
    Deed("to_filed", "way", "归档…(&6)"),
    Deed("to_draft", "way", "退回拟稿…(&7)", rule=True),
    Deed("back_to_check", "way", "退回核稿…(&8)"),
    Deed("records", "way", "流程记录(&9)", rule=True),
    Deed("approval_form", "way", "导出签发单…(&0)"),
    Deed("command", "tools", "命令…(&C)", ("Ctrl+Shift+P",), "find"),
    Deed("recall", "tools", "查往期(&F)", ("Ctrl+Shift+F",), "find"),
    Deed("count", "tools", "字数统计(&W)", ("Ctrl+Shift+G",)),
    Deed("back_up", "tools", "立即备份(&B)", rule=True),
    Deed("restore", "tools", "从备份恢复…(&R)"),
    Deed("type_100", "type", "平常(&1)", checkable=True, group="type"),
    Deed("type_115", "type", "大一些 115%(&2)", checkable=True, group="type"),
    Deed("type_130", "type", "大 130%(&3)", checkable=True, group="type"),
    Deed("type_150", "type", "特大 150%(&4)", checkable=True, group="type"),
    Deed("typing_quotes", "typing", f"{Rule.QUOTES.label}(&Q)", checkable=True),
    Deed("typing_marks", "typing", f"{Rule.MARKS.label}(&M)", checkable=True),
    Deed("typing_ellipsis", "typing", f"{Rule.ELLIPSIS.label}(&E)", checkable=True),
    Deed("typing_dash", "typing", f"{Rule.DASH.label}(&D)", checkable=True),
    Deed("typing_headings", "typing", f"{Rule.HEADINGS.label}(&H)", checkable=True),
    Deed("input_auto", "input", "自动(&A)", checkable=True, group="input"),
    Deed("input_ibus", "input", "ibus(&I)", checkable=True, group="input"),
    Deed("input_fcitx", "input", "fcitx(&F)", checkable=True, group="input"),
    Deed("input_off", "input", "关闭(&O)", checkable=True, group="input"),
    Deed("help", "help", "帮助(&H)", ("F1",), "help"),
    Deed("shortcuts", "help", "快捷键一览(&K)"),
    Deed("about", "help", "关于(&A)", (), "info", rule=True),
)
BY_NAME = {deed.name: deed for deed in TABLE}
_SHOWN = {
    "PgDown": "PgDn",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "Space": "空格",
}


def named() -> dict[str, str]:
    """Return what the palette calls each deed that some menu has: 大字：特大 150%."""
    menus = {name for name, _ in MENUS}
    titles = {name: f"{title.split('(&')[0]}：" for name, (_, title) in SUBMENUS.items()}
    return {
        deed.name: titles.get(deed.menu, "") + deed.label
        for deed in TABLE
        if deed.menu in menus | titles.keys() and deed.name != "command"
    }


def make(parent: QWidget) -> dict[str, QAction]:
    """Return every action by name; each works wherever the focus is in the window."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for deed in TABLE:
        action = QAction(_in_menu(deed), parent)
        action.setObjectName(deed.name)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(deed.checkable)
        action.setToolTip(tip(deed))
        if deed.icon:
            theme.set_icon(action, deed.icon)
        if deed.group:
            groups.setdefault(deed.group, QActionGroup(parent)).addAction(action)
        parent.addAction(action)
        made[deed.name] = action
    return made


def fill(bar: QMenuBar, made: dict[str, QAction]) -> dict[str, QMenu]:
    """Fill the menu bar from the table, in its order; return its menus by name."""
    menus: dict[str, QMenu] = {}
    for menu_name, title in MENUS:
        menu = menus[menu_name] = bar.addMenu(title)
        _fill_menu(menu, menu_name, made)
        below = [(name, title) for name, (place, title) in SUBMENUS.items() if place == menu_name]
        if len(below) > 1:
            menu.addSeparator()
        for sub_name, sub_title in below:
            _fill_menu(menu.addMenu(sub_title), sub_name, made)
    return menus


def _fill_menu(menu: QMenu, name: str, made: dict[str, QAction]) -> None:
    for deed in (deed for deed in TABLE if deed.menu == name):
        if deed.rule:
            menu.addSeparator()
        menu.addAction(made[deed.name])


def tip(deed: Deed) -> str:
    """Return 加粗　Ctrl+B: the words, and the first key if there is one."""
    return f"{deed.label}　{shown(deed.keys[0])}" if deed.keys else deed.label


def shown(key: str) -> str:
    """Return a key as it is shown everywhere: Alt+Shift+↑."""
    return "+".join(_SHOWN.get(part, part) for part in key.split("+")) if key[-1] != "+" else key


def _in_menu(deed: Deed) -> str:
    """Return the words for a menu, behind a tab the key where Qt would name it otherwise."""
    key = shown(deed.keys[0]) if deed.keys else ""
    return f"{deed.text}\t{key}" if key != (deed.keys or ("",))[0] else deed.text


def allow(deed: QAction, allowed: bool, why: str) -> None:
    """Enable a deed, or grey it and say why: the palette shows that beside it."""
    deed.setEnabled(allowed)
    deed.setWhatsThis("" if allowed else why)
