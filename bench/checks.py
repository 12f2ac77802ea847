"""``make bench-checks``: precision and recall by rule on stderr; one JSON line of figures on stdout, last."""

import datetime
import json
import statistics
import sys
import time

from django.conf import settings

from interpretations.compliance.base import Draft, Passage, Register, Source
from interpretations.compliance.registry import RULESET_VERSION, check
from tests.interpretations.compliance.corpus import POLICY, REGISTER, SENTENCES, scores

CHARACTERS = 5_000
POLICY_CHARACTERS = 20_000
ROUNDS = 15


def milliseconds(register: Register) -> list[float]:
    """Return how long each of several checks of a long draft against a long policy took, in milliseconds."""
    policy = Source("办法", (POLICY.text * 80)[:POLICY_CHARACTERS], clauses=POLICY.clauses)
    words = "\n".join(sentence.text for sentence in SENTENCES)
    half = CHARACTERS // 2
    # Half of it is the policy's own words, half are sentences with something to find in each.
    draft = Draft(
        title="取暖补贴解读",
        facets={"background": (POLICY.text * 20)[:half]},
        passages=(Passage("measures.0.text", (words * 20)[:half]),),
    )
    taken = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        check(draft, sources=(policy,), register=register, on_day=datetime.date(2026, 11, 1))
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def main() -> int:
    """Measure and print."""
    settings.configure(USE_I18N=False)
    by_rule = scores()
    print(
        f"{'rule':<6}{'precision':>10}{'recall':>8}{'right':>7}{'false':>7}{'missed':>8}",
        file=sys.stderr,
    )
    for code, score in by_rule.items():
        print(
            f"{code:<6}{score.precision:>10.2f}{score.recall:>8.2f}{score.right:>7}{score.false_alarms:>7}{score.missed:>8}",
            file=sys.stderr,
        )
    taken = milliseconds(REGISTER)
    figures = {
        "bench": "checks",
        "ruleset": RULESET_VERSION,
        "sentences": len(SENTENCES),
        "sentences_without_fault": sum(not sentence.codes for sentence in SENTENCES),
        "precision": {code: round(score.precision, 3) for code, score in by_rule.items()},
        "recall": {code: round(score.recall, 3) for code, score in by_rule.items()},
        "characters": CHARACTERS,
        "policy_characters": POLICY_CHARACTERS,
        "median_ms": round(statistics.median(taken), 1),
        "worst_ms": round(max(taken), 1),
    }
    print(json.dumps(figures, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
