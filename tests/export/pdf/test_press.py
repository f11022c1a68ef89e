"""One engine for the whole process, asked by several threads at once."""

from concurrent.futures import ThreadPoolExecutor

from gazetteer_desk.export.pdf import making
from gazetteer_desk.export.pdf.press import press
from tests import make


def test_threads_wait_for_each_other():
    found = making.placed(make.bulletin(), {})
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: making.png_bytes(found, {}, 0, dpi=20), range(8)))
        assert len(set(pool.map(lambda _: press(), range(4)))) == 1
    assert len(set(made)) == 1
