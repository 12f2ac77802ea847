"""Questions that Wagtail asks, said in the tokens of the index."""

from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from cms.core.search.tokens import question_tokens


def in_tokens(query: SearchQuery) -> SearchQuery:
    """Return modelsearch's ``query`` with its words cut as the index is; what has no words matches nothing."""
    if isinstance(query, PlainText | Phrase):
        tokens = question_tokens(query.query_string)
        # A phrase becomes all of its pairs: positions in the index mean nothing, as pairs and characters take turns.
        operator = query.operator if isinstance(query, PlainText) else "and"
        return PlainText(" ".join(tokens), operator=operator) if tokens else Not(MatchAll())
    if isinstance(query, And | Or):
        return type(query)([in_tokens(part) for part in query.subqueries])
    if isinstance(query, Not):
        return Not(in_tokens(query.subquery))
    return query
