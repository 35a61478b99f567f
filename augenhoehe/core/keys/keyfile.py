"""The key file: one master key per line, each with a number; the highest number is the present one."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .sealing import new_key

HEAD = (
    "# Augenhöhe: Hauptschlüssel der Fallakten. Ohne diese Datei liest niemand mehr eine Akte.\n"
    "# Bewahren Sie eine Abschrift an einem anderen Ort auf, nie bei den Sicherungen der Datenbank.\n"
)
NEW = "Legen Sie sie an mit: augenhoehe keys new"


def check(path: Path, data_dir: Path) -> None:
    """Refuse the start with a sentence: no key file, one that others read, or one that lies in the data folder."""
    if data_dir.resolve() in (path.resolve(), *path.resolve().parents):
        raise ImproperlyConfigured(
            f"AUGENHOEHE_KEYS ({path}) liegt im Datenordner. Wer den Ordner sichert, sicherte die Schlüssel mit. "
            "Nehmen Sie einen anderen Ort, zum Beispiel /var/lib/augenhoehe-keys/keys."
        )
    if not path.is_file():
        raise ImproperlyConfigured(f"Die Schlüsseldatei {path} fehlt (AUGENHOEHE_KEYS). {NEW}")
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"Die Schlüsseldatei {path} lesen auch andere. Führen Sie aus: chmod 600 {path}")
    read(path)


def create(path: Path) -> None:
    """Write a key file with one new master key; a file that is there stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(opened, "w", encoding="utf-8") as target:
        target.write(_text({1: new_key()}))
        _sync(target.fileno())


def read(path: Path) -> dict[int, bytes]:
    """All master keys by number; a file that is none stops with a sentence."""
    found: dict[int, bytes] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                number, _, text = line.strip().partition(" ")
                found[int(number)] = base64.b64decode(text, validate=True)
    except (OSError, ValueError, binascii.Error):
        found = {}
    if not found or any(len(key) != 32 for key in found.values()):
        raise ImproperlyConfigured(f"Die Schlüsseldatei {path} ist beschädigt. Holen Sie Ihre Abschrift.")
    return found


def write(path: Path, keys: dict[int, bytes]) -> None:
    """Replace the file as a whole: at no moment is it half written or read by others."""
    part = path.with_name(f"{path.name}.neu")
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as target:
        target.write(_text(keys))
        _sync(target.fileno())
    part.replace(path)


def _text(keys: dict[int, bytes]) -> str:
    lines = [f"{number} {base64.b64encode(key).decode()}\n" for number, key in sorted(keys.items())]
    return HEAD + "".join(lines)


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)
