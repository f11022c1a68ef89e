"""The issue in front as it stands, with what was typed since its last deed."""

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.settle import cleaned
from gazetteer_desk.desk.draft import Draft
from ui.presenters.bench import Bench


def as_it_stands(bench: Bench, draft: Draft) -> Bulletin:
    """Return an issue in front with what is being typed in its article."""
    editor, title, key = bench.editor, bench.title, bench.sitting.place
    bulletin = draft.bulletin
    if all(article.key != key for article in bulletin.articles):
        return bulletin
    if editor.is_typing:
        bulletin = edit.change_article(bulletin, key, body=cleaned(editor.body()))
    if title.is_typing:
        bulletin = edit.change_article(bulletin, key, title=cleaned(title.lines()))
    return bulletin


def is_composing(bench: Bench) -> bool:
    """Tell whether an input method is at work: nothing is made of half-typed words."""
    return any(one.is_composing for one in (bench.editor, bench.title, bench.at_caret))
