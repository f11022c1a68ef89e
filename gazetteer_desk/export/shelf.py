"""The shelf of templates: ours and the office's own, taken in, handed on, put away.

The office's own lie in one folder as `名字.docx`, so that a clerk may also put one there by hand;
the choices that came with one lie beside it as `名字.json`.
"""

from pathlib import Path

import msgspec

from gazetteer_desk import files, paths
from gazetteer_desk.bulletin import choices
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known, NotFound, TemplateBroken, TemplateTaken
from gazetteer_desk.export import naming, packages, template
from gazetteer_desk.log import log


_RETIRED = "停用"  # the folder of those put away, inside the folder of templates


class Listed(msgspec.Struct, frozen=True):
    """A template there is: whether it is the office's own, and why it cannot be used."""

    name: str
    is_own: bool
    trouble: str = ""


class Shelf:
    """The templates that can be chosen; `folder` holds the office's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> tuple[Listed, ...]:
        """Return all templates by name, the office's own in place of ours of the same name."""
        own = _names(self.folder)
        both = own | _names(paths.resources() / "templates")
        return tuple(
            Listed(name, name in own, _trouble(name, self.folder)) for name in sorted(both)
        )

    def take_in(self, path: Path, *, name: str = "", replace: bool = False) -> Scheme:
        """Take a package or a plain .docx into the folder; return the choices to use it with.

        It is called as the file is, or `name`. Raises `TemplateBroken` with what is wrong with
        it, and `TemplateTaken` where the office has one of that name and `replace` is not said.
        """
        called = _valid(name or path.stem)
        target = self.folder / f"{called}.docx"
        if target.exists() and not replace:
            raise TemplateTaken(
                f"已有名为“{called}”的模板，没有覆盖。", "请换一个名字，或说明要替换。"
            )
        taken = packages.open_file(path, called)
        _make(self.folder)
        # The choices first: a template is on the shelf when its own file is.
        files.write_whole(target.with_suffix(".json"), choices.write(taken.scheme))
        files.write_whole(target, taken.template)
        log.info("a template taken in, %d bytes", len(taken.template))
        return taken.scheme

    def scheme_for(self, name: str) -> Scheme:
        """Return the choices that came with a template, the usual ones where none did."""
        beside = self.folder / f"{_valid(name)}.json"
        if not beside.is_file():
            return Scheme(template=name)
        scheme = choices.read(files.read_whole(beside, limit=choices.LARGEST))
        return msgspec.structs.replace(scheme, template=name)

    def package(self, name: str, scheme: Scheme | None = None) -> bytes:
        """Return a template packed with these choices, or with those that came with it.

        Raises `TemplateBroken` for one that nobody could use.
        """
        data = template.find(name, self.folder)
        packages.check(data, name)
        chosen = scheme or self.scheme_for(name)
        return packages.write(data, msgspec.structs.replace(chosen, template=name))

    def hand_on(self, name: str, scheme: Scheme | None, to: Path) -> None:
        """Write the package of a template to a file."""
        files.write_whole(to, self.package(name, scheme))

    def own_copy(self, name: str) -> Path:
        """Return the office's own file of a template, made from ours where there is none yet."""
        target = self.folder / f"{_valid(name)}.docx"
        if not target.exists():
            data = template.find(name, self.folder)
            _make(self.folder)
            files.write_whole(target, data)
        return target

    def ready(self) -> Path:
        """Return the folder, made where it is not there yet."""
        _make(self.folder)
        return self.folder

    def retire(self, name: str) -> Path:
        """Put an own template away, so that ours of that name counts; return where it lies."""
        target = self.folder / f"{_valid(name)}.docx"
        if not target.exists():
            raise NotFound(f"没有本单位自己的模板“{name}”。")
        away = self.folder / _RETIRED
        _make(away)
        nth = 1
        while (put := away / (f"{name}.docx" if nth == 1 else f"{name}({nth}).docx")).exists():
            nth += 1
        try:
            target.rename(put)
            beside = target.with_suffix(".json")
            if beside.exists():
                beside.replace(put.with_suffix(".json"))
        except OSError as error:
            raise files.known(error, target) from error
        return put


def _names(folder: Path) -> set[str]:
    """Return the names of the templates in a folder, without what Word puts beside an open one."""
    if not folder.is_dir():
        return set()
    return {one.stem for one in folder.glob("*.docx") if not one.name.startswith(("~$", "."))}


def _trouble(name: str, folder: Path) -> str:
    try:
        packages.check(template.find(name, folder), name)
    except Known as error:
        return str(error)
    return ""


def _valid(name: str) -> str:
    """Return the name, if files may be called so on every system."""
    if not name or naming.valid(name) != name:
        raise TemplateBroken(f"“{name}”不能作模板的名字。", "请换一个像文件名的名字。")
    return name


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.known(error, folder) from error
