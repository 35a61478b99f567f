"""`augenhoehe worker`: the background worker; finished jobs are deleted."""

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Erledigt Hintergrundarbeit: Mails, Importe, Siegel, Löschläufe."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="nur erledigen, was jetzt wartet, und dann enden")

    def handle(self, *args: Any, **options: Any) -> None:
        from procrastinate.contrib.django import app

        connector: Any = app.connector
        worker_app = app.with_connector(connector.get_worker_connector())
        stays = not options["once"]
        with worker_app.replace_connector(worker_app.connector) as running:
            running.run_worker(concurrency=2, delete_jobs="always", wait=stays, install_signal_handlers=True)
