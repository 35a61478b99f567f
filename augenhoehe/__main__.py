"""The command `augenhoehe`: Django's commands and ours, with the embedded database where none is named."""

from __future__ import annotations

import os
import sys

# Commands that need no database at all.
WITHOUT_DATABASE = {
    "messages",
    "makemessages",
    "help",
    "version",
    "--version",
    "--help",
    "collectstatic",
    "draw",
    "disclosure",
    "indices",
}
# Commands that work on a machine where nothing is set up.
UNCONFIGURED = {"demo", "disclosure", "indices"}
# Commands that start and supervise the embedded database themselves.
SUPERVISING = {"demo", "bench"}


def main(argv: list[str] | None = None) -> int:
    """Run one command. Errors in the configuration end in one German sentence, not in a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.settings")
    arguments = sys.argv if argv is None else ["augenhoehe", *argv]
    command = arguments[1] if len(arguments) > 1 else "help"
    if command in UNCONFIGURED and arguments[1:3] != ["disclosure", "release"]:
        os.environ.setdefault("AUGENHOEHE_MODE", "demo")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        if command not in WITHOUT_DATABASE | SUPERVISING or arguments[1:3] == ["disclosure", "release"]:
            _provide_database()
        execute_from_command_line(arguments)
    except ImproperlyConfigured as error:
        print(f"Augenhöhe startet nicht: {error}", file=sys.stderr)
        return 2
    return 0


def _provide_database() -> None:
    from augenhoehe import settings

    if settings.EMBEDDED_DATABASE:
        from augenhoehe.core import embedded

        embedded.provide_urls(settings.DATA_DIR / "postgres")
        settings.DATABASES = settings.databases()


if __name__ == "__main__":
    sys.exit(main())
