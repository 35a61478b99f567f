"""Two roles, one router, and the table of rights (architecture §4).

`default` is the application role: no superuser, no BYPASSRLS, owns nothing. `owner` migrates.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction

# Created by the embedded server, or once by the database administrator in production (docs/betrieb.md).
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "cube", "earthdistance")
POLICIES = """
SELECT tablename, policyname FROM pg_policies
WHERE schemaname = 'public' AND policyname NOT LIKE '%\_owner'
"""


class OwnerMigrates:
    """Migrations run on `owner` only; everything else goes to `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "default"

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return "default"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"


def app_role() -> str:
    """Name of the application's login role, from its own settings."""
    return connections["default"].settings_dict["USER"]


def apply_grants() -> None:
    """Give the application role its rights: read and write, less where a package says so (TableGrant)."""
    from .contributions import collected

    role = f'"{app_role()}"'
    # In one transaction: nobody meets a moment without rights, and what somebody granted by hand is gone.
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
        # Policies of closed rooms are for this role, whatever it was called where a backup came from.
        cursor.execute(POLICIES)
        for table, policy in cursor.fetchall():
            cursor.execute(f'ALTER POLICY "{policy}" ON "{table}" TO {role}')
        for grant in collected("GRANTS"):
            cursor.execute(f'REVOKE ALL ON "{grant.table}" FROM {role}')
            cursor.execute(f'GRANT {grant.rights} ON "{grant.table}" TO {role}')
