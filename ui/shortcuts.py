"""Every key that the window answers to, in one table: those of the menus, and those of its parts.

The menus' own are read from `actions`. The parts' are written down here, each with the modules that
answer it; a test holds them against what these modules ask for.
"""

from html import escape
from typing import NamedTuple

from ui import actions


class Key(NamedTuple):
    """A key of a part of the window: what it does there, and which modules of `ui` answer it."""

    keys: tuple[str, ...]
    words: str
    of: tuple[str, ...]


class Row(NamedTuple):
    """A line of the table as it is read: the words, and the keys as they are shown."""

    words: str
    keys: str


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>方志简报工作台　快捷键一览</title><style>
body {{ font: 14px/1.6 sans-serif; columns: 2; column-gap: 2em; margin: 2em; }}
h1 {{ font-size: 20px; column-span: all; }} h2 {{ font-size: 15px; margin: 1em 0 .3em; }}
table {{ border-collapse: collapse; width: 100%; break-inside: avoid; }}
td {{ border-bottom: 1px solid #999; padding: 2px 6px; }} td + td {{ white-space: nowrap; }}
</style></head><body><h1>方志简报工作台　快捷键一览</h1>{}</body></html>
"""
_ARROWS = ("Up", "Down", "Left", "Right")
_LISTS = ("panes/hits", "panes/ledger", "panes/trash", "panes/alike_list")
PARTS: dict[str, tuple[Key, ...]] = {
    "到处": (
        Key(("Esc",), "退一步，最后回到起草", ("window", "panes/versions", "panes/reason")),
        Key(("Shift+F10",), "打开右键菜单", ("widgets/regions",)),
        Key(("Tab", "Shift+Tab"), "下一项、上一项", ("editor/compared_view", "editor/reader")),
    ),
    "正文": (
        Key(("Enter",), "另起一段；标题后面是正文", ("editor/strokes",)),
        Key(("Tab", "Shift+Tab"), "常用语里下一处、上一处要填的", ("editor/strokes",)),
        Key(("Up",), "在第一行：到题名", ("editor/strokes",)),
        Key(("Backspace",), "在最前面：到题名", ("editor/strokes",)),
        Key(("Ctrl+Backspace", "Ctrl+Del"), "删去前、后一个词", ("editor/strokes",)),
        Key(("Ctrl+Home", "Ctrl+End"), "到开头、末尾", ("editor/strokes",)),
        Key(("Ctrl+Left", "Ctrl+Right"), "到前、后一个词", ("editor/strokes", "editor/table_keys")),
        Key(("Alt+Backspace",), "撤销", ("editor/strokes",)),
        Key(("Ctrl+Shift+Z",), "重做", ("editor/strokes", "editor/title_field")),
        Key(("Alt+Shift+Up", "Alt+Shift+Down"), "段落上移、下移", ("editor/strokes",)),
        Key(
            ("Esc",),
            "不选单元格、不拖边线了",
            ("editor/strokes", "editor/cell_choice", "editor/borders"),
        ),
    ),
    "题名": (
        Key(("Enter", "Down"), "到正文", ("editor/title_field",)),
        Key(("Shift+Enter",), "题名另起一行", ("editor/title_field",)),
    ),
    "表格": (
        Key(("Tab", "Shift+Tab"), "下一格、上一格", ("editor/strokes",)),
        Key(
            tuple(f"Shift+{arrow}" for arrow in _ARROWS),
            "选单元格",
            ("editor/cell_choice", "editor/table_keys"),
        ),
        Key(("Del", "Backspace"), "清空选中的单元格", ("editor/strokes",)),
    ),
    "插入表格、特殊字符": (
        Key(_ARROWS, "选", ("editor/table_picker", "editor/symbol_picker")),
        Key(("Enter", "Space"), "插入", ("editor/table_picker", "editor/symbol_picker")),
    ),
    "选中的图片": (
        Key(("Tab",), "填图宽、图题", ("editor/picture_panel",)),
        Key(("Enter", "Esc"), "填好了，回到正文", ("editor/picture_panel",)),
    ),
    "查找栏": (
        Key(("Enter", "Shift+Enter"), "下一处、上一处", ("editor/find_bar",)),
        Key(("Esc",), "关上", ("editor/find_bar",)),
    ),
    "大纲": (
        Key(("Enter",), "打开；在栏目上是收起、展开", ("panes/outline_tree",)),
        Key(("F2",), "就地改题名、栏目", ("panes/outline_tree",)),
        Key(("Del",), "移出本期，留用", ("panes/outline_tree",)),
        Key(("Left", "Right"), "收起、展开栏目", ("panes/outline_tree",)),
    ),
    "提纲": (
        Key(("Enter",), "到这个标题", ("panes/headings",)),
        Key(("Alt+Shift+Up", "Alt+Shift+Down"), "整节上移、下移", ("panes/headings",)),
    ),
    "预览": (
        Key(("Home", "End"), "第一页、最后一页", ("widgets/page_view",)),
        Key(("+", "-"), "放大、缩小", ("widgets/page_view",)),
        Key(("Enter",), "没有画出来的一页：再试", ("widgets/page_view",)),
        Key(("Up", "Down"), "小样：上一页、下一页", ("widgets/page_strip",)),
    ),
    "检查": (
        Key(("Enter",), "去看", ("panes/problem_list",)),
        Key(("Del",), "不改", ("panes/problem_list",)),
    ),
    "留用稿": (
        Key(("Down",), "从查找栏到列表", ("panes/shelf",)),
        Key(("Enter",), "放进本期", ("panes/shelf_list",)),
        Key(("Del",), "移到回收站", ("panes/shelf_list",)),
        Key(("Esc",), "收起", ("panes/shelf", "panes/outline")),
    ),
    "报头、报尾": (
        Key(("Enter",), "上期带来的这一项照旧", ("widgets/form",)),
        Key(("Left", "Backspace"), "在空栏里：到最后一个单位、去掉它", ("widgets/chip_flow",)),
        Key(("Left", "Right"), "在单位之间走", ("widgets/chip",)),
        Key(("Del", "Backspace"), "去掉这个单位", ("widgets/chip",)),
        Key(("Alt+Down",), "打开日历", ("widgets/datefield",)),
        Key(("Esc",), "关上日历", ("widgets/datefield",)),
    ),
    "提示的名称": (
        Key(("Down", "Up", "PgDown", "PgUp"), "选；没有打字时列出全部", ("widgets/completion",)),
        Key(("Enter", "Tab"), "取用", ("widgets/completion",)),
        Key(("Esc",), "收起", ("widgets/completion",)),
    ),
    "往期": (
        Key(("Down",), "从查找栏到列表", ("panes/search_field",)),
        Key(("Esc",), "清空查找栏；在列表里回到查找栏", ("panes/search_field", "panes/hits")),
        Key(("Up",), "在第一条：回到查找栏", ("panes/hits",)),
        Key(("Enter",), "打开；在回收站是放回", _LISTS),
        Key(("Ctrl+Enter",), "放进草稿", ("panes/hits",)),
        Key(("Left", "Right"), "曾用：上一处、下一处相同的文字", ("panes/alike_list",)),
        Key(("Space", "Enter"), "筛选：选上、去掉", ("panes/recall/filter_list",)),
        Key(("Enter", "Del"), "常用查找：再查、删去", ("panes/recall/saved_list",)),
        Key(("F2",), "台账：写备注", ("panes/ledger",)),
        Key(("Ctrl+D",), "台账：照此新建", ("panes/ledger",)),
        Key(("Del",), "台账：作废；回收站：彻底删除", ("panes/ledger", "panes/trash")),
    ),
    "名录": (
        Key(("Enter", "F2"), "改这一条", ("panes/register/table",)),
        Key(("Del",), "删去这一条", ("panes/register/table",)),
        Key(("Alt+Shift+Up", "Alt+Shift+Down"), "上移、下移", ("panes/register/table",)),
    ),
    "对比": (
        Key(("Enter", "Ctrl+Enter"), "选作旧稿、新稿", ("panes/compare_versions",)),
        Key(("Esc",), "回到起草", ("panes/compare", "editor/compared_view")),
    ),
    "印前检查": (
        Key(("Up", "Down"), "上一条、下一条", ("panes/precheck_list",)),
        Key(("Enter",), "去看；在“提示”上是收起、展开", ("panes/precheck_list",)),
        Key(("Del",), "不改", ("panes/precheck_list",)),
        Key(("Esc",), "回到起草", ("panes/precheck", "panes/precheck_list")),
        Key(("Tab", "Shift+Tab"), "到旁边的各项", ("panes/precheck_list",)),
    ),
    "命令": (
        Key(("Up", "Down", "PgUp", "PgDown"), "选", ("panes/palette",)),
        Key(("Enter",), "就做这一条", ("panes/palette",)),
        Key(("Esc",), "关上", ("panes/palette",)),
    ),
    "帮助": (
        Key(("Down",), "从查找栏到各页", ("dialogs/guide",)),
        Key(("Alt+Left",), "后退", ("dialogs/guide",)),
    ),
    "窗口里问一句时": (
        Key(("Enter",), "写了原因，再按一次才做", ("dialogs/deeds",)),
        Key(("Enter",), "一栏一栏往下，最后到按钮", ("dialogs/steps",)),
        Key(("Enter",), "管理常用语：从名称到内容", ("dialogs/phrases",)),
        Key(("Space",), "全部替换：这一处换、不换", ("dialogs/replacements",)),
    ),
}


def sections() -> dict[str, tuple[Row, ...]]:
    """Return the whole table by its parts, first those of the menus."""
    titles = dict(actions.MENUS) | {name: title for name, (_, title) in actions.SUBMENUS.items()}
    found: dict[str, tuple[Row, ...]] = {}
    for name, title in titles.items():
        keyed = [deed for deed in actions.TABLE if deed.menu == name and deed.keys]
        if keyed:
            rows = tuple(Row(deed.label, shown(deed.keys)) for deed in keyed)
            found[f"{title.split('(&')[0]}菜单"] = rows
    return found | {
        where: tuple(Row(key.words, shown(key.keys)) for key in keys)
        for where, keys in PARTS.items()
    }


def shown(keys: tuple[str, ...]) -> str:
    """Return keys as they are read: Alt+Shift+↑　Alt+Shift+↓; one that looks like another once."""
    return "　".join(dict.fromkeys(actions.shown(key) for key in keys))


def page() -> str:
    """Return the table as a web page of its own, to be printed."""
    parts = [
        f"<h2>{escape(where)}</h2><table>{''.join(map(_line, rows))}</table>"
        for where, rows in sections().items()
    ]
    return _PAGE.format("".join(parts))


def _line(row: Row) -> str:
    return f"<tr><td>{escape(row.words)}</td><td>{escape(row.keys)}</td></tr>"
