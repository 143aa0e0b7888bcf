"""What helps people to read each other: settings of a bridge, and which expressions were explained lately."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "bridge_aids",
        sa.Column("bridge_id", RowId, nullable=False),
        sa.Column("notes", sa.Boolean(), nullable=False),
        sa.Column("pinyin", sa.Boolean(), nullable=False),
        sa.Column("in_place", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bridge_id"], ["bridges.id"], name=op.f("fk_bridge_aids_bridge_id_bridges"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bridge_id", name=op.f("pk_bridge_aids")),
    )
    op.create_table(
        "notes_shown",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "term", name=op.f("pk_notes_shown")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_notes_shown_shown_at"), "notes_shown", ["shown_at"])


def downgrade() -> None:
    for table in ("notes_shown", "bridge_aids"):
        op.drop_table(table)
