"""Which of the texts in a copy is an origin's, when the copy carries several messages."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("copies", sa.Column("slot", sa.SmallInteger()))


def downgrade() -> None:
    op.drop_column("copies", "slot")
