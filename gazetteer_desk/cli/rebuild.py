"""rebuild: the index of all words, made anew."""

from gazetteer_desk.cli.parts import as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell


HELP = """\
把查找用的索引重新建一遍。索引只是为了查得快，丢了也不丢字句；平时程序会自己更新。

用法：gazetteer-desk rebuild [--json]

选项：
  --json    打印成 JSON，给程序读
  --help    显示这份说明
"""


@written("rebuild", HELP, flag("--json"))
def command(*, json: bool) -> None:
    """Make the index anew and say how much is in it."""
    from gazetteer_desk.search import index

    done = 0
    with opened(create=False) as (store, _):
        with store.writing() as session:
            index.doubt(session)
        for progress in index.catch_up(store):
            done = progress.done
    tell(as_json({"indexed": done}) if json else f"索引已重建，共 {done} 期（篇）。")
