"""Cases of mutes and bans count the messages that did not go over since."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("kept_out", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("cases", sa.Column("kept_newest", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("cases", "kept_newest")
    op.drop_column("cases", "kept_out")
