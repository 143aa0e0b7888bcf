"""A bridge's own words: its glossary and the translations people suggested. What engines were given to translate.

``suggestions`` holds text that somebody chose to submit; a rejected one is deleted.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "glossary_terms",
        sa.Column("bridge_id", RowId, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("simplified", sa.Text(), nullable=False),
        sa.Column("traditional", sa.Text(), nullable=False),
        sa.Column("match_case", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bridge_id"], ["bridges.id"], name=op.f("fk_glossary_terms_bridge_id_bridges"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bridge_id", "key", name=op.f("pk_glossary_terms")),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", RowId, nullable=False),
        sa.Column("bridge_id", RowId, nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.Column("suggested_by", sa.BigInteger(), nullable=False),
        sa.Column("suggested_in", sa.BigInteger(), nullable=False),
        sa.Column("suggested_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.BigInteger()),
        sa.Column("approved_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["bridge_id"], ["bridges.id"], name=op.f("fk_suggestions_bridge_id_bridges"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_suggestions_bridge_id"), "suggestions", ["bridge_id"])
    op.create_table(
        "usage",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("characters", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "guild_id", "engine", name=op.f("pk_usage")),
    )


def downgrade() -> None:
    for table in ("usage", "suggestions", "glossary_terms"):
        op.drop_table(table)
