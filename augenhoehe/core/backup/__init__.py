"""`augenhoehe backup` and `augenhoehe restore`: database and files in one archive, checked by checksums.

The archive is not encrypted and holds everything but the secrets of the server (.env, keys): who takes it
away protects it. A restore either happens as a whole or not at all.
"""

from .archive import BackupError, Manifest, verified
from .note import OLDEST, Note, last_note, leave_note
from .restoring import restore
from .writing import back_up, forget_old

__all__ = [
    "OLDEST",
    "BackupError",
    "Manifest",
    "Note",
    "back_up",
    "forget_old",
    "last_note",
    "leave_note",
    "restore",
    "verified",
]
