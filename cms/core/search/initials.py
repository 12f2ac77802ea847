"""Titles by the first letters of their pinyin: wgfh for 稳岗返还. Pure functions."""

from pypinyin import Style, lazy_pinyin

from cms.core.search.tokens import is_word, runs_of

_MOST_LETTERS = 12
_FEWEST_LETTERS = 2


def title_initials(title: str) -> str:
    """Return the initials of each run of ``title`` from every character on, so that any part of it is a beginning.

    Twelve letters at most each: what is typed is short.
    """
    found: dict[str, None] = {}
    for run in runs_of(title):
        if is_word(run):
            continue
        letters = "".join(lazy_pinyin(run, style=Style.FIRST_LETTER, errors="default"))
        found.update(
            dict.fromkeys(
                letters[start : start + _MOST_LETTERS]
                for start in range(len(letters) - _FEWEST_LETTERS + 1)
            )
        )
    return " ".join(found)


def asked_initials(question: str) -> str:
    """Return ``question`` if it can be initials (one word of 2 to 12 plain letters), else an empty text."""
    runs = runs_of(question)
    if len(runs) != 1 or not (runs[0].isascii() and runs[0].isalpha()):
        return ""
    return runs[0] if _FEWEST_LETTERS <= len(runs[0]) <= _MOST_LETTERS else ""
