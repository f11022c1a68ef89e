"""verify: whether every word in the store is still what was kept."""

from gazetteer_desk.cli.parts import as_json, flag, opened, written
from gazetteer_desk.cli.speech import say, tell


HELP = """\
检查历史库是否完好：文件结构、每一稿的校验值和次序、每张图片、流水、每份备份。只看不改。
完好的，退出码是 0；有问题的，一行一处列出来，退出码是 1。

用法：gazetteer-desk verify [--json]

选项：
  --json    打印成 JSON，给程序读
  --help    显示这份说明
"""


@written("verify", HELP, flag("--json"))
def command(*, json: bool) -> int:
    """Print what is wrong, a line each."""
    from gazetteer_desk.store import backup, copies

    with opened(create=False) as (store, _):
        faults = backup.verify(store) + backup.bad_backups(store)
        count = len(copies.named(store.beside / "backups"))
    if json:
        tell(as_json({"is_sound": not faults, "faults": faults, "backups": count}))
        return 1 if faults else 0
    if not faults:
        tell("历史库完好。")
        return 0
    tell("\n".join(faults))
    say(f"历史库有 {len(faults)} 处问题，可以用 gazetteer-desk restore 取回。")
    return 1
