"""How a thread was when it was last seen, so that a change of the bot's own is told from somebody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("threads", sa.Column("known", sa.LargeBinary()))


def downgrade() -> None:
    op.drop_column("threads", "known")
