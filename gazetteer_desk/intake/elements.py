"""What the elements of foreign HTML mean, as far as their names alone say it."""

from gazetteer_desk.bulletin.body import Mark


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


SKIPPED = _words(
    "script title template noscript iframe object applet svg math audio video canvas map",
    "select textarea xml del button rp",
)
VOID = _words(
    "area base br col embed hr img input link meta param source track wbr",
)
BLOCKS = _words(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main",
    "nav aside center address figure figcaption form fieldset table caption tr td th thead tbody",
    "tfoot body html hr br details summary",
)
MARKS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "u": Mark.UNDERLINE,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
