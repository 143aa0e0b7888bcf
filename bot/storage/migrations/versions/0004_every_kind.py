"""Threads, pins, people's wishes, and what a lane has to remember across a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "threads",
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("root_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("last_seen", sa.BigInteger()),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_threads")),
        sa.UniqueConstraint("root_id", "channel_id", name=op.f("uq_threads_root_id_channel_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "people",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pings", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_people")),
    )
    op.add_column("links", sa.Column("left_at", sa.BigInteger()))
    op.add_column("lanes", sa.Column("posts", sa.LargeBinary()))
    op.add_column("origins", sa.Column("thread_id", sa.BigInteger()))
    op.add_column("origins", sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("copies", sa.Column("thread_id", sa.BigInteger()))


def downgrade() -> None:
    for table, column in (
        ("copies", "thread_id"), ("origins", "pinned"), ("origins", "thread_id"), ("lanes", "posts"), ("links", "left_at")
    ):
        op.drop_column(table, column)
    for table in ("people", "threads"):
        op.drop_table(table)
