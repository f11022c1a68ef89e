"""Characters are taken for one another where they sound alike or look alike."""

from gazetteer_desk.bulletin.resembling import resemble


def test_alike_in_sound_or_look():
    assert resemble("宁", "柠")
    assert resemble("埠", "阜")
    assert resemble("磊", "蕊")
    assert not resemble("宁", "英")
