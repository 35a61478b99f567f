"""The test house: one embedded PostgreSQL per run, one migrated template, a clone per worker.

Loaded by `-p tests.plugin` before Django, so that settings see the test mode. Tests run under the
application role, like production. `committed` gives a fresh clone for tests with real commits. Shared worlds:
tests/worlds.py; the demo world served for a browser: tests/houses.py.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
os.environ["AUGENHOEHE_MODE"] = "test"
os.environ["AUGENHOEHE_ENV_FILE"] = os.devnull
# Playwright's synchronous interface keeps an event loop in the process for as long as a browser is open;
# Django would then refuse every connection of that module's tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
TEMPLATE = "template_test"
DEMO_TEMPLATE = "template_demo"


def _base_directory() -> Path:
    if "AUGENHOEHE_TEST_DIR" not in os.environ:
        # Short path: a socket's path may have 107 signs. World-executable: as root the server is another user.
        directory = Path(tempfile.mkdtemp(prefix="augenhoehe-test-"))
        directory.chmod(0o755)
        os.environ["AUGENHOEHE_TEST_DIR"] = str(directory)
        os.environ["AUGENHOEHE_DATA_DIR"] = str(directory / "data")
        # One key file for tests and houses: what the demo builder seals, a test opens.
        os.environ["AUGENHOEHE_KEYS"] = str(_key_file(directory / "keys"))
    return Path(os.environ["AUGENHOEHE_TEST_DIR"])


def _key_file(folder: Path) -> Path:
    """A fixed master key, as an installation would have one."""
    folder.mkdir(mode=0o700)
    path = folder / "keys"
    path.touch(mode=0o600)
    path.write_text(f"1 {base64.b64encode(b'only for tests, secret for nobody'[:32]).decode()}\n", encoding="utf-8")
    return path


BASE = _base_directory()


def _embedded() -> Any:
    from augenhoehe.core.embedded import running

    return running(BASE / "postgres")


# How long an example takes says something about the machine, nothing about the code.
hypothesis.settings.register_profile(
    "augenhoehe", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("augenhoehe")


def pytest_configure(config: pytest.Config) -> None:
    if IS_WORKER or config.option.collectonly:
        return
    cached = ROOT / "var" / f"test-cluster-{_migrations_digest()}"
    if cached.exists():
        subprocess.run(["cp", "-a", str(cached), str(BASE / "postgres")], check=True)
        _embedded()
        return
    server = _embedded()
    server.careless()
    urls = server.ensure_database(TEMPLATE)
    command = [sys.executable, "-m", "augenhoehe", "migrate", "--verbosity", "0"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **_variables(urls)})
    _keep_cluster(server, cached)


# What runs for minutes begins first, or one worker is still busy with it when the others are done. The demo world is
# built for the first module; meanwhile the other workers take long ones that do without it.
LONG = (
    "test_world.py", "test_demo_command.py", "test_thread_histories.py", "test_gate_unlinkable.py", "test_visits.py",
    "test_accessibility.py", "test_journey", "test_browser.py", "test_killed.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first; whole files go to one worker (`--dist loadfile`), so that they open one house each."""
    items.sort(key=lambda item: next((rank for rank, name in enumerate(LONG) if item.path.name.startswith(name)), 99))


def _migrations_digest() -> str:
    """Changes whenever a migration, the table of rights or a library does."""
    digest = hashlib.sha256((ROOT / "requirements" / "runtime.lock").read_bytes())
    sources = [*ROOT.glob("augenhoehe/*/migrations/*.py"), *ROOT.glob("augenhoehe/*/contributes.py")]
    sources += [ROOT / "augenhoehe/core/database.py", ROOT / "augenhoehe/core/embedded.py"]
    for source in sorted(sources):
        digest.update(str(source.relative_to(ROOT)).encode() + source.read_bytes())
    return digest.hexdigest()[:16]


def _keep_cluster(server: Any, cached: Path) -> None:
    """Keep the migrated cluster for the next run; copying it takes half a second, migrating ten."""
    from augenhoehe.core import embedded

    server.stop()
    embedded.forget(BASE / "postgres")
    cached.parent.mkdir(exist_ok=True)
    for stale in sorted(cached.parent.glob("test-cluster-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        shutil.rmtree(stale, ignore_errors=True)
    making = cached.with_name(f"{cached.name}.{os.getpid()}")
    subprocess.run(["cp", "-a", str(BASE / "postgres"), str(making)], check=True)
    with contextlib.suppress(OSError):
        making.rename(cached)
    shutil.rmtree(making, ignore_errors=True)
    _embedded()


def pytest_unconfigure(config: pytest.Config) -> None:
    if IS_WORKER or config.option.collectonly:
        return
    with contextlib.suppress(Exception):
        _embedded().stop()
    shutil.rmtree(BASE, ignore_errors=True)


def _variables(urls: Any) -> dict[str, str]:
    return {"DATABASE_URL": urls.app, "DATABASE_OWNER_URL": urls.owner}


def point_django_at(urls: Any) -> None:
    """Let Django's two connections of this process use another database."""
    import dj_database_url
    from django.db import connections

    for alias, url in (("default", urls.app), ("owner", urls.owner)):
        parsed = dj_database_url.parse(url, engine="django.db.backends.postgresql")
        connections[alias].close()
        for name in ("NAME", "USER", "HOST", "PORT", "PASSWORD"):
            connections[alias].settings_dict[name] = parsed.get(name, "")
    os.environ.update(_variables(urls))


@contextlib.contextmanager
def other_database(urls: Any, before: Any) -> Iterator[None]:
    """Another database for a while; what is open in the one before (a module's shared world) stays open."""
    from django.db import connections

    kept = {alias: connections[alias] for alias in ("default", "owner")}
    for alias in kept:
        del connections[alias]
    point_django_at(urls)
    try:
        yield
    finally:
        connections.close_all()
        point_django_at(before)
        for alias, connection in kept.items():
            connections[alias] = connection


@pytest.fixture(scope="session")
def worker_database() -> str:
    return f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


@pytest.fixture(scope="session")
def django_db_setup(worker_database: str) -> Iterator[None]:
    """Replaces pytest-django's: a clone of the migrated template for this worker."""
    point_django_at(_embedded().clone(TEMPLATE, worker_database))
    yield


def forget_everything() -> None:
    """A request leaves its language behind in the thread, and its page in memory."""
    from django.utils import translation

    from augenhoehe.events.queries.opened import forget_opened
    from augenhoehe.journal.views import kept
    from augenhoehe.places import queries as places
    from augenhoehe.places.privacy import forget_privacy_version

    kept.forget_all()
    forget_opened()
    forget_privacy_version()
    places.forget_installation()
    # Counted queries must not depend on how long a test takes.
    places.KEPT_SECONDS = 3600
    translation.activate("de")


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Each test begins in German, with nothing kept."""
    from django.utils import translation

    forget_everything()
    yield
    translation.deactivate()


@pytest.fixture
def committed(worker_database: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """A fresh clone for one test whose commits are real; parallel connections see each other.

    Yields the Urls of the clone. `transaction=True` is banned: its flush does nothing under the app role.
    """
    server = _embedded()
    name = f"committed_{secrets.token_hex(4)}"
    urls = server.clone(TEMPLATE, name)
    with django_db_blocker.unblock():
        try:
            with other_database(urls, server.urls(worker_database)):
                yield urls
        finally:
            server.drop(name)


def ensure_demo_template() -> None:
    """Build the demo world once per run, whichever worker needs it first."""
    import fasteners

    with fasteners.InterProcessLock(BASE / "demo-template.lock"):
        done = BASE / "demo-template.done"
        if done.exists():
            return
        server = _embedded()
        urls = server.clone(TEMPLATE, "demo_in_the_making")
        # The house reads the secrets that the build sealed: both use one data folder.
        own = {"AUGENHOEHE_MODE": "demo", "AUGENHOEHE_DATA_DIR": str(BASE / "demo-data")}
        environment = {**os.environ, **_variables(urls), **own}
        built = subprocess.run(
            [sys.executable, "-m", "augenhoehe", "build_demo"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        if built.returncode:
            raise AssertionError(f"Die Demo-Welt ließ sich nicht bauen:\n{built.stdout}\n{built.stderr}")
        server.clone("demo_in_the_making", DEMO_TEMPLATE)
        done.touch()
