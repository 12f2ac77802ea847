import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import demo
from setup.checks import production_environment

MODULE = "cms.settings.production"


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Read the production settings under a complete made-up environment, but for the changes given."""

    def read(**changes: str | None) -> dict[str, Any]:
        for name, value in {**production_environment(tmp_path), **changes}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return runpy.run_module(MODULE)

    return read


def test_a_complete_environment_is_accepted(start):
    settings = start()

    assert settings["DEBUG"] is False
    assert settings["JIEDU_DEMO"] is False
    assert settings["ALLOWED_HOSTS"] == ["jiedu.example"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["STORAGES"]["staticfiles"]["BACKEND"].endswith("ManifestStaticFilesStorage")


@pytest.mark.parametrize(
    "name",
    [
        "DJANGO_SECRET_KEY",
        "JIEDU_CONTACT_KEYS",
        "JIEDU_CONTACT_INDEX_KEY",
        "JIEDU_ALLOWED_HOSTS",
        "JIEDU_BASE_URL",
        "DATABASE_URL",
    ],
)
@pytest.mark.parametrize("value", [None, ""])
def test_what_must_be_said_and_is_not_stops_the_start(start, name, value):
    with pytest.raises(ImproperlyConfigured, match=f"{name} is not set: "):
        start(**{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_SECRET_KEY", demo.SECRET_KEY),
        ("DJANGO_SECRET_KEY", "short"),
        ("DJANGO_SECRET_KEY", "django-insecure-" + "a1" * 40),
        ("JIEDU_CONTACT_KEYS", demo.JIEDU_CONTACT_KEYS[0]),
        ("JIEDU_CONTACT_KEYS", "bm90IHRoaXJ0eS10d28="),
        ("JIEDU_CONTACT_KEYS", "not base64 ü"),
        ("JIEDU_CONTACT_INDEX_KEY", demo.JIEDU_CONTACT_INDEX_KEY),
        ("JIEDU_ALLOWED_HOSTS", "jiedu.example,*"),
        ("DEBUG", "true"),
        ("DJANGO_DEBUG", "1"),
    ],
)
def test_what_is_known_to_everybody_or_unsafe_stops_the_start(start, name, value):
    with pytest.raises(ImproperlyConfigured, match=name.removeprefix("DJANGO_DE")):
        start(**{name: value})


def test_the_demos_key_is_found_behind_a_good_one(start, tmp_path):
    good = production_environment(tmp_path)["JIEDU_CONTACT_KEYS"]

    with pytest.raises(ImproperlyConfigured, match="everybody knows"):
        start(JIEDU_CONTACT_KEYS=f"{good},{demo.JIEDU_CONTACT_KEYS[0]}")


def test_sqlite_has_to_be_asked_for(start):
    with pytest.raises(ImproperlyConfigured, match="JIEDU_ALLOW_SQLITE=1"):
        start(JIEDU_ALLOW_SQLITE=None)

    assert start(JIEDU_ALLOW_SQLITE="1")["DATABASES"]["default"]["ENGINE"].endswith("sqlite3")


def test_postgresql_is_taken_as_it_is(start):
    settings = start(DATABASE_URL="postgres://jiedu@db.example/jiedu", JIEDU_ALLOW_SQLITE=None)

    assert settings["DATABASES"]["default"]["HOST"] == "db.example"


def test_hsts_can_be_set(start):
    assert start(JIEDU_HSTS_SECONDS="60")["SECURE_HSTS_SECONDS"] == 60
