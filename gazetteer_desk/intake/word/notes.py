"""What was met in a Word file that the clerk is to know of: counted while it is read."""

from dataclasses import dataclass, field

from gazetteer_desk.intake.document import Aside
from gazetteer_desk.intake.word.names import Element, characters
from gazetteer_desk.intake.word.symbols import UNKNOWN


@dataclass(slots=True)
class Notes:
    """The counts, what stands outside the text, and the words for both."""

    has_revisions: bool = False
    has_struck: bool = False
    has_nested: bool = False
    has_wide: bool = False
    unknown_symbols: int = 0
    lost_pictures: int = 0
    lost_drawings: int = 0
    lost_parts: int = 0
    external: int = 0
    seen: int = 0  # characters of `w:t` that were met
    skipped: int = 0  # and those that were left out on purpose: deleted, or there twice
    unplaced: int = 0  # and those that stand where no words belong
    characters: int = 0
    paragraphs: int = 0
    aside: list[Aside] = field(default_factory=list[Aside])

    def skip(self, element: Element) -> None:
        """Leave out an element on purpose."""
        self.skipped += characters(element)

    def delete(self, element: Element) -> None:
        """Leave out an element that a reviewer deleted."""
        self.has_revisions = True
        self.skip(element)

    def put_aside(self, where: str, words: str) -> None:
        """Take a line that stands outside the text."""
        if words:
            self.aside.append(Aside(where, words))

    def remarks(self) -> tuple[str, ...]:
        """Return the sentences for the clerk."""
        counted = (
            (self.lost_pictures, "有 {} 张图片不是 PNG 或 JPEG，或存在别处，没有收，可另行插入。"),
            (self.lost_drawings, "有 {} 个图表或嵌入对象，没有收，可截图后插入。"),
            (self.lost_parts, "嵌有 {} 份其他文件，没有收。"),
            (self.unknown_symbols, f"有 {{}} 个符号认不出，写作“{UNKNOWN}”，请核对。"),
            (self.unplaced, "有 {} 个字在不该有文字的地方，没有收，请对照原文。"),
            (self.external, "引用了 {} 处外部内容（链接、图片等），没有打开。"),
        )
        met = (
            (self.has_revisions, "文件里有修订：新增的收了，删去的没有收。"),
            (self.has_struck, "带删除线的字按普通文字收下了，请核对。"),
            (self.has_nested, "表格里套的表格已摊平，一行一段。"),
            (self.has_wide, "表格超过 63 列，多出的文字放在表格后面。"),
        )
        said = [sentence.format(count) for count, sentence in counted if count]
        return (*(sentence for is_so, sentence in met if is_so), *said)
