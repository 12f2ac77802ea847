"""Small faults that no other check looks at: trailing blanks, missing last line end, conflict marks, big files."""

import re
import sys
from collections.abc import Iterable

from setup.console import ROOT

LARGEST_BYTES = 1_000_000
GENERATED = re.compile(r"(^|/)(package-lock\.json|\.secrets\.baseline)$|/migrations/")
CONFLICT = re.compile(rb"^(<{7}|>{7}) ", re.MULTILINE)
TRAILING = re.compile(rb"[ \t]+$", re.MULTILINE)


def faults(name: str, data: bytes) -> list[str]:
    """Return what is wrong with one file, in words."""
    if b"\0" in data:
        return []  # Not a text; how large it may be is judged by ``too_large``.
    found = []
    if CONFLICT.search(data):
        found.append("conflict marks")
    if b"\r" in data:
        found.append("carriage returns")
    if not GENERATED.search(name):
        if TRAILING.search(data):
            found.append("trailing blanks")
        if data and not data.endswith(b"\n"):
            found.append("no line end at the end")
    return found


def too_large(data: bytes) -> bool:
    """Return whether a file is larger than one that belongs into git."""
    return len(data) > LARGEST_BYTES


def main(names: Iterable[str]) -> int:
    """Print every fault of the files named; return 1 if there was one."""
    code = 0
    for name in names:
        data = (ROOT / name).read_bytes()
        found = faults(name, data)
        if too_large(data):
            found.append(f"larger than {LARGEST_BYTES} bytes")
        for fault in found:
            print(f"{name}: {fault}")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
