"""Template packages: handed on as they are, refused by what is wrong with them."""

import io
import zipfile

import pytest

from gazetteer_desk.bulletin import choices
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import NotFound, TemplateBroken
from gazetteer_desk.export import packages, template


CHOSEN = Scheme(template="简报", contents=True, page_numbers=PageNumbers.NONE)
OURS = template.find("简报")


def packed(*entries, compression=zipfile.ZIP_STORED):
    """Return a zip of these names and bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as package:
        for name, content in entries:
            package.writestr(name, content)
    return data.getvalue()


def a_package(*, template=OURS, scheme=b"{}", more=()):
    return packed(("template.docx", template), ("scheme.json", scheme), *more)


def without(part, by=None):
    """Return our template without a part, or with another in its place."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(OURS)) as source, zipfile.ZipFile(data, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
            elif by is not None:
                target.writestr(name, by(source.read(name)))
    return data.getvalue()


def test_a_package_is_read_as_it_was_written():
    package = packages.read(packages.write(OURS, CHOSEN), "简报")
    assert package == packages.Package(OURS, CHOSEN)
    assert packages.read(packages.write(OURS, CHOSEN), "本县简报").scheme.template == "本县简报"


def test_the_same_package_is_the_same_bytes():
    assert packages.write(OURS, CHOSEN) == packages.write(OURS, CHOSEN)
    assert packages.write(OURS, CHOSEN) != packages.write(OURS, Scheme())


def test_a_package_another_program_zipped_is_read_too():
    entries = (("template.docx", OURS), ("scheme.json", choices.write(CHOSEN)))
    data = packed(*reversed(entries), compression=zipfile.ZIP_DEFLATED)
    assert packages.read(data, "简报").template == OURS


def encrypted():
    data = bytearray(a_package(template=b"x"))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        data[at] |= 1
    return bytes(data)


def damaged():
    data = bytearray(a_package())
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是完好的模板包"),
        (OURS, "没有 template.docx、scheme.json"),
        (packed(("template.docx", OURS)), "没有 scheme.json"),
        (packed(("scheme.json", b"{}")), "没有 template.docx"),
        (a_package(more=[("../../恶.docx", b"x")]), "不该有的文件"),
        (packed(("/template.docx", OURS), ("scheme.json", b"{}")), "没有 template.docx"),
        (a_package(scheme=b'{"macro": 1}'), "版式设置写得不对：macro：没有这个键"),
        (a_package(scheme=b'{"form": 9}'), "第9版的"),
        (a_package(scheme=b"{" + b" " * 200_000), "太大"),
        (a_package(template=b"no word file"), "“新.docx”不是完好的 Word 文件"),
        (a_package(template=without("word/document.xml")), "“新.docx”"),
        (encrypted(), "加了密码"),
        (damaged(), "不是完好的"),
    ],
)  # fmt: skip
def test_a_broken_package_is_refused_by_what_is_wrong(data, words):
    with pytest.raises(TemplateBroken) as raised:
        packages.read(data, "新")
    assert words in str(raised.value)


def test_a_package_that_names_something_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = a_package(more=[("template.docx", OURS)])
    with pytest.raises(TemplateBroken, match="不该有的文件"):
        packages.read(data, "新")


def test_a_template_without_a_style_is_refused_by_its_name():
    broken = without("word/styles.xml", lambda part: part.replace('"栏目"'.encode(), b'"x"'))
    with pytest.raises(TemplateBroken, match="缺少样式：栏目"):
        packages.read(a_package(template=broken), "新")


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(packages, "_UNPACKED", 100_000)
    bomb = packed(("word/document.xml", bytes(200_000)), compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(TemplateBroken, match="太多"):
        packages.check(bomb, "新")
    many = packed(*((f"{nth}", b"") for nth in range(501)))
    with pytest.raises(TemplateBroken, match="太多"):
        packages.check(many, "新")


def test_a_template_larger_than_it_may_be_is_not_read(monkeypatch):
    monkeypatch.setattr(template, "LARGEST", 1000)
    with pytest.raises(TemplateBroken, match="太大"):
        packages.read(a_package(), "新")


def test_a_file_is_opened_by_what_it_is(tmp_path):
    package, plain, other = (tmp_path / f"a{end}" for end in (packages.ENDING, ".docx", ".doc"))
    package.write_bytes(packages.write(OURS, CHOSEN))
    plain.write_bytes(OURS)
    other.write_bytes(OURS)
    assert packages.open_file(package, "甲").scheme.contents
    assert packages.open_file(plain, "甲") == packages.Package(OURS, Scheme(template="甲"))
    with pytest.raises(TemplateBroken, match=r"“a\.doc”不是模板包"):
        packages.open_file(other, "甲")
    with pytest.raises(NotFound):
        packages.open_file(tmp_path / "无.docx", "甲")
