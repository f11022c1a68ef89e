"""What is checked of words (错别字), in one list for the checker."""

from gazetteer_desk.proof import typos, words


FOUND = (words.found, typos.found)
