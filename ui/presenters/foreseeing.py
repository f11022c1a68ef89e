"""What an export would say of the issue in front, before it is written: for 印前检查.

The pages are counted twice, by the official faces and by those of this PC, which takes longer the
first time and is shown when it comes.
"""

import logging
from collections.abc import Callable
from functools import partial

from gazetteer_desk import log
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import prechecking
from gazetteer_desk.desk.prechecking import Checked, Here
from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench


_log = logging.getLogger(__name__)
_TOPIC = "precheck"


class Foreseeing:
    """Joins the page 印前检查 to the printed page.

    `changed` is called whenever more is known; `trouble` says why nothing can be printed.
    """

    def __init__(self, bench: Bench, changed: Callable[[], None]) -> None:
        self._bench, self._changed = bench, changed
        self._page = bench.window.precheck
        self._checked: Checked | None = None
        self._here: Here | None = None
        self._lacking: tuple[str, ...] = ()
        self._rare: tuple[str, ...] = ()
        self.trouble = ""

    def forget(self) -> None:
        """Know nothing: another issue is looked at, or this one anew."""
        self._checked = self._here = None
        self.trouble = ""

    def ask(self, bulletin: Bulletin, entry: int | None) -> None:
        """Find out what there is to say of an issue; `entry` is what it is kept as, if it is."""
        self._bench.worker.read(
            lambda: prechecking.checked(self._bench.desk, bulletin, entry),
            partial(self._take, bulletin),
            topic=_TOPIC,
            failed=self._take_trouble,
        )

    def known(self) -> Checked | None:
        """Return what is known of the pages, as it holds for the kind of file that is chosen."""
        if self._checked is None or self._here is None:
            return self._checked
        return prechecking.as_written(self._checked, self._here, self._page.ending())

    def has_told(self, sentence: str) -> bool:
        """Tell whether the page itself says what a report on the export says."""
        known, here = self.known(), self._here
        if here is not None and self._lacking and sentence in here.faces:
            return True  # in its own words
        return known is not None and sentence in known.sentences

    def said(self) -> dict[str, tuple[str, ...]]:
        """Return what there is to say of the page as it would be printed, by what was looked at."""
        from ui.presenters import lettering  # late: a window opens without it

        known = self.known()
        if known is None:
            return {}
        faces = lettering.missing(self._lacking, self._page.ending())
        sound = {"字体": faces} if faces or not self._lacking else {}  # text is set in none
        signed = {"签发": tuple(filter(None, (known.changed,)))} if known.signed else {}
        pages = (*known.sentences, *filter(None, (known.apart,)))
        return signed | {"页数": pages, **sound, "生僻字": self._rare}

    def _take(self, bulletin: Bulletin, checked: Checked) -> None:
        draft = self._bench.sitting.current
        if draft is None or draft.bulletin is not bulletin or not self._is_seen():
            return
        from ui.presenters import lettering  # late: a window opens without it

        self._checked, self._here, self.trouble = checked, None, ""
        self._lacking, self._rare = lettering.warned(checked.laid, lettering.Installed())
        self._page.show_pages(checked.pages, checked.summary)
        self._page.template.setText(checked.template)
        self._changed()
        self._ask_here(bulletin, checked)

    def _take_trouble(self, error: Known) -> None:
        if self._is_seen():
            self.forget()
            self.trouble = str(error)
            self._page.show_pages((), "页数不详")
            self._changed()

    def _ask_here(self, bulletin: Bulletin, checked: Checked) -> None:
        desk = self._bench.desk

        def here() -> Here | None:
            try:
                return prechecking.here(desk, bulletin)
            except Known:
                return None  # the export tells of it
            except Exception as error:
                _log.error("pages not counted: %s", log.where(error))
                return None

        self._bench.worker.draw(here, partial(self._take_here, checked), topic=_TOPIC)

    def _take_here(self, checked: Checked, here: Here | None) -> None:
        if checked is self._checked and self._is_seen():
            self._here = here
            self._changed()

    def _is_seen(self) -> bool:
        return self._bench.window.is_prechecking()
