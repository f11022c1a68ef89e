"""Where things are: in a checkout, a wheel and a frozen program alike."""

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of templates, icons and the sample bulletin.

    A path beside this module serves wheel, frozen folder and checkout; `importlib.resources` says
    the same and costs every command 5 ms.
    """
    here = Path(__file__).parent
    inside = here / "resources"
    return inside if inside.is_dir() else here.parent / "resources"


def data_dir() -> Path:
    """Return the folder of this user's desk; it need not exist yet.

    `GAZETTEER_DESK_HOME` wins; else the per-user data folder of the system.
    """
    if home := os.environ.get("GAZETTEER_DESK_HOME"):
        return Path(home)
    import platformdirs

    name = "GazetteerDesk" if os.name == "nt" else "gazetteer-desk"
    return Path(platformdirs.user_data_dir(name, appauthor=False, roaming=False))


def store_path() -> Path:
    """Return the SQLite file to use: `GAZETTEER_DESK_STORE`, else the one in the data folder."""
    if named := os.environ.get("GAZETTEER_DESK_STORE"):
        return Path(named)
    return data_dir() / "desk.sqlite"


def own_command() -> list[str]:
    """Return what starts this program again: the frozen one, or this Python with the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "gazetteer_desk"]


def own_environment() -> dict[str, str]:
    """Return the environment for a child of this program: in a checkout it finds the same one."""
    home = str(Path(__file__).parents[1].absolute())
    found = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found)}
