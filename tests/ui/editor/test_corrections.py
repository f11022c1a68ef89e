"""What is put right at the pen: each a deed of its own, and not again where it was given back."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import Body, Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.typing import EVERY, Rule
from tests.ui.editor.conftest import Heard
from ui.editor import tables
from ui.editor.edits import Spot


def text_of(body: Body) -> str:
    return "\n".join(one.text for one in body if isinstance(one, Paragraph))


def text(editor) -> str:
    return text_of(editor.body())


class Steps:
    """The bodies after each deed, as the draft keeps them."""

    def __init__(self, editor) -> None:
        self.editor = editor
        self.kept: list[Body] = [editor.body()]
        editor.rested.connect(lambda _name, body: self.kept.append(body))

    def undo(self) -> None:
        self.editor.flush()
        self.kept.pop()
        self.editor.show_changed(self.kept[-1])


@pytest.fixture
def steps(editor) -> Steps:
    return Steps(editor)


def test_a_quote_is_put_right_one_undo_away(editor, heard, steps, compose, qtbot) -> None:
    compose(editor, "", "实施")
    qtbot.keyClicks(editor, '"')
    assert text(editor) == "实施“"
    assert heard.rested() == ["键入", "自动改引号"]
    steps.undo()
    assert text(editor) == '实施"'
    assert editor.textCursor().positionInBlock() == 3
    compose(editor, "", "三")
    assert text(editor) == '实施"三'


def test_a_key_and_what_it_puts_right_are_laid_out_once_and_reported_as_two_deeds(
    editor, steps, heard, compose, qtbot
) -> None:
    compose(editor, "", "实施")
    changes = []
    editor.manuscript.contentsChange.connect(lambda *change: changes.append(change))
    qtbot.keyClicks(editor, ",")
    assert len(changes) == 1
    assert [text_of(body) for body in steps.kept[1:]] == ["实施,", "实施，"]
    assert heard.rested() == ["键入", "自动改标点"]
    assert not editor.is_typing
    assert editor.body() is steps.kept[-1]


def test_backspace_behind_a_number_is_no_character(editor, compose, qtbot) -> None:
    compose(editor, "", "1.")
    qtbot.keyClick(editor, Qt.Key_Backspace)
    assert text(editor) == "1"


def test_writing_over_words_is_put_right_too(editor, steps, compose, qtbot) -> None:
    compose(editor, "", "甲乙")
    qtbot.keyClick(editor, Qt.Key_Left, Qt.ShiftModifier)
    qtbot.keyClicks(editor, ",")
    assert text(editor) == "甲，"
    steps.undo()
    assert text(editor) == "甲,"


def test_what_was_given_back_is_not_put_right_again_there(editor, steps, compose, qtbot) -> None:
    compose(editor, "", "甲")
    qtbot.keyClicks(editor, ",")
    steps.undo()
    qtbot.keyClick(editor, Qt.Key_Backspace)
    qtbot.keyClicks(editor, ",")
    assert text(editor) == "甲,"
    compose(editor, "", "乙")
    qtbot.keyClicks(editor, ",")  # another place
    assert text(editor) == "甲,乙，"


def test_what_was_taken_away_by_hand_is_put_right_when_it_is_typed_again(editor, compose, qtbot):
    compose(editor, "", "甲")
    qtbot.keyClicks(editor, ",")
    qtbot.keyClick(editor, Qt.Key_Backspace)
    qtbot.keyClicks(editor, ",")
    assert text(editor) == "甲，"


def test_a_mark_is_put_right_by_the_word_composed_behind_it(editor, compose, qtbot) -> None:
    qtbot.keyClicks(editor, "98%,")
    compose(editor, "bi")
    assert text(editor) == "98%,"
    compose(editor, "", "比上年,多")
    assert text(editor) == "98%，比上年，多"
    assert editor.textCursor().atBlockEnd()


def test_both_brackets_are_put_right_together_and_keep_their_marks(editor, steps, compose, qtbot):
    qtbot.keyClick(editor, Qt.Key_B, Qt.ControlModifier)
    qtbot.keyClicks(editor, "GB")
    qtbot.keyClicks(editor, "(")
    qtbot.keyClick(editor, Qt.Key_B, Qt.ControlModifier)
    compose(editor, "", "国标")
    qtbot.keyClicks(editor, ")")
    assert editor.body() == (
        Paragraph(Kind.BODY, (Span("GB（", frozenset({Mark.BOLD})), Span("国标）"))),
    )
    steps.undo()
    assert text(editor) == "GB(国标)"


def test_nothing_is_put_right_on_paste_nor_where_it_is_switched_off(editor, qtbot, compose) -> None:
    editor.insert_body((paragraph('会议指出,要"快"...'),), "粘贴")
    assert text(editor) == '会议指出,要"快"...'
    editor.corrections.rules = EVERY - {Rule.MARKS}
    compose(editor, "", "好")
    qtbot.keyClicks(editor, ",")
    assert text(editor).endswith("好,")


def test_nothing_is_put_right_while_composing(editor, heard, compose) -> None:
    compose(editor, "", "甲")
    compose(editor, "yi,", "")
    assert "自动改标点" not in heard.rested()
    assert text(editor) == "甲"


def test_rare_characters_before_the_place(editor, compose, qtbot) -> None:
    compose(editor, "", "𠮷葛\U000e0100")
    qtbot.keyClicks(editor, ",")
    compose(editor, "", "𠮷")
    qtbot.keyClicks(editor, ',"')
    assert text(editor) == "𠮷葛\U000e0100,𠮷，“"


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("一、总体", Kind.HEADING1),
        ("（一）总", Kind.HEADING2),
        ("(一)总体", Kind.HEADING2),
        ("1.总体", Kind.HEADING3),
        ("(1)总体", Kind.HEADING4),
        ("1.5万", Kind.BODY),
        ("7.1", Kind.BODY),
        ("见一、总", Kind.BODY),
    ],
)
def test_a_number_at_the_beginning_makes_a_heading(editor, compose, keys, kind) -> None:
    for key in keys:
        compose(editor, "", key)
    assert [one.kind for one in editor.body()] == [kind]


def test_the_heading_is_one_undo_away_and_does_not_come_again(editor, heard, steps, compose, qtbot):
    compose(editor, "", "一、")
    assert heard.rested() == ["键入", "自动设为一级标题"]
    steps.undo()
    assert editor.body() == (paragraph("一、"),)
    compose(editor, "", "二产业")
    assert editor.body() == (paragraph("一、二产业"),)
    for _ in "、二产业":
        qtbot.keyClick(editor, Qt.Key_Backspace)
    compose(editor, "", "、")
    assert editor.body() == (paragraph("一、"),)


def test_a_sentence_typed_on_becomes_a_run_in_heading_visibly(editor, compose, qtbot) -> None:
    compose(editor, "", "（一）建立名册。")
    line = editor.manuscript.begin()
    faces = [(one.start, one.length) for one in line.layout().formats()]
    assert faces == [(0, 8)]
    for word in ("各单位", "报备案", "。"):
        compose(editor, "", word)
        faces = [(one.start, one.length) for one in line.layout().formats()]
        assert faces == [(0, 8)]
        assert editor.body()[0].lead == 8
    qtbot.keyClick(editor, Qt.Key_Return)
    assert [one.kind for one in editor.body()] == [Kind.HEADING2, Kind.BODY]


def test_only_the_first_sentence_or_the_whole_paragraph_is_the_heading(editor, heard) -> None:
    editor.show_body(
        (Paragraph(Kind.HEADING2, (Span("（一）建册。各地备案。"),)), paragraph("甲。乙"))
    )
    editor.set_lead(whole=False)
    assert editor.body()[0].lead == 6
    editor.set_lead(whole=True)
    assert editor.body()[0].lead == 0
    assert heard.rested() == ["只让首句作标题", "整段作标题"]
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.set_lead(whole=False)
    assert heard.names("hinted")


def test_numbers_in_a_table_make_no_headings(editor, compose) -> None:
    editor.show_body((tables.blank(2, 2),))
    editor.go_to(Spot((0, 0, 0, 0)))
    compose(editor, "", "一、")
    (table,) = editor.body()
    assert table.rows[0][0].paragraphs[0].kind is Kind.BODY


def test_a_read_only_text_is_left_alone(editor) -> None:
    editor.show_body((paragraph("甲,"),))
    editor.setReadOnly(True)
    editor.corrections.typed(",")
    assert text(editor) == "甲,"


def test_the_title_is_put_right_too(qtbot, compose) -> None:
    from ui.editor.title_field import TitleField

    title = TitleField()
    qtbot.addWidget(title)
    title.show()
    said = Heard(title, "title_edited", "corrected")
    compose(title, "", "推进")
    qtbot.keyClicks(title, '"')
    assert said.said == [("title_edited", ('推进"',)), ("corrected", ("推进“",), "自动改引号")]
    title.show_title(('推进"',))
    qtbot.keyClick(title, Qt.Key_End)
    qtbot.keyClick(title, Qt.Key_Backspace)
    qtbot.keyClicks(title, '"')
    assert title.lines() == ('推进"',)
    mime = QMimeData()
    mime.setText("甲,乙")
    title.insertFromMimeData(mime)
    assert title.lines() == ('推进"甲,乙',)
