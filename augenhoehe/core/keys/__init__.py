"""Keys of the closed rooms: one per file, outside the database, so that an erasure outlives every backup (ADR 0010).

A master key lies in the file AUGENHOEHE_KEYS. From it each carrier's key is derived; under that key lies, in a
folder beside the key file, one wrapped key for each client and case. Who destroys that one small file has
destroyed the content in the database and in every dump of it.
"""

from .sealing import Unreadable, seal, unseal
from .store import KeyDestroyed, KeyMissing, KeyStore, key_store

__all__ = ["KeyDestroyed", "KeyMissing", "KeyStore", "Unreadable", "key_store", "seal", "unseal"]
