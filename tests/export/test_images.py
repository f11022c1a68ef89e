"""Pictures of an issue: how large they are, whoever wrote them, and which are none."""

import io
import zipfile

import pytest

from gazetteer_desk.errors import Known
from gazetteer_desk.export import exporting, images
from tests import make


FRAME = b"\xff\xc0\x00\x0b\x08\x00\xc8\x01\x2c\x01\x01\x11\x00"  # 300 × 200, one colour
REST = FRAME + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"
JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x60\x00\x60\x00\x00"
ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
SCANNED = b"\xff\xdb\x00\x03\x00"


def with_picture(data):
    block, plates = make.picture(data, caption="评审会")
    return make.bulletin(make.article("例会", body=(block,))), plates


@pytest.mark.parametrize("first", [JFIF, ADOBE, SCANNED])
def test_a_jpeg_is_one_whoever_wrote_it(first):
    jpeg = b"\xff\xd8" + first + REST
    bulletin, plates = with_picture(jpeg)
    ((wide, high),) = images.sizes(bulletin, plates).values()
    assert wide * 2 == high * 3
    made = exporting.built(bulletin, plates).data
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        (name,) = (one for one in package.namelist() if "media" in one)
        kept = package.read(name)
    assert kept.endswith(first + REST)
    assert (kept == jpeg) is (first is JFIF)


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0", b"\xff\xd8" + JFIF, b"\x89PNG\r\n\x1a\n", b""]
)
def test_what_is_no_picture_is_named_by_its_place_and_caption(data):
    with pytest.raises(Known, match="第1张图片“评审会”已损坏，没有导出。请重新插入"):
        exporting.built(*with_picture(data))
