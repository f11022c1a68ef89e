"""One issue of a bulletin, whole (期). Every edit returns a new one."""

import datetime as dt
from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, digests
from gazetteer_desk.bulletin.distribution import Distribution, Imprint


class SecrecyLevel(StrEnum):
    """密级, in the office's own words."""

    INTERNAL = "内部"
    SECRET = "秘密"
    CONFIDENTIAL = "机密"
    TOP = "绝密"


class Urgency(StrEnum):
    """紧急程度 (GB/T 9704—2012, 7.2.3)."""

    URGENT = "加急"
    EXTRA_URGENT = "特急"


class Disclosure(StrEnum):
    """信息公开选项: the three values of the disclosure regulations."""

    PUBLIC = "主动公开"
    ON_REQUEST = "依申请公开"
    NONE = "不予公开"


class Secrecy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """密级和保密期限, and the copy number (份号) of a classified issue."""

    level: SecrecyLevel
    term: str = ""
    copy_no: str = ""

    @property
    def label(self) -> str:
        """Return 机密★1年, or the level alone (GB/T 9704—2012, 7.2.2)."""
        return f"{self.level}★{self.term}" if self.term else str(self.level)


class Masthead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """版头: the series' name (刊名), a subtitle, who edits it (编印单位), the organ's mark."""

    series: str = ""
    subtitle: str = ""
    publisher: str = ""
    sign: str = ""


class IssueNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """期号: number within the year, running total (总期号), or number of a supplement (增刊)."""

    year: int | None = None
    number: int | None = None
    total: int | None = None
    supplement: bool = False

    @property
    def label(self) -> str:
        """Return 第62期（总第667期）, 增刊第2期, or nothing while there is no number."""
        if self.number is None:
            return ""
        if self.supplement:
            return f"增刊第{self.number}期"
        total = f"（总第{self.total}期）" if self.total is not None else ""
        return f"第{self.number}期{total}"


class Waiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A finding that stays as it is (忽略): the rule, the words, and where, "" for everywhere.

    `article` is the key of its article, - for the frame; `around` are the words beside it.
    """

    rule: str
    text: str
    article: str = ""
    around: str = ""


class Editing(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    kw_only=True,
    gc=False,
):
    """What the clerk's desk knows of an issue and no page prints.

    `carried` names the fields that came from the last issue and were not looked at yet (上期), in
    the words of `bulletin/carried.py`; `copies_reason` says why so many are printed,
    `disclosure_reason` why an issue is not to be disclosed, `made_from` the issue it was made from,
    `waived` which findings of proofreading are left as they are.
    """

    carried: tuple[str, ...] = ()
    copies_reason: str = ""
    disclosure_reason: str = ""
    made_from: str = ""
    waived: tuple[Waiver, ...] = ()


class Bulletin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """A whole issue: masthead, articles in order, and everything at its foot.

    `editing` is not there while it says nothing (`edit.with_editing` sees to that), so that the
    canonical bytes of such an issue are those of the first form.
    """

    masthead: Masthead = Masthead()
    number: IssueNumber = IssueNumber()
    dated: dt.date | None = None
    secrecy: Secrecy | None = None
    urgency: Urgency | None = None
    note: Body = ()
    articles: tuple[Article, ...] = ()
    disclosure: Disclosure | None = None
    distribution: Distribution = Distribution()
    imprint: Imprint = Imprint()
    copies: int | None = None
    editing: Editing | msgspec.UnsetType = msgspec.UNSET

    @property
    def state(self) -> Editing:
        """Return what the desk knows of the issue, empty where it knows nothing."""
        return Editing() if isinstance(self.editing, msgspec.UnsetType) else self.editing

    def article(self, key: str) -> Article:
        """Return the article with this key; KeyError where there is none."""
        for article in self.articles:
            if article.key == key:
                return article
        raise KeyError(key)

    @property
    def headlines(self) -> str:
        """Return the articles' headlines, one a line."""
        return "\n".join(article.headline.replace("\n", " ") for article in self.articles)

    @property
    def label(self) -> str:
        """Return 2024年第62期（总第667期）, as far as it is known."""
        year = f"{self.number.year}年" if self.number.year and self.number.label else ""
        return year + self.number.label


def plates_of(bulletin: Bulletin) -> set[str]:
    """Return the digests of all pictures in the issue."""
    found = digests(bulletin.note)
    for article in bulletin.articles:
        found |= digests(article.note) | digests(article.body)
    return found
