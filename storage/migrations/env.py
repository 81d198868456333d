"""Alembic's entry: migrates the connection it is handed, all or nothing on both databases."""

from __future__ import annotations

from alembic import context

from storage import bookkeeping, tables
from storage.columns import METADATA

EVERY_TABLE = bookkeeping, tables  # imported so that METADATA knows them all

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
