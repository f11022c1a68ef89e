"""Characters of Word's symbol faces (w:sym) as characters that every face has."""

UNKNOWN = "〓"  # as a printer sets where a letter is missing
_PRIVATE = range(0xF000, 0xF100)
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xA1: "○", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0xAB: "★", 0x46: "☞", 0x4A: "☺",
    **{0x80 + at: "⓪①②③④⑤⑥⑦⑧⑨⑩"[at] for at in range(11)},
}  # fmt: skip
_SECOND = {
    0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x2A: "☐",
    **{0x69 + at: "⓪①②③④⑤⑥⑦⑧⑨⑩"[at] for at in range(11)},
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠",
    0xBB: "≈", 0xAE: "→", 0xA5: "∞", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π", 0x57: "Ω",
}  # fmt: skip
_FACES = {"wingdings": _WINGDINGS, "wingdings 2": _SECOND, "symbol": _SYMBOL}


def written(face: str, code: str) -> str:
    """Return the character that a symbol is, `UNKNOWN` for one that no other face has."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return UNKNOWN
    table = _FACES.get(face.strip().lower())
    if table is not None:
        return table.get(number & 0xFF, UNKNOWN)
    if number in _PRIVATE or not 0x20 <= number < 0xD800:  # noqa: PLR2004 - no character of text
        return UNKNOWN
    return chr(number)
