from gazetteer_desk.intake import sheet


def test_only_what_means_something_is_read() -> None:
    words = "color:red; FONT-WEIGHT: Bold !important;mso-style-name:一级标题;position:fixed"
    assert sheet.declared(words) == [("font-weight", "bold"), ("mso-style-name", "一级标题")]


def test_rules_of_plain_selectors_by_tag_and_class() -> None:
    made = sheet.Sheet()
    made.add("<!-- p.a, .b {font-weight:bold} p{text-align:right} p > b, #c {display:none} -->")
    assert made.of("p", ["a"]) == [("text-align", "right"), ("font-weight", "bold")]
    assert made.of("div", ["b"]) == [("font-weight", "bold")]
    assert made.of("b", ["c"]) == []


def test_rules_inside_others_and_the_words_of_comments() -> None:
    made = sheet.Sheet()
    made.add("@media print { /* p.a{text-align:left} */ p.a{text-align:right} } p.b{ /* open")
    assert made.of("p", ["a", "b"]) == [("text-align", "right")]


def test_a_rule_that_comes_in_two_pieces_is_one() -> None:
    made = sheet.Sheet()
    for piece in ("p.a{text-align:right} p.b {font-we", "ight:bold} p.", "c{text-align:center}"):
        made.add(piece)
    assert made.of("p", ["a"]) == [("text-align", "right")]
    assert made.of("p", ["b"]) == [("font-weight", "bold")]
    assert made.of("p", ["c"]) == [("text-align", "center")]


def test_a_sheet_beyond_measure_is_not_read() -> None:
    made = sheet.Sheet()
    made.add("p{font-weight:bold}" * 100_000)
    assert made.of("p", []) == []
