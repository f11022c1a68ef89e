"""A day, typed as the clerk likes: 3.12, 20260312, 三月十二日."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin import numbering
from ui import theme
from ui.widgets import buttons, fields
from ui.widgets.flow import Flow


_WEEKDAYS = "一二三四五六日"
_UNREAD = "没认出这个日期，可写成 3.12 或 20260312。"


def reading(day: dt.date) -> str:
    """Return 2026年3月12日，星期四."""
    return f"{numbering.official_date(day)}，星期{_WEEKDAYS[day.weekday()]}"


class DateField(QWidget):
    """A field, its calendar, and the day as it was understood.

    Signals: day_edited(date | None); refused(sentence), with "" once it is mended.
    """

    day_edited = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: dt.date | None = None
        self._year = 0
        self.line = fields.LineField(name)
        theme.set_width(self.line, 126)
        self.line.setPlaceholderText("如 3.12")
        self._button = buttons.tool("calendar", f"{name}，打开日历", key="Alt+↓", framed=True)
        self._reading = QLabel()
        theme.set_font(self._reading, 12)
        self._reading.setProperty("tone", "green")
        row = Flow(4)
        for part in (self.line, self._button, self._reading):
            row.addWidget(part)
        self._reading.setContentsMargins(8, 0, 0, 0)
        self.setLayout(row)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.settled.connect(self._on_settled)
        self.line.editingFinished.connect(self._on_left)
        self._button.clicked.connect(self._on_calendar)

    def show_day(self, day: dt.date | None, *, year: int | None = None) -> None:
        """Show a day; `year` is meant where the clerk types none."""
        self._year = year or self._year
        if day != self._day or day is not None or not self.line.text():
            self._day = day
            self.line.show_text(numbering.official_date(day) if day else "")
        self._reading.setText(reading(day) if day else "")

    def mean_year(self, year: int | None) -> None:
        """Mean this year from now on where the clerk types none."""
        self._year = year or self._year

    def flush(self) -> None:
        """Tell what was typed, if it is news."""
        self.line.flush()

    def _on_settled(self, typed: str) -> None:
        if not typed.strip():
            self._tell(None)
            return
        if (day := self.read(typed)) is not None:
            self._tell(day)

    def _on_left(self) -> None:
        typed = self.line.text().strip()
        if typed and self.read(typed) is None:
            self.refused.emit(_UNREAD)

    def read(self, typed: str) -> dt.date | None:
        """Return the day that these words mean, None where they mean none."""
        return numbering.read_date(typed, today=dt.date.today(), year=self._year or None)

    def may_go_on(self, typed: str) -> bool:
        """Tell whether another digit would make another day of it: 3.1 may become 3.12."""
        return not typed or any(self.read(typed + digit) for digit in "0123456789")

    def _on_typed(self, typed: str) -> None:
        day = self.read(typed)
        self._reading.setText(reading(day) if day else "")

    def _tell(self, day: dt.date | None) -> None:
        self.refused.emit("")
        self._reading.setText(reading(day) if day else "")
        if day != self._day:
            self._day = day
            self.day_edited.emit(day)

    def forget_unread(self) -> None:
        """Drop what was typed and is no day: it was of the issue that was shown before."""
        if self._day is None:
            self.line.show_text("")
            self.refused.emit("")

    def _on_calendar(self) -> None:
        self.flush()
        popup = _Popup(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setObjectName("popup")
        calendar = QCalendarWidget()
        calendar.setAccessibleName("日历")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        _own_arrows(calendar)
        _own_head(calendar)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(theme.color("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, plain)
        here = QTextCharFormat()
        here.setFontWeight(QFont.Weight.Bold)
        here.setFontUnderline(True)
        here.setForeground(theme.color("accent"))
        calendar.setDateTextFormat(QDate.currentDate(), here)
        day = self._day or dt.date.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(popup.close)
        calendar.activated.connect(popup.close)
        box = QVBoxLayout(popup)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_down = event.key() == Qt.Key.Key_Down
        if is_down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self.line.isReadOnly():
                self._on_calendar()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, picked: QDate) -> None:
        day = dt.date(picked.year(), picked.month(), picked.day())
        self.line.show_text(numbering.official_date(day))
        self._tell(day)


class _Popup(QFrame):
    """What stands over the window until it is left. Signals: none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _own_arrows(calendar: QCalendarWidget) -> None:
    for name, drawing, words in (("prev", "left", "上个月"), ("next", "right", "下个月")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(button, QToolButton):
            theme.set_icon(button, drawing)
            button.setAccessibleName(words)
            button.setToolTip(words)


def _own_head(calendar: QCalendarWidget) -> None:
    """Have the head read 2026年3月: Qt writes 三月 2026, whatever the locale says."""
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    month = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    year = calendar.findChild(QToolButton, "qt_calendar_yearbutton")
    typed = calendar.findChild(QSpinBox, "qt_calendar_yearedit")
    row = bar.layout() if isinstance(bar, QWidget) else None
    if not (
        isinstance(row, QHBoxLayout)
        and isinstance(month, QToolButton)
        and isinstance(year, QToolButton)
        and isinstance(typed, QSpinBox)
    ):
        return
    at = row.indexOf(month)
    row.removeWidget(month)
    row.insertWidget(row.indexOf(year) + 1, month)
    while row.indexOf(year) > at:  # and the room that Qt leaves for the year it puts behind
        row.takeAt(at)
    typed.setSuffix("年")

    def name_month() -> None:
        month.setText(f"{calendar.monthShown()}月")

    calendar.currentPageChanged.connect(name_month)
    name_month()
