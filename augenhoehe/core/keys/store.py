"""The key store: one small file per client and case, each holding its key, wrapped under the key of its carrier.

It lies beside the key file, outside database and data folder. A destroyed key leaves an empty marker behind:
even a copy of the store that is brought back opens nothing that was destroyed before.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from . import keyfile
from .sealing import new_key, seal, unseal

# The house as a whole, where no carrier is meant.
HOUSE = uuid.UUID(int=0)


class KeyMissing(Exception):
    """There is no key for this file: the store is not mounted, or belongs to another database."""


class KeyDestroyed(KeyMissing):
    """The file was erased: its key was destroyed for good."""


class KeyStore:
    """Wrapped keys in a folder beside the key file."""

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self.path = path
        self.folder = path.with_name(f"{path.name}.d")
        self.durable = durable
        self._files, self._markers = str(self.folder / "files"), str(self.folder / "destroyed")
        self._stamp: tuple[int, int] = (0, 0)
        self._masters: dict[int, bytes] = {}
        self._derived: dict[tuple[int, bytes], bytes] = {}

    # --- Keys of files ------------------------------------------------------------------------------
    def make(self, carrier_id: uuid.UUID, pk: uuid.UUID) -> bytes:
        """Make a file's key and keep it; it is on the disk before anything is sealed with it."""
        key = new_key()
        self._write(self._place(pk), self._wrap(key, carrier_id, pk))
        return key

    def read(self, pk: uuid.UUID) -> bytes:
        """A file's key. Lists open fifty: plain paths as text cost a third of what path objects do."""
        name = pk.hex
        try:
            with open(f"{self._files}/{name[:2]}/{name}.key", "rb") as source:
                wrapped = source.read()
        except OSError:
            raise (KeyDestroyed if self.destroyed(pk) else KeyMissing)(str(pk)) from None
        if os.path.exists(f"{self._markers}/{name[:2]}/{name}"):
            raise KeyDestroyed(str(pk))
        return self._unwrap(wrapped, pk)

    def destroy(self, pk: uuid.UUID) -> None:
        """Destroy a key: first the marker, then the key, overwritten and removed. Twice does no harm."""
        self._write(self._marker(pk), b"")
        place = self._place(pk)
        with contextlib.suppress(FileNotFoundError):
            with place.open("r+b") as target:
                target.write(secrets.token_bytes(max(1, os.fstat(target.fileno()).st_size)))
                target.flush()
                os.fsync(target.fileno())
            place.unlink()
            self._sync_folder(place.parent)

    def destroyed(self, pk: uuid.UUID) -> bool:
        return self._marker(pk).exists()

    # --- Keys of carriers and of the house ------------------------------------------------------------
    def shared(self, name: str, carrier_id: uuid.UUID = HOUSE) -> bytes:
        """A key of its own for a purpose (blind index, gate), made at its first use; rotation only wraps it anew."""
        pk = uuid.uuid5(carrier_id, name)
        place = self.folder / "shared" / f"{pk.hex}.key"
        if not place.exists():
            self._write(place, self._wrap(new_key(), carrier_id, pk), exclusive=True)
        return self._unwrap(place.read_bytes(), pk)

    # --- Rotation -----------------------------------------------------------------------------------
    def rotate(self) -> int:
        """A new master key: every key is wrapped anew, then the old master goes. Returns how many were wrapped."""
        masters = dict(self.masters())
        present = max(masters) + 1
        keyfile.write(self.path, {**masters, present: new_key()})
        wrapped = sum(self._rewrap(place, present) for place in self._all())
        # Who read the old file a moment ago may have wrapped one more key with it.
        wrapped += sum(self._rewrap(place, present) for place in self._all())
        keyfile.write(self.path, {present: self.masters()[present]})
        return wrapped

    def _rewrap(self, place: Path, present: int) -> int:
        wrapped, pk = place.read_bytes(), uuid.UUID(hex=place.stem)
        if int.from_bytes(wrapped[:2], "big") == present:
            return 0
        carrier_id = uuid.UUID(bytes=wrapped[2:18])
        self._write(place, self._wrap(self._unwrap(wrapped, pk), carrier_id, pk))
        return 1

    def _all(self) -> Iterator[Path]:
        yield from self.folder.glob("shared/*.key")
        yield from self.folder.glob("files/??/*.key")

    # --- Wrapping -----------------------------------------------------------------------------------
    def masters(self) -> dict[int, bytes]:
        """The master keys as the file holds them now: another process may just have rotated them."""
        found = os.stat(self.path)
        stamp = (found.st_mtime_ns, found.st_ino)
        if stamp != self._stamp:
            self._masters, self._derived, self._stamp = keyfile.read(self.path), {}, stamp
        return self._masters

    def _carrier_key(self, number: int, carrier_id: bytes) -> bytes:
        masters = self.masters()
        if number not in masters:
            raise KeyMissing(f"Hauptschlüssel {number}")
        if (number, carrier_id) not in self._derived:
            derive = HKDF(SHA256(), 32, salt=carrier_id, info=b"augenhoehe.carrier")
            self._derived[number, carrier_id] = derive.derive(masters[number])
        return self._derived[number, carrier_id]

    def _wrap(self, key: bytes, carrier_id: uuid.UUID, pk: uuid.UUID) -> bytes:
        """Number of the master, carrier, and the key sealed under the carrier's key."""
        number = max(self.masters())
        sealed = seal(self._carrier_key(number, carrier_id.bytes), key, f"key:{pk}")
        return number.to_bytes(2, "big") + carrier_id.bytes + sealed

    def _unwrap(self, wrapped: bytes, pk: uuid.UUID) -> bytes:
        return unseal(self._carrier_key(int.from_bytes(wrapped[:2], "big"), wrapped[2:18]), wrapped[18:], f"key:{pk}")

    # --- Files --------------------------------------------------------------------------------------
    def _place(self, pk: uuid.UUID) -> Path:
        return self.folder / "files" / pk.hex[:2] / f"{pk.hex}.key"

    def _marker(self, pk: uuid.UUID) -> Path:
        return self.folder / "destroyed" / pk.hex[:2] / pk.hex

    def _write(self, place: Path, content: bytes, *, exclusive: bool = False) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
            target.write(content)
            target.flush()
            if self.durable:
                os.fsync(target.fileno())
        if exclusive:
            # Whoever was first stays: two processes must not make two keys for one purpose.
            with contextlib.suppress(FileExistsError):
                os.link(part, place)
            part.unlink()
        else:
            part.replace(place)
        self._sync_folder(place.parent)

    def _sync_folder(self, folder: Path) -> None:
        if not self.durable:
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@cache
def key_store(path: Path | None = None) -> KeyStore:
    """The store of this installation; demo and tests make their key file at its first use."""
    found = path or settings.KEYS_FILE
    if settings.MODE != "production":
        keyfile.create(found)
    return KeyStore(found, durable=settings.MODE != "test")
