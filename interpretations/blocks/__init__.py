"""StreamField blocks of an interpretation."""

from interpretations.blocks.clauses import ClausesBlock, PinnedClause
from interpretations.blocks.measures import MeasureBlock, MeasuresBlock
from interpretations.blocks.questions import QuestionBlock, QuestionsBlock

__all__ = [
    "ClausesBlock",
    "MeasureBlock",
    "MeasuresBlock",
    "PinnedClause",
    "QuestionBlock",
    "QuestionsBlock",
]
