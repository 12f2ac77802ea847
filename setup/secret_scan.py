"""Looks for secrets in the project's files; those that were looked at and found harmless are in ``.secrets.baseline``.

detect-secrets' own hook rewrites its baseline, and fails, whenever a line moves; this compares what was found, not where.
"""

import argparse
import os
import sys
from collections.abc import Iterable

from detect_secrets.core import baseline
from detect_secrets.core.secrets_collection import SecretsCollection

from setup.console import ROOT
from setup.project_files import tracked_files

BASELINE = ".secrets.baseline"


def found_in(names: Iterable[str]) -> SecretsCollection:
    """Scan files with the plugins and exceptions that the baseline names."""
    found = (
        SecretsCollection()
    )  # Names stay relative: no path of this machine gets into the baseline.
    for name in names:
        found.scan_file(name)
    return found


def new_secrets(found: SecretsCollection, *, known: SecretsCollection) -> list[str]:
    """Return what is not in the baseline, each as a file, a line and a kind."""
    accepted = {(name, secret.type, secret.secret_hash) for name, secret in known}
    return [
        f"{name}:{secret.line_number}: {secret.type}"
        for name, secret in found
        if (name, secret.type, secret.secret_hash) not in accepted
    ]


def main() -> int:
    """Check files, or accept everything found; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m setup.secret_scan", description=__doc__)
    parser.add_argument(
        "--accept", action="store_true", help="write all that is found into the baseline"
    )
    parser.add_argument("files", nargs="*", help="all of the project's when none is named")
    options = parser.parse_args()
    os.chdir(ROOT)
    known = baseline.load(baseline.load_from_file(BASELINE), BASELINE)
    found = found_in(options.files or tracked_files())
    if options.accept:
        baseline.save_to_file(found, BASELINE)
        return 0
    new = new_secrets(found, known=known)
    if new:
        print("\n".join(new))
        print(
            "If it is none: say so beside it with `pragma: allowlist secret`, or accept it into the baseline."
        )
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
