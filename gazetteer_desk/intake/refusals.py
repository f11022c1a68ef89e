"""Why a foreign file is not taken in: five reasons, each with the clerk's words for it."""

from enum import StrEnum

from gazetteer_desk.errors import Known


class Why(StrEnum):
    """The reason a file is refused for."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    OTHER_KIND = "other-kind"
    NO_TEXT = "no-text"

    @property
    def label(self) -> str:
        """Return what has happened, in the clerk's words."""
        return _SAID[self][0]

    @property
    def remedy(self) -> str:
        """Return what the clerk can do about it."""
        return _SAID[self][1]


_SAID = {
    Why.ENCRYPTED: ("有密码，没有收。", "请解除密码后再拖进来。"),
    Why.DAMAGED: ("已损坏，读不出文字，没有收。", "请向来稿单位另要一份。"),
    Why.TOO_LARGE: ("超过上限，没有收。", "请删去大图片或分成几份再拖进来。"),
    Why.OTHER_KIND: ("不是能收的文件，没有收。", "请另存为 Word、WPS、PDF 或文本文件。"),
    Why.NO_TEXT: ("里面没有文字，没有收。", "扫描件请先转成文字。"),
}


class Refused(Known):
    """A file that is not taken in, `why` being the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(f"这个文件{why.label}", why.remedy)
        self.why = why
