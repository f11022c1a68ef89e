"""版: from a bulletin to the sheet that is printed."""

from gazetteer_desk.layout.laying import lay


__all__ = ["lay"]
