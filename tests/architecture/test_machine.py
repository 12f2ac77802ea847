"""Nothing in the project is true on one machine only."""

import os
import re
from urllib.parse import urlsplit

from tests.architecture.project_files import text_files

# Written in pieces, or this file would name what it forbids.
FORBIDDEN = [
    re.escape("/wo" + "rk/"),
    r"/(ro" + r"ot|home/\w+|Users/\w+)/",
    r"\.py" + "env",
    re.escape(".lib" + "rary/"),
    "files\\.python"
    + "hosted|pypi\\.(org|tuna)|registry\\.np"
    + "mjs|npmm"
    + "irror|deb\\.deb"
    + "ian",
]
INDEX_VARIABLES = re.compile(r"(INDEX|REGISTRY|FIND_LINKS|PROXY)", re.IGNORECASE)


def own_registry_hosts() -> set[str]:
    """Return the hosts that this machine's environment names as package registries."""
    values = [value for name, value in os.environ.items() if INDEX_VARIABLES.search(name)]
    hosts = {urlsplit(word).hostname for value in values for word in value.split()}
    return {host for host in hosts if host and host not in {"localhost", "127.0.0.1"}}


def test_no_file_names_a_machine_or_a_package_registry():
    forbidden = re.compile("|".join([*FORBIDDEN, *map(re.escape, own_registry_hosts())]))

    found = {
        f"{name}: {match.group()}"
        for name, text in text_files().items()
        for match in forbidden.finditer(text)
    }

    assert not found
