"""How an issue's file is called."""

from pathlib import Path

from gazetteer_desk.bulletin.issue import Bulletin


def file_name(bulletin: Bulletin, folder: Path, ending: str = ".docx") -> str:
    """Return the proposed name of an issue's file: one that is not in the folder yet."""
    from gazetteer_desk.export import naming

    return naming.beside(folder / naming.proposed(bulletin, ending)).name


def job_name(bulletin: Bulletin, ending: str) -> str:
    """Return how a printer's job for an issue is called."""
    from gazetteer_desk.export import naming

    return Path(naming.proposed(bulletin, ending)).stem


def beside(target: Path) -> Path:
    """Return a name beside `target` that is not taken: …第13期(2).docx."""
    from gazetteer_desk.export import naming

    return naming.beside(target)
