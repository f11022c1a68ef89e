"""The name of the program goes, the length stays, and no word of an issue is touched."""

from gazetteer_desk.export.pdf.unsigned import unsigned


def test_both_places_say_nothing_and_nothing_moves():
    data = (
        b"<</Title(A)/Creator(Typst 0.15.1)/ModDate(D:2024)>>"
        b"<dc:title>A</dc:title><xmp:CreatorTool>Typst 0.15.1</xmp:CreatorTool>"
        b"<stEvt:softwareAgent>Typst 0.15.1</stEvt:softwareAgent>startxref"
    )
    found = unsigned(data)
    assert len(found) == len(data)
    assert found.index(b"startxref") == data.index(b"startxref")
    assert found.split() == [
        b"<</Title(A)",
        b"/ModDate(D:2024)>><dc:title>A</dc:title>",
        b"startxref",
    ]


def test_what_is_not_a_signature_stays():
    data = b"/Title(Creator)<dc:creator>A</dc:creator>/CreatorX(1)"
    assert unsigned(data) == data
