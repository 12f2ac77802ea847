"""``python -m setup COMMAND``: what the Makefile's targets call. Runs on any Python 3.11, before anything is installed."""

import argparse
import os
import sys
from collections.abc import Callable

from setup import demo_site, font_files, python_environment, system_packages
from setup.console import SetupError, speak_utf8
from setup.serve import port_from_environment, refuse_taken_port


def prepare_to_run() -> None:
    """Everything that ``make run`` needs, the demo's database included."""
    port = port_from_environment()
    refuse_taken_port(port)
    system_packages.install_missing(system_packages.RUN)
    python_environment.prepare("run")
    font_files.prepare()
    demo_site.compile_messages()
    demo_site.prepare(port)


def prepare_to_check() -> None:
    """What the static checks need: the development packages, the fonts that start-up asks for, the compiled messages."""
    system_packages.install_missing(system_packages.RUN)
    python_environment.prepare("dev")
    font_files.prepare()
    demo_site.compile_messages()


def prepare_to_test() -> None:
    """Everything that the tests need, browser and database servers included."""
    system_packages.install_missing(system_packages.TEST)
    python_environment.prepare("dev")
    font_files.prepare()
    demo_site.compile_messages()


PREPARATIONS: dict[str, Callable[[], None]] = {
    "setup": prepare_to_run,
    "run": prepare_to_run,
    "check": prepare_to_check,
    "lock": prepare_to_check,
    "messages": prepare_to_check,
    "test": prepare_to_test,
    "bench-checks": prepare_to_check,
    "bench-search": prepare_to_test,
}
# What runs afterwards, inside the virtual environment.
MODULES = {
    "run": "setup.serve",
    "check": "setup.checks",
    "lock": "setup.locks",
    "messages": "setup.messages",
    "test": "setup.suite",
    "bench-checks": "bench.checks",
    "bench-search": "bench.search",
}


def main() -> int:
    """Prepare, then become the command's own program; return the exit code when there is none to become."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="python -m setup", description=__doc__)
    parser.add_argument("command", choices=sorted(PREPARATIONS))
    arguments, rest = parser.parse_known_args()
    try:
        PREPARATIONS[arguments.command]()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止 stopped.", file=sys.stderr)
        return 130
    module = MODULES.get(arguments.command)
    if module is not None:
        python = str(python_environment.PYTHON)
        os.execv(python, [python, "-m", module, *rest])  # noqa: S606 -- no shell is wanted
    print("准备完毕 ready: make run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
