"""Nothing in the project is true on one machine only."""

import os
import re
from urllib.parse import urlsplit

from tests.architecture.project_files import text_files

# Each with one letter in brackets, or this file would hold what it forbids.
FORBIDDEN = [
    r"/[w]ork/",
    r"/([r]oot|[h]ome/\w+|[U]sers/\w+)/",
    r"\.[p]yenv",
    r"\.librar[y]/",
    r"[p]ythonhosted|[p]ypi\.(org|tuna)|[n]pmjs|[n]pmmirror|[d]eb\.debian",
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
