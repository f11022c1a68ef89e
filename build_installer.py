"""Build the installer. Not yet: this says so, and leaves with an error."""

import sys


def main() -> int:
    """Say what cannot be done yet, and how to install until then."""
    sys.stderr.write(
        "还不能制作安装包：Windows 安装程序和 .deb 都没有做。\n"
        "现在请这样安装：在本目录运行 py -m pip install .（Windows）"
        "或 python3 -m pip install .（其他系统），再运行 gazetteer-desk。\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
