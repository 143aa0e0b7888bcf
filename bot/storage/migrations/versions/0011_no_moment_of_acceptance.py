"""When a message was accepted: its id tells when it was written, and nobody ever asked for more."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("origins", "accepted_at")


def downgrade() -> None:
    op.add_column("origins", sa.Column("accepted_at", sa.BigInteger(), nullable=False, server_default=sa.text("0")))
