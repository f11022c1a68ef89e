"""Who gets the bulletin, and who printed it: the foot of the last page (报尾、版记)."""

import datetime as dt

import msgspec


class Distribution(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """The lines after 报：, 送： and 发：, one string an entry as it is printed."""

    report: tuple[str, ...] = ()
    send: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the three groups with the office's words for them, empty ones left out."""
        named = (("报", self.report), ("送", self.send), ("发", self.issue))
        return tuple((word, lines) for word, lines in named if lines)


class Imprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """Who printed the issue, when, and who answers for it (印发机关、印发日期 …)."""

    office: str = ""
    printed: dt.date | None = None
    editor: str = ""
    proofreader: str = ""
    approver: str = ""
    phone: str = ""
