"""Qt counts UTF-16 units (𠮷 is 2), everything else Python characters: from one to the other."""


def units(text: str, count: int) -> int:
    """Return how many UTF-16 units the first `count` characters take."""
    head = text[:count]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def count(text: str, taken: int) -> int:
    """Return how many characters the first `taken` UTF-16 units are."""
    if text.isascii():
        return min(taken, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: taken * 2]
    return len(head.decode("utf-16-le", "ignore"))
