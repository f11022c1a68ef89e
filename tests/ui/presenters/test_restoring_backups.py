"""恢复备份: what is open is kept first, and what the backup holds comes onto the desk."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    full,
    kept_words,
    last_words,
    said,
    save,
    words_of,
)


def test_it_is_refused_while_the_present_words_cannot_be_kept(office: Office, monkeypatch):
    program = begun(office)
    commit(program.bench.editor, "备份以前的话。")
    save(office, program)
    backup = program.desk.back_up()
    commit(program.bench.editor, "备份以后的话。")
    with monkeypatch.context() as patch:
        patch.setattr(program.desk, "keep", full)
        program.window.selfcheck_room.restore_asked.emit(str(backup))
        office.settle(program)
    assert program.window.banner.notices[0].tone == "red"
    assert "已恢复" not in said(program)
    assert "备份以前的话。备份以后的话。" in words_of(program)
    assert "备份以后的话。" in program.bench.editor.toPlainText()
    save(office, program)
    office.wait(program, lambda: "备份以后的话。" in kept_words(program))


def test_the_last_words_in_the_backup_come_onto_the_desk(office: Office):
    program = begun(office)
    commit(program.bench.editor, "备份里的急救稿")
    office.wait(program, lambda: "备份里的急救稿" in last_words(program))
    backup = program.desk.back_up()
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: not program.sitting.drafts)
    program.window.selfcheck_room.restore_asked.emit(str(backup))
    office.wait(program, lambda: bool(program.sitting.drafts))
    assert "备份里的急救稿" in words_of(program)
    assert "已恢复到这份备份" in said(program)
