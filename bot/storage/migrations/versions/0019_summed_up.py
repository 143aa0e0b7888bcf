"""What was counted goes into the sums a little later, many messages at once; up to now all of it is there."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("counted", sa.Column("summed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(sa.text("UPDATE counted SET summed = :yes").bindparams(sa.bindparam("yes", True, sa.Boolean())))
    waiting = sa.text("NOT summed")
    op.create_index(
        "ix_counted_origin_id", "counted", ["origin_id"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM counted WHERE NOT summed"))
    op.drop_index("ix_counted_origin_id", "counted")
    op.drop_column("counted", "summed")
