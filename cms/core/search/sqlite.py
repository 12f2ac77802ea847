"""The search backend for SQLite: modelsearch's own, with text cut as :mod:`cms.core.search.tokens` says."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils.functional import cached_property
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.query import SearchQuery

from cms.core.search.query_tree import in_tokens
from cms.core.search.tokens import index_text, pairs_of


class TokenIndexer(sqlite.ObjectIndexer):
    """Reads what an object says, cut into tokens."""

    @cached_property
    def title(self) -> str:
        """The title's tokens."""
        return index_text(super().title)

    @cached_property
    def body(self) -> str:
        """The tokens of everything else."""
        return index_text(super().body)

    @cached_property
    def autocomplete(self) -> str:
        """The tokens of what may be found by its beginning."""
        return index_text(super().autocomplete)


# modelsearch looks the indexer up in its module and offers no other door. Once, at import: backends are built often.
sqlite.ObjectIndexer = TokenIndexer


class TokenIndex(sqlite.SQLiteIndex):
    """The index. It keeps no norm of titles: :meth:`TokenSearchBackend.ranked` weighs them itself."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 -- modelsearch's signature
        """Leave the norms at 1: computing them reads the whole index at every publication."""


class TokenQueryCompiler(sqlite.SQLiteSearchQueryCompiler):
    """Wagtail's searches, in tokens."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_tokens(self.query)
        # By relevance modelsearch runs the match again for every row found: 12 s for 3,000 finds. Newest first is instant.
        self.order_by_relevance = False


class TokenAutocompleteCompiler(sqlite.SQLiteAutocompleteQueryCompiler):
    """Wagtail's searches while one types, in tokens."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_tokens(self.query)
        self.order_by_relevance = False


class TokenSearchBackend(sqlite.SQLiteSearchBackend):
    """The backend."""

    query_compiler_class = TokenQueryCompiler
    autocomplete_query_compiler_class = TokenAutocompleteCompiler
    index_class = TokenIndex

    def ranked(
        self,
        tokens: Sequence[str],
        *,
        operator: str,
        exact: Sequence[str],
        initials: str,
        among: tuple[str, Sequence[Any]],
        content_types: Sequence[int],
    ) -> list[tuple[int, int]]:
        """Return the key and content type of every find, the best first, by one query.

        Args:
            tokens: What to find in title and body; only letters and digits.
            operator: ``and`` or ``or`` between the tokens.
            exact: Runs that must stand in the text as they are.
            initials: Beginning of pinyin initials that will do as well; may be empty.
            among: SQL and parameters of the keys that may be found.
            content_types: Keys of the content types looked at.
        """
        words = [f'"{token}"' for token in tokens]
        # The pairs of a run lie side by side in the index, so that a phrase of them is the run itself.
        words += [f'"{" ".join(pairs_of(run))}"' for run in exact]
        match = "{title body} : (" + f" {operator.upper()} ".join(words) + ")"
        if initials:
            match += f' OR {{autocomplete}} : "{initials}" *'
        entries = sqlite.IndexEntry._meta.db_table  # noqa: SLF001 -- Django's documented door
        fts = sqlite.SQLiteFTSIndexEntry._meta.db_table  # noqa: SLF001 -- Django's documented door
        marks = ", ".join(["%s"] * len(content_types))
        # bm25's weights go by column: autocomplete, body, title.
        statement = f"""
            SELECT CAST(entry.object_id AS INTEGER), entry.content_type_id
            FROM {fts} JOIN {entries} entry ON entry.id = {fts}.rowid
            WHERE {fts} MATCH %s AND entry.content_type_id IN ({marks})
              AND CAST(entry.object_id AS INTEGER) IN ({among[0]})
            ORDER BY bm25({fts}, 4.0, 1.0, 8.0), entry.id DESC
        """  # noqa: S608 -- table names only; what people type is a parameter
        with connection.cursor() as cursor:
            cursor.execute(statement, [match, *content_types, *among[1]])
            found: list[tuple[int, int]] = cursor.fetchall()
        return found


SearchBackend = TokenSearchBackend
