"""What is checked of words (错别字、固定表述), in one list for the checker."""

from gazetteer_desk.proof import (
    doubled,
    formulas,
    organs,
    phrases,
    shortened,
    typos,
    variants,
    words,
)


FOUND = (
    words.found,
    typos.found,
    phrases.found,
    formulas.found,
    organs.found,
    doubled.found,
    shortened.found,
    variants.found,
)
