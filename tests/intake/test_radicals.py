from gazetteer_desk.intake import radicals


def test_radicals_become_the_characters_they_look_like() -> None:
    assert radicals.written("⼆、⼯作⽬标：⻓江⻛⼟，⻰⻥⻦") == "二、工作目标：长江风土，龙鱼鸟"


def test_all_other_characters_stay() -> None:
    assert radicals.written("ＡＢ①㎡𠮷葛󠄀ﬁ abc") == "ＡＢ①㎡𠮷葛󠄀ﬁ abc"
