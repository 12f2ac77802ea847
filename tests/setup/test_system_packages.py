import pytest

from setup import system_packages
from setup.console import SetupError
from setup.system_packages import SystemPackage, has_commands, install_missing

ABSENT = SystemPackage("no-such-package", has_commands("no-such-program-anywhere"))
PRESENT = SystemPackage("coreutils", has_commands("ls", "cat"))


def test_nothing_is_installed_when_every_program_is_there(monkeypatch):
    monkeypatch.setattr(system_packages, "apt_command", lambda: pytest.fail("asked for apt"))

    install_missing([PRESENT])


def test_without_rights_the_one_line_for_an_administrator_is_given(monkeypatch):
    monkeypatch.setattr(system_packages, "apt_command", lambda: None)

    with pytest.raises(SetupError) as refusal:
        install_missing([PRESENT, ABSENT])

    line = "apt-get update && apt-get install -y --no-install-recommends no-such-package"
    assert line in str(refusal.value).splitlines()[-1]


def test_a_machine_without_apt_cannot_install(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    assert system_packages.apt_command() is None


def test_root_installs_without_sudo(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")

    assert system_packages.apt_command() == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]


def test_tests_need_all_that_running_needs():
    assert set(system_packages.RUN) < set(system_packages.TEST)
