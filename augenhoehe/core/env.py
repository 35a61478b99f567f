"""Typed reading of the environment; a wrong value stops the start with a sentence.

Every variable is declared once, by the call that reads it; `.env.example` is tested against the list.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

READ: dict[str, str] = {}
_TRUE = {"1", "ja", "true", "yes", "on", "an"}
_FALSE = {"0", "nein", "false", "no", "off", "aus", ""}


def load_file(path: Path) -> None:
    """Take variables from an env file (`NAME=value` lines); what the process already has wins."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, _, value = line.partition("=")
        os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def text(name: str, default: str = "", *, help: str) -> str:
    READ[name] = help
    return os.environ.get(name, default).strip() or default


def flag(name: str, default: bool = False, *, help: str) -> bool:
    value = text(name, "1" if default else "0", help=help).lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} ist keine Ja-Nein-Angabe. Erlaubt sind ja und nein.")


def number(name: str, default: int, *, minimum: int = 0, help: str) -> int:
    value = text(name, str(default), help=help)
    try:
        found = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} ist keine ganze Zahl.") from None
    if found < minimum:
        raise ImproperlyConfigured(f"{name}={found} ist zu klein; mindestens {minimum}.")
    return found


def words(name: str, default: str = "", *, help: str) -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name, default, help=help).split(",") if word.strip()]


def path(name: str, default: Path, *, help: str) -> Path:
    return Path(text(name, str(default), help=help)).expanduser().resolve()


def choice(name: str, default: str, allowed: tuple[str, ...], *, help: str) -> str:
    value = text(name, default, help=help)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} gibt es nicht. Erlaubt sind: {', '.join(allowed)}.")
    return value
