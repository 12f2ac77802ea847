import ast
import re
from pathlib import Path

import pytest

from setup.console import ROOT
from tests.architecture.project_files import docs_pages, text_files

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
SETTINGS_PAGE = ROOT / "docs" / "operations" / "settings.md"
READERS = {"text", "flag", "words", "required"}
# Read by set-up and tests, not by the site.
SETUP_VARIABLES = {"PORT", "JIEDU_SHARED_DIR", "JIEDU_TEST_REDIS_URL", "JIEDU_TEST_WORKERS"}


def targets(page: Path) -> set[Path]:
    """Return the files that a page links to."""
    return {
        (page.parent / link).resolve() for link in LINK.findall(page.read_text(encoding="utf-8"))
    }


def test_every_docs_page_is_in_the_index():
    index = ROOT / "docs" / "README.md"

    missing = {page.resolve() for page in docs_pages()} - targets(index) - {index.resolve()}

    assert not missing


@pytest.mark.parametrize(
    "name", sorted(name for name in text_files() if name.endswith(".md")), ids=str
)
def test_links_between_pages_lead_somewhere(name):
    broken = [str(target) for target in targets(ROOT / name) if not target.exists()]

    assert not broken


def variables_read() -> set[str]:
    """Return the name of every environment variable that the settings read."""
    found = set()
    for path in (ROOT / "cms" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in READERS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "environment"
            ):
                assert isinstance(node.args[0], ast.Constant), "a variable's name is written out"
                found.add(str(node.args[0].value))
    return found


def test_every_variable_the_settings_read_is_documented():
    documented = set(
        re.findall(r"^\| `([A-Z_]+)`", SETTINGS_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert documented == variables_read() | SETUP_VARIABLES


def test_only_the_settings_read_the_environment():
    offenders = [
        name
        for name, text in text_files().items()
        if name.endswith(".py")
        and name.split("/")[0] in {"cms", "interpretations", "media_pipeline", "channels"}
        and name not in {"cms/settings/environment.py", "cms/wsgi.py"}
        and re.search(r"\bos\.(environ|getenv)\b", text)
    ]

    assert not offenders
