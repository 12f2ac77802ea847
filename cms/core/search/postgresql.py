"""The search backend for PostgreSQL: modelsearch's own, with text cut as :mod:`cms.core.search.tokens` says."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Expression
from django.utils.functional import cached_property
from modelsearch.backends.database.postgres import postgres
from modelsearch.query import SearchQuery

from cms.core.search.query_tree import in_tokens
from cms.core.search.tokens import index_tokens, runs_of, within

# A vector holds 1 MB; this many different tokens stay below it whatever they are. A text of 500,000 characters has fewer.
MOST_DISTINCT_TOKENS = 60_000


class TokenIndexer(postgres.ObjectIndexer):
    """Reads what an object says, cut into tokens."""

    def as_vector(self, texts: list[tuple[str, str]], for_autocomplete: bool = False) -> Expression:  # noqa: FBT001, FBT002 -- modelsearch's signature
        """Return the vector of ``texts`` (text, weight), cut into tokens."""
        cut = [
            (" ".join(within(index_tokens(text), most_distinct=MOST_DISTINCT_TOKENS)), weight)
            for text, weight in texts
        ]
        vector: Expression = super().as_vector(cut, for_autocomplete=for_autocomplete)
        return vector

    @cached_property
    def body(self) -> Expression:
        """The vector of everything, the title too: a question whose words lie in both is found by one column."""
        texts = [
            (value, weight)
            for field in self.search_fields
            for found, weight, value in self.prepare_field(self.obj, field)
            if isinstance(found, postgres.SearchField)
        ]
        return self.as_vector(texts)

    @cached_property
    def title_text(self) -> str:
        """The runs of the title, as asked for exactly."""
        return " ".join(runs_of(super().title_text))

    @cached_property
    def body_text(self) -> str:
        """The runs of title and text, as asked for exactly."""
        return f"{self.title_text} {' '.join(runs_of(super().body_text))}"


# modelsearch looks the indexer up in its module and offers no other door. Once, at import: backends are built often.
postgres.ObjectIndexer = TokenIndexer


class TokenIndex(postgres.PostgresIndex):
    """The index. It keeps no norm of titles: :meth:`TokenSearchBackend.ranked` weighs them itself."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 -- modelsearch's signature
        """Leave the norms at 1: computing them reads the whole index at every publication."""


class TokenQueryCompiler(postgres.PostgresSearchQueryCompiler):
    """Wagtail's searches, in tokens."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_tokens(self.query)


class TokenAutocompleteCompiler(postgres.PostgresAutocompleteQueryCompiler):
    """Wagtail's searches while one types, in tokens."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = in_tokens(self.query)


class TokenSearchBackend(postgres.PostgresSearchBackend):
    """The backend."""

    query_compiler_class = TokenQueryCompiler
    autocomplete_query_compiler_class = TokenAutocompleteCompiler
    index_class = TokenIndex

    def __init__(self, params: dict[str, Any]) -> None:
        # "simple" bends no words: the database's own configuration may be English and drop a token as a stop word.
        super().__init__({"SEARCH_CONFIG": "simple", **params})

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
        sign = {"and": " & ", "or": " | "}[operator]
        asked = sign.join(f"'{token}'" for token in tokens)
        by_initials, letters = "", []
        if initials:
            by_initials, letters = (
                "OR entry.autocomplete @@ to_tsquery('simple', %s)",
                [f"'{initials}':*"],
            )
        entries = postgres.IndexEntry._meta.db_table  # noqa: SLF001 -- Django's documented door
        # By the plain text, among what the index found: positions in a vector end at 16,383, and a lexeme's at its 256th.
        standing = "".join(" AND strpos(entry.body_text, %s) > 0" for _run in exact)
        # Title and body apart: joined, no index would serve them.
        statement = f"""
            SELECT entry.object_id::bigint, entry.content_type_id
            FROM {entries} entry, to_tsquery('simple', %s) asked
            WHERE ((entry.title @@ asked OR entry.body @@ asked){standing} {by_initials})
              AND entry.content_type_id = ANY(%s) AND entry.object_id::bigint IN ({among[0]})
            ORDER BY 8 * ts_rank(entry.title, asked) + ts_rank(entry.body, asked) DESC, entry.id DESC
        """  # noqa: S608 -- table names only; what people type is a parameter
        with connection.cursor() as cursor:
            cursor.execute(statement, [asked, *exact, *letters, list(content_types), *among[1]])
            found: list[tuple[int, int]] = cursor.fetchall()
        return found


SearchBackend = TokenSearchBackend
