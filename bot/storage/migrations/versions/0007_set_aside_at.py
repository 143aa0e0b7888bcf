"""Since when a delivery is set aside: its text is kept for some days only."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

outbox = sa.table("outbox", sa.column("state", sa.SmallInteger), sa.column("set_aside_at", sa.BigInteger))


def upgrade() -> None:
    op.add_column("outbox", sa.Column("set_aside_at", sa.BigInteger()))
    now = time.time_ns() // 1000
    op.execute(sa.update(outbox).where(outbox.c.state == 2).values(set_aside_at=now))


def downgrade() -> None:
    op.drop_column("outbox", "set_aside_at")
