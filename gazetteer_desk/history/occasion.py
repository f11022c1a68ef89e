"""Why a revision was kept (留稿缘由)."""

from enum import StrEnum


class Occasion(StrEnum):
    """What made a revision. The stored words are never renamed."""

    SAVED = "saved"
    AUTO = "auto"
    IMPORTED = "imported"
    RESTORED = "restored"
    RECOVERED = "recovered"
    COPIED = "copied"
    EXPORTED = "exported"
    REVISED = "revised"
    CORRECTED = "corrected"

    @property
    def label(self) -> str:
        """Return the office's word for this occasion."""
        return _LABELS[self]


_LABELS = {
    Occasion.SAVED: "存稿",
    Occasion.AUTO: "自动存",
    Occasion.IMPORTED: "收入",
    Occasion.RESTORED: "恢复",
    Occasion.RECOVERED: "找回",
    Occasion.COPIED: "照上期新建",
    Occasion.EXPORTED: "导出前",
    Occasion.REVISED: "修订",
    Occasion.CORRECTED: "更正",
}
