"""Scheme ↔ JSON: what the store keeps of a series, and what a template package carries.

`{"form": 1, …}` with the fields of `Scheme`; a key that is not known is refused by its name, so
that no choice is ever dropped in silence.
"""

import msgspec

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import BadScheme


FORM = 1
LARGEST = 100_000  # bytes; a handful of choices and the names of some faces


def write(scheme: Scheme) -> bytes:
    """Return the choices as JSON: the same bytes for the same choices, readable for people."""
    plain = msgspec.to_builtins(scheme, order="deterministic")
    return msgspec.json.format(msgspec.json.encode({"form": FORM, **plain}), indent=1) + b"\n"


def read(data: bytes) -> Scheme:
    """Return the choices in some JSON.

    Raises `BadScheme` with a Chinese sentence that names the key.
    """
    from gazetteer_desk.bulletin.wording import sentence

    if len(data) > LARGEST:
        raise BadScheme("版式设置太长，没有读。")
    try:
        plain = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        form = msgspec.json.decode(plain.pop("form", msgspec.Raw(b"1")), type=int)
        if form != FORM:
            raise BadScheme(
                f"版式设置是第{form}版的，本程序只认第{FORM}版。", "请安装新版，或重新设置。"
            )
        scheme = msgspec.json.decode(msgspec.json.encode(plain), type=Scheme)
    except msgspec.ValidationError as error:
        raise BadScheme(f"版式设置写得不对：{sentence(str(error), str)}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadScheme("版式设置不是合格的 JSON。") from error
    return scheme
