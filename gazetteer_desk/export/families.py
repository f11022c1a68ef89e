"""Which faces are installed on this PC, asked without a window.

The window asks Qt, which knows better; this is for the command line, which loads no Qt.
"""

import contextlib
import subprocess
import sys
from shutil import which


_PATIENCE = 20  # seconds: fontconfig reads every font once after new ones were installed
_FONTS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"


def installed() -> frozenset[str] | None:
    """Return the names of all installed families, None where there is no telling."""
    if sys.platform == "win32":
        return _registered()
    return _listed()


def _listed() -> frozenset[str] | None:
    """Return what fontconfig lists; a family has a name in each of several languages."""
    program = which("fc-list")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, ":", "family"], capture_output=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


if sys.platform == "win32":

    def _registered() -> frozenset[str] | None:
        """Return what Windows has registered: “SimSun & NSimSun (TrueType)” is two families."""
        import winreg

        names: set[str] = set()
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with contextlib.suppress(OSError), winreg.OpenKey(root, _FONTS) as key:
                for at in range(winreg.QueryInfoKey(key)[1]):
                    families = winreg.EnumValue(key, at)[0].rpartition(" (")[0]
                    names.update(families.split(" & "))
        return frozenset(names) or None
