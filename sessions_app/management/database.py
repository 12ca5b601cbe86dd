"""Is there a database to work with? Asked by commands before anything else."""

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def need_database() -> None:
    """Raises CommandError, saying what to do, when it does not answer or is not up to date."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise CommandError(f"The database (DATABASE_URL) does not answer: {error}") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not set up for this version. Run: manage.py migrate")
