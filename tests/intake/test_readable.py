import pytest

from gazetteer_desk.intake.readable import is_readable


@pytest.mark.parametrize(
    ("words", "is_fit"),
    [
        ("县志办召开例会。", True),
        ("Page 1 of 2", True),
        ("𠮷野村志·第一卷", True),
        ("  \n", False),
        ("\ue001\ue002县志", False),
        ("\ufffd\ufffd\ufffd县志", False),
        ("ÆØÅæøåßðþ县", False),
    ],
)
def test_words_are_told_from_rubbish(words, is_fit):
    assert is_readable(words) is is_fit
