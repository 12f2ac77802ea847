"""``make messages``: collect the interface texts of every room into the one catalogue, cms/locale."""

import subprocess
import sys

from setup.console import ROOT, speak_utf8

IGNORED = (".venv/*", ".uv/*", "var/*", "tests/*", "bench/*", "setup/*")
LANGUAGE = "zh_Hans"


def main() -> int:
    """Collect; return the exit code of makemessages."""
    speak_utf8()
    ignores = [f"--ignore={pattern}" for pattern in IGNORED]
    (ROOT / "cms" / "locale").mkdir(exist_ok=True)
    done = subprocess.run(
        [
            *(sys.executable, "manage.py", "makemessages", "--locale", LANGUAGE),
            *("--add-location", "file", "--no-wrap", *ignores),
        ],
        cwd=ROOT,
        check=False,
    )
    if not done.returncode:
        print(f"请补全新的译文 complete the new texts: cms/locale/{LANGUAGE}/LC_MESSAGES/django.po")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
