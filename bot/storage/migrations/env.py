"""Alembic's way in: runs on the connection, and inside the transaction, of ``bot.storage.migration``."""

from alembic import context

from bot.storage.indexes import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can take table definitions back too; Alembic just does not expect it to.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
