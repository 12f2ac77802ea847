import json
import re

import pytest

from setup.console import ROOT
from setup.font_files import FAMILIES
from setup.locks import stale_parts
from setup.project_files import tracked_files

REQUIREMENTS = ("setup/requirements.txt", "setup/requirements-dev.txt", "setup/uv-requirements.txt")
FONT_LOCK = "setup/fonts/package-lock.json"
PIN = re.compile(r"^[A-Za-z0-9._-]+==\S+", re.MULTILINE)


@pytest.mark.parametrize("name", [*REQUIREMENTS, FONT_LOCK])
def test_locks_name_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert not re.findall(r"://|registry|resolved|index-url|find-links|file:|@ ", text)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_pin_has_a_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = list(PIN.finditer(text))
    ends = [pin.start() for pin in pins[1:]] + [len(text)]

    assert pins
    for pin, end in zip(pins, ends, strict=True):
        assert "--hash=sha256:" in text[pin.start() : end], pin.group()


def test_every_font_package_has_its_integrity():
    packages = json.loads((ROOT / FONT_LOCK).read_text(encoding="utf-8"))["packages"]
    fonts = {name: package for name, package in packages.items() if name}

    assert len(fonts) == len(FAMILIES)
    assert all(package["integrity"].startswith("sha512-") for package in fonts.values())


def test_locks_are_up_to_date():
    assert stale_parts() == []


def test_the_lock_that_names_hosts_stays_out_of_git():
    assert not [name for name in tracked_files() if name.endswith("uv.lock")]


def test_running_and_testing_use_the_same_versions():
    run, dev = (
        set(PIN.findall((ROOT / name).read_text(encoding="utf-8"))) for name in REQUIREMENTS[:2]
    )

    assert run < dev
