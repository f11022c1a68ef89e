"""花脸稿 from the page 对比: two 稿 as one Word file with tracked changes."""

from pathlib import Path

from tests.export import settled
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, save
from ui.dialogs import files


def test_two_revisions_become_a_word_file_with_tracked_changes(
    office: Office, tmp_path: Path, monkeypatch
):
    program = begun(office)
    for words in ("头一次写的话。", "第二次添的话。"):
        commit(program.bench.editor, words)
        save(office, program)
        office.settle(program)
    page = program.window.compare_page
    assert not page.redline.isEnabled()
    program.window.deeds["compare"].trigger()
    office.wait(program, lambda: program.comparing.compared() is not None)
    asked = []

    def chosen(_parent, title, name, *_kinds):
        asked.append((title, name))
        return tmp_path / name

    monkeypatch.setattr(files, "ask_save", chosen)
    page.redline.click()
    ((title, name),) = asked
    assert title == "导出花脸稿"
    assert name.endswith("（花脸稿）.docx")
    office.wait(program, (tmp_path / name).exists)
    office.settle(program)
    seen = program.window.banner.seen
    assert "全部接受是现在的稿子，全部拒绝是第1稿" in seen.words
    assert settled.marks((tmp_path / name).read_bytes()) == [("ins", "第二次添的话。")]
