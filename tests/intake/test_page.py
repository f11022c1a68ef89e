import base64

import pytest

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.intake import reading
from gazetteer_desk.intake.document import Form, has_words
from gazetteer_desk.intake.refusals import Refused, Why
from tests import make


def mht(*parts, kind="related"):
    made = "".join(f"--x\r\n{one}\r\n" for one in parts)
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="x"\r\n\r\n'
    return f"{head}{made}--x--\r\n".encode()


def part(kind, data, more=""):
    words = base64.encodebytes(data).decode()
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{more}\r\n{words}"


def texts(found):
    return [getattr(one.block, "text", "") for one in found.stands if has_words(one)]


def test_a_saved_page_keeps_its_words_and_looks():
    page = "<html><p align=right>（县志办）</p><center>题</center><p>正文</p>"
    found = reading.read(page.encode("gbk"))
    assert (found.form, texts(found)) == (Form.HTML, ["（县志办）", "题", "正文"])
    assert found.stands[0].hints.is_right
    assert found.stands[1].hints.is_centred


def test_old_pages_with_tables_in_tables_lose_no_words():
    data = "<table><tr><td>" * 12 + "底" + "</table>" * 12
    assert texts(reading.read(f"<html>{data}".encode())) == ["底"]


def test_a_picture_in_the_file_is_taken_and_no_other_is_looked_for(tmp_path):
    (tmp_path / "a.png").write_bytes(make.png())
    page = (
        f"<html><p>字</p><img src='{tmp_path.as_uri()}/b.png'><img src='cid:c1'>"
        "<img src='files/a.png'><img src='https://example.invalid/d.png'>"
    )
    named = "Content-Location: file:///C:/files/a.png\r\n"
    found = reading.read(
        mht(
            part("text/html; charset=gb2312", page.encode("gb18030")),
            part("image/png", make.png(3), "Content-ID: <c1>\r\n"),
            part("image/png", make.png(4), named),
            part(
                "application/msword", b"x", 'Content-Disposition: attachment; filename="a.doc"\r\n'
            ),
        )
    )
    assert found.form is Form.MHT
    plates = [
        found.plates[one.block.digest] for one in found.stands if isinstance(one.block, Picture)
    ]
    assert plates == [make.png(3), make.png(4)]
    assert found.remarks == (
        "有 2 张图片不在文件里，没有收，可另行插入。",
        "另有 1 份附件，没有收。",
    )


def test_a_mail_without_a_page_is_its_plain_words():
    found = reading.read(mht(part("text/plain", "来稿一篇".encode()), kind="mixed"))
    assert (found.form, texts(found)) == (Form.TEXT, ["来稿一篇"])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html><script>x</script>", Why.NO_TEXT),
        (mht(part("image/png", make.png())), Why.NO_TEXT),
        (mht(*["Content-Type: text/css\r\n\r\nx"] * 2_100), Why.TOO_LARGE),
        (mht() * 2 + b"\xff" * 9, Why.NO_TEXT),
        ("<html><p>字".encode() + "字".encode() * 2_000_001, Why.TOO_LARGE),
    ],
    ids=["script", "picture", "parts", "empty", "long"],
)
def test_what_is_no_page_with_words_is_refused_for_that(data, why):
    with pytest.raises(Refused) as caught:
        reading.read(data)
    assert caught.value.why is why


def test_mails_in_mails_end():
    data = (
        b"MIME-Version: 1.0\r\n"
        + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 3_000
    )
    with pytest.raises(Refused):
        reading.read(data)
