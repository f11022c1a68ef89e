"""The strips and hairlines of a page: what stands in a row over it, and what parts its columns."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme


def bar(
    *parts: QWidget | None,
    margins: tuple[int, int, int, int] = (12, 2, 10, 2),
    spacing: int = 8,
    high: int = 34,
) -> QFrame:
    """Return a strip with these side by side, None for the room that is left; px."""
    made = QFrame()
    made.setObjectName("panel")
    made.setProperty("rule", "below")
    row = QHBoxLayout(made)
    row.setContentsMargins(*margins)
    row.setSpacing(spacing)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    theme.set_least_height(made, high)
    return made


def rule() -> QFrame:
    """Return the hairline between two columns."""
    made = QFrame()
    made.setProperty("rule", "between")
    made.setFixedWidth(1)
    return made
