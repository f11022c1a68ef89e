"""Radicals in place of the characters they look like, as many a PDF holds them: ⼯作 for 工作.

Nobody sees a difference, but no search finds the word, and no face of an official text has the
radical. Unicode folds the Kangxi radicals itself; of the other radicals, those of simplified
characters are named here.
"""

import unicodedata


_KANGXI = range(0x2F00, 0x2FD6)
_SIMPLIFIED = dict(
    zip(
        "⺎⺝⺟⺠⺫⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "兀月母民目虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_MEANT = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | {
    ord(radical): character for radical, character in _SIMPLIFIED.items()
}


def written(words: str) -> str:
    """Return the characters with every radical as the character that was meant."""
    return words if words.isascii() else words.translate(_MEANT)
