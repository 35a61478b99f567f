"""Augenhöhe: kommunales Integrationsmanagement, vom Anliegen bis zum Beschluss und zurück."""

__version__ = "0.1.0"
