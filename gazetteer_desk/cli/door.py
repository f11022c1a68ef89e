"""The command line: finding the command, and saying what went wrong.

Exit 0: done. 1: what was asked could not be done, one sentence on stderr. 2: wrong usage. 130:
Ctrl+C. No traceback ever reaches a user: an error that nobody foresaw leaves its kind and line
numbers in the log, never a value.
"""

import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from gazetteer_desk.cli.parts import Written, one_line
from gazetteer_desk.cli.screen import Formats, Screen
from gazetteer_desk.cli.speech import Unheard, say, speak_utf8, tell
from gazetteer_desk.cli.wording import Misused, sentence
from gazetteer_desk.errors import Known


DONE, UNDONE, MISUSED, STOPPED = 0, 1, 2, 130
COMMANDS = (
    "add", "intake", "show", "list", "search", "history", "diff", "check", "export", "pdf",
    "faces", "template", "backup", "restore", "verify", "rebuild", "clipboard",
)  # fmt: skip
HELP = """\
方志简报工作台：起草、保存、查找、导出简报。

用法：gazetteer-desk [选项]                  打开窗口
      gazetteer-desk [选项] 命令 [参数]      不开窗口，直接做事

命令：
  add FILE.json ...      把 JSON 文件里的简报收进历史库，一期打印一个编号
  intake PATH ...        把以前的简报收进历史库：Word、WPS、PDF、网页、文本，或整个文件夹
  show ID                看一期简报的全文
  list                   列出历史库里的各期
  search WORDS ...       在历史库里查找
  history ID             列出一期的各稿
  diff ID A B            看两稿之间改了什么
  check ID|FILE.json     校核：看哪里错了，哪里可疑
  export ID|FILE.json    导出 Word 文件、纯文本或网页
  pdf ID|FILE.json       导出 PDF，或各页的图片
  faces ID|FILE.json     看用到哪些字体，哪些字印不出
  template list|...      列出、检查、导出、收进模板
  backup OUT             备份历史库
  restore [BACKUP]       从备份恢复历史库
  verify                 检查历史库是否完好
  rebuild                重建查找用的索引
  clipboard --dump FILE  把剪贴板的内容存成文件，查找粘贴的毛病用

选项：
  --store FILE           用这个历史库（也可写在环境变量 GAZETTEER_DESK_STORE 里）
  --version              显示版本
  --self-test            试一遍程序是否装好，不碰历史库，不开窗口
  --help                 显示这份说明；命令后面加 --help，有该命令的说明

退出码：0 做完了；1 没有做成，原因在标准错误上；2 写法不对。
"""


class Commands(Written, click.Group):
    """The commands, each in a module of its own that is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return importlib.import_module(f"gazetteer_desk.cli.{cmd_name}").command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names."""
        if args[0] not in COMMANDS:
            raise Misused(f"没有“{args[0]}”这个命令。", ctx)
        return super().resolve_command(ctx, args)


def _choose(store: str | None, *, version: bool) -> None:
    context = click.get_current_context()
    if version:
        from gazetteer_desk import __version__

        tell(f"gazetteer-desk {__version__}")
        context.exit(0)
    if store is not None:
        if not store:
            raise Misused("选项 --store 后面缺少值。", context)
        os.environ["GAZETTEER_DESK_STORE"] = str(Path(store).absolute())
    if context.invoked_subcommand is None:
        given: Screen = context.obj
        context.exit(given.window())


commands = Commands(
    "gazetteer-desk",
    callback=_choose,
    params=[click.Option(["--store"], metavar="FILE"), click.Option(["--version"], is_flag=True)],
    help=HELP,
    invoke_without_command=True,
)


def run(
    args: Sequence[str],
    *,
    window: Callable[[], int],
    clipboard: Callable[[Path], Formats] | None = None,
) -> int:
    """Do what the command line asks for and return the exit code.

    `window` opens the window, `clipboard` writes what is on the clipboard to a file: both need Qt,
    and come from above.
    """
    speak_utf8()
    given = Screen(window, clipboard)
    try:
        with commands.make_context("gazetteer-desk", list(args), obj=given) as context:
            answer: object = commands.invoke(context)
            return answer if isinstance(answer, int) else DONE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, click.Abort):
        return STOPPED
    except Exception as error:
        return _refuse(error)


def _refuse(error: Exception) -> int:
    """Say what went wrong in one sentence; return the exit code."""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "gazetteer-desk"
        say(f"{sentence(error)}用法见 {path} --help。")
        return MISUSED
    if isinstance(error, Known):
        say(one_line(error))
    elif not isinstance(error, Unheard):
        _report(error)
    return UNDONE


def _report(error: Exception) -> None:
    from gazetteer_desk import log, paths

    folder = paths.data_dir() / "logs"
    log.start(folder)
    log.log.error("command failed: %s", log.where(error))
    say(f"程序出了错，没有做完；出错的位置（不含文稿内容）记在“{folder / 'desk.log'}”。")
