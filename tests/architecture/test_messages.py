import io
import re
import shutil

import pytest
from django.core.management import call_command

from setup.console import ROOT
from setup.messages import LANGUAGE
from tests.architecture.project_files import PACKAGES

CATALOGUE = f"cms/locale/{LANGUAGE}/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The catalogue as it would be after ``make messages``, made in a copy of the project."""
    copy = tmp_path_factory.mktemp("messages")
    for package in [*PACKAGES, "templates"]:
        shutil.copytree(
            ROOT / package,
            copy / package,
            ignore=shutil.ignore_patterns("__pycache__", "*.mo", "static"),
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        patch.setattr("django.conf.settings.LOCALE_PATHS", [copy / "cms" / "locale"])
        call_command(
            "makemessages", locale=[LANGUAGE], no_location=True, no_wrap=True, stdout=io.StringIO()
        )
    return (copy / CATALOGUE).read_text(encoding="utf-8")


def entries(catalogue: str) -> list[str]:
    """Return the live entries of a catalogue, its header left out."""
    blocks = re.split(r"\n{2,}", catalogue)
    return [block for block in blocks[1:] if re.search(r"^msgid", block, re.MULTILINE)]


def field(entry: str, name: str) -> str:
    """Return one field's text, its line breaks in the file joined."""
    match = re.search(rf'^{name}(?:\[0\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)', entry, re.MULTILINE)
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])) if match else ""


def test_every_interface_text_is_translated(collected):
    missing = [field(entry, "msgid") for entry in entries(collected) if not field(entry, "msgstr")]

    assert not missing


def test_no_translation_is_only_guessed(collected):
    guessed = [
        field(entry, "msgid")
        for entry in entries(collected)
        if re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE)
    ]

    assert not guessed


def test_translations_keep_every_placeholder():
    catalogue = (ROOT / CATALOGUE).read_text(encoding="utf-8")
    broken = [
        field(entry, "msgid")
        for entry in entries(catalogue)
        if field(entry, "msgstr")
        and "msgid_plural" not in entry
        and sorted(PLACEHOLDER.findall(field(entry, "msgid")))
        != sorted(PLACEHOLDER.findall(field(entry, "msgstr")))
    ]

    assert not broken
