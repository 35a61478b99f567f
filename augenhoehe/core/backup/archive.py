"""The archive: a tar with the dump, the files, and a manifest with a checksum for each."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from augenhoehe.core.values import dataclass

if TYPE_CHECKING:
    # Loaded where an archive is written or read: web processes only want to know when the last one was made.
    import tarfile

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files"


class BackupError(Exception):
    """A backup or restore stops. The message is a whole German sentence."""


@dataclass(slots=True)
class Manifest:
    """What an archive holds, and where it comes from."""

    at: str
    version: str
    server: str
    migrations: list[list[str]]
    members: dict[str, dict[str, str | int]] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def files(self) -> int:
        return len(self.members) - 1


class _Hashing(io.RawIOBase):
    """Reads through to a file and remembers the checksum of what went by."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part = self.source.read(size)
        self.digest.update(part)
        return part


class Writer:
    """An archive in the making; the manifest goes in last, when every checksum is known."""

    def __init__(self, target: Path, manifest: Manifest) -> None:
        import tarfile

        self.manifest = manifest
        self.tar = tarfile.open(target, "w")  # noqa: SIM115 – closed by `finish`

    def add(self, name: str, path: Path) -> None:
        """Take a file in, under a name; what was deleted meanwhile is left out."""
        try:
            source = path.open("rb")
        except FileNotFoundError:
            return
        with source:
            info = self.tar.gettarinfo(arcname=name, fileobj=source)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            hashing = _Hashing(source)
            self.tar.addfile(info, hashing)  # type: ignore[arg-type]
        self.manifest.members[name] = {"sha256": hashing.digest.hexdigest(), "bytes": info.size}

    def finish(self) -> None:
        import tarfile

        content = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        info.mode = 0o600
        self.tar.addfile(info, io.BytesIO(content))
        self.tar.close()


def verified(path: Path) -> Manifest:
    """The manifest of an archive after every checksum was compared; BackupError if anything is wrong."""
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    with opened(path) as members:
        for name, stream in members:
            if name == MANIFEST:
                manifest = _read_manifest(stream)
            else:
                found[name] = _checksum(stream)
    if manifest is None:
        raise BackupError(f"{path} ist keine vollständige Sicherung: Das Inhaltsverzeichnis fehlt.")
    wanted = {name: str(member["sha256"]) for name, member in manifest.members.items()}
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            raise BackupError(f"{path} ist beschädigt: Die Prüfsumme von {name} stimmt nicht. Nichts wurde geändert.")
    if DUMP not in wanted:
        raise BackupError(f"{path} ist keine vollständige Sicherung: Die Datenbank fehlt.")
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """The members of an archive as (name, stream), in its order."""
    import tarfile

    try:
        with tarfile.open(path, "r:") as tar:
            yield _members(tar, path)
    except FileNotFoundError:
        raise BackupError(f"Die Sicherung {path} gibt es nicht.") from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupError(f"{path} lässt sich nicht lesen: {error}.") from None


def _members(tar: tarfile.TarFile, path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    for info in tar:
        stream = tar.extractfile(info) if info.isreg() and is_ours(info.name) else None
        if stream is None:
            # An archive of ours holds plain files in known places; links and paths elsewhere are an attack.
            raise BackupError(f"{path} enthält etwas Fremdes ({info.name}). Nichts wurde geändert.")
        yield info.name, stream


def is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if name in (MANIFEST, DUMP):
        return True
    return len(parts) > 1 and parts[0] == FILES and ".." not in parts and not PurePosixPath(name).is_absolute()


def _read_manifest(stream: IO[bytes]) -> Manifest:
    try:
        found = Manifest(**json.load(stream))
    except (ValueError, TypeError):
        raise BackupError("Das Inhaltsverzeichnis der Sicherung ist nicht lesbar.") from None
    if found.format != FORMAT:
        raise BackupError(
            "Die Sicherung stammt aus einer anderen Fassung des Programms. Nehmen Sie jene zum Einspielen."
        )
    return found


def _checksum(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := stream.read(1024 * 1024):
        digest.update(part)
    return digest.hexdigest()
