"""Text as the words that the search index keeps and is asked for. Pure functions.

Chinese is written without blanks, so that a database takes a whole sentence for one word. Here each run of characters
becomes its pairs and its single characters; words of alphabetic scripts stay words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

# Mongolian variation selectors and the vowel separator change the shape of a word, not the word; the joiners likewise.
_SHAPE_MARKS = dict.fromkeys([*range(0x180B, 0x1810), 0x200C, 0x200D])
# Scripts that set blanks between words: Latin, Greek, Cyrillic, Mongolian. All other letters and digits are cut in pairs.
_WORD = r"A-Za-z\u00aa-\u024f\u0370-\u052f\u1800-\u18af\u1e00-\u1fff"
_RUN = re.compile(rf"[^\W_{_WORD}]+|(?:(?![\W_])[{_WORD}])+")
_IS_WORD = re.compile(rf"[{_WORD}]")
# More says nothing more and costs time; SQLite also limits the depth of an expression.
MOST_QUESTION_TOKENS = 48


def index_tokens(text: str) -> Iterator[str]:
    """Yield what the index keeps of ``text``: pairs and single characters of each run, and words in lower case."""
    for run in runs_of(text):
        if is_word(run):
            yield run
        else:
            yield from pairs_of(run)
            yield from run


def index_text(text: str) -> str:
    """Return :func:`index_tokens` separated by blanks, as the databases take them."""
    return " ".join(index_tokens(text))


def question_tokens(question: str) -> list[str]:
    """Return what to ask the index for: pairs of each run, a single character where it stands alone, words.

    Each token comes once; of very long questions the first ``MOST_QUESTION_TOKENS`` count. Punctuation gives nothing.
    """
    found: dict[str, None] = {}
    for run in runs_of(question):
        if is_word(run) or len(run) == 1:
            found[run] = None
        else:
            found.update(dict.fromkeys(pairs_of(run)))
    return list(found)[:MOST_QUESTION_TOKENS]


def exact_runs(question: str) -> list[str]:
    """Return the runs of ``question`` that their pairs do not settle: a text can hold all pairs and not the run."""
    return [run for run in runs_of(question) if len(run) > len("对子") and not is_word(run)]


def runs_of(text: str) -> list[str]:
    """Return the unbroken runs of ``text``, normalised (full width, circled figures), in lower case."""
    plain = unicodedata.normalize("NFKC", text.translate(_SHAPE_MARKS)).lower()
    return _RUN.findall(plain)


def is_word(run: str) -> bool:
    """Return whether ``run`` is a word of an alphabetic script."""
    return _IS_WORD.match(run) is not None


def within(tokens: Iterable[str], *, most_distinct: int) -> Iterator[str]:
    """Yield ``tokens`` until ``most_distinct`` different ones have come; after that only those already known."""
    known: set[str] = set()
    for token in tokens:
        if token in known or len(known) < most_distinct:
            known.add(token)
            yield token


def pairs_of(run: str) -> Iterator[str]:
    """Yield each two neighbouring characters of ``run``."""
    return (first + second for first, second in pairwise(run))
