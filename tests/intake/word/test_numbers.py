from gazetteer_desk.intake import docx
from gazetteer_desk.intake.paragraphs import texts
from gazetteer_desk.intake.word import numerals
from tests import wordfile
from tests.wordfile import p


def level(at, form, text, more=""):
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/>{more}</w:lvl>"
    )


def numbering(*levels, overrides=""):
    return (
        f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        f"<w:num w:numId='2'><w:abstractNumId w:val='0'/>{overrides}</w:num>"
    )


def item(words, at=0, number=1):
    return p(
        words, properties=f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>"
    )


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def lines(*body, numbers, **parts):
    return list(texts(docx.read(wordfile.docx(*body, numbering=numbers, **parts)).stands))


def test_numbers_are_written_out_as_word_shows_them():
    body = item("总体"), item("甲", 1), item("子", 2), item("丑", 2), item("乙", 1), item("要求")
    assert lines(*body, item("丙", 1), numbers=numbering(*OFFICIAL)) == [
        "一、总体", "（一）甲", "1.子", "2.丑", "（二）乙", "二、要求", "（一）丙",
    ]  # fmt: skip


def test_a_list_may_begin_again_and_another_goes_on():
    again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    body = item("甲"), item("乙"), item("丙", number=2), item("丁", number=2)
    assert lines(*body, numbers=numbering(*OFFICIAL, overrides=again))[2:] == ["一、丙", "二、丁"]
    assert lines(*body, numbers=numbering(*OFFICIAL))[2:] == ["三、丙", "四、丁"]


def test_bullets_and_unknown_lists_have_no_number():
    bullet = numbering(level(0, "bullet", "\uf06c"))
    assert lines(item("甲"), item("乙", number=9), numbers=bullet) == ["甲", "乙"]


def test_a_style_may_bear_the_number_and_a_paragraph_may_refuse_it():
    style = (
        "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 2'/><w:pPr><w:numPr>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    numbers = numbering(
        level(0, "decimal", "第%1章"), level(1, "decimal", "%1.%2", "<w:pStyle w:val='a'/>")
    )
    named = "<w:pStyle w:val='a'/>"
    none = f"{named}<w:numPr><w:numId w:val='0'/></w:numPr>"
    body = item("总则"), p("概况", properties=named), p("另", properties=none)
    assert lines(*body, numbers=numbers, styles=style) == ["第1章　总则", "1.1　概况", "另"]


def test_a_number_is_digits_where_the_level_says_so():
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = item("甲"), item("乙", 1)
    assert lines(*body, numbers=numbering(OFFICIAL[0], legal)) == ["一、甲", "1.1　乙"]


def test_no_number_without_words():
    assert lines(item("甲"), item(""), item("乙"), numbers=numbering(*OFFICIAL)) == [
        "一、甲",
        "",
        "三、乙",
    ]


def test_the_forms_of_numbers():
    said = {
        "chineseCounting": {1: "一", 10: "十", 21: "二十一", 100: "一百", 101: "一百零一"},
        "japaneseCounting": {110: "一百一十", 1010: "一千零一十", 10_000: "10000"},
        "ideographDigital": {10: "一〇"},
        "chineseLegalSimplified": {12: "拾贰"},
        "decimalEnclosedCircle": {3: "③", 21: "21"},
        "decimalFullWidth": {12: "１２"},
        "decimalEnclosedParen": {2: "(2)"},
        "decimalEnclosedFullstop": {2: "2."},
        "decimalZero": {2: "02"},
        "ideographTraditional": {1: "甲", 11: "甲"},
        "ideographZodiac": {2: "丑"},
        "lowerLetter": {1: "a", 27: "aa"},
        "upperLetter": {2: "B"},
        "lowerRoman": {4: "iv"},
        "upperRoman": {1994: "MCMXCIV"},
        "none": {3: ""},
        "unheardOf": {3: "3", 0: "0"},
    }  # fmt: skip
    for form, numbers in said.items():
        assert {one: numerals.formed(one, form) for one in numbers} == numbers
