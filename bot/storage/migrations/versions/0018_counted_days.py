"""No index of the days of counted messages: each message had to keep it, and only forgetting used it."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_counted_day", "counted")


def downgrade() -> None:
    op.create_index("ix_counted_day", "counted", ["day"])
