"""Widths: which characters are Han letters."""

import pytest

from gazetteer_desk.layout import widths


@pytest.mark.parametrize("character", "国一〇㐀䶿\uf900\ufa11𠮷")
def test_han_letters_of_every_block_are_told(character):
    assert widths.is_han(character)


@pytest.mark.parametrize("character", "aＡ1，。“·　あ한\ue000😀")
def test_letters_of_others_and_marks_are_none(character):
    assert not widths.is_han(character)
