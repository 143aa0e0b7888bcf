"""What a message answers: a reply's copy quotes it, and must stop when it is deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("origins", sa.Column("reply_to", sa.BigInteger()))
    present = sa.text("reply_to IS NOT NULL")
    op.create_index(
        op.f("ix_origins_reply_to"),
        "origins",
        ["reply_to"],
        sqlite_where=present,
        postgresql_where=present,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_origins_reply_to"), table_name="origins")
    op.drop_column("origins", "reply_to")
