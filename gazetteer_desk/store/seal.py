"""The seal of a revision: a SHA-256 over what stands beside its words, and the seal before it."""

import hashlib
import json


def of(
    before: str | None,
    *,
    entry: int,
    nth: int,
    taken: str,
    occasion: str,
    by: str,
    digest: str,
) -> str:
    """Return the seal over these columns as they are stored."""
    line = json.dumps([before, entry, nth, taken, occasion, by, digest], ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()
