"""What an exchange amounts to: counts of talk, and of people."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_NEW = ("crowds", "voices", "applause", "counted", "talk")


def upgrade() -> None:
    op.add_column("guilds", sa.Column("zone", sa.Text()))
    op.create_table(
        "talk",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("bridge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("characters", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("words", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("files", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("stickers", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("forwards", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("polls", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("replies", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("reactions", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("crossed", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("waits", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("guild_id", "day", "hour", "bridge_id", "side", name=op.f("pk_talk")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted",
        sa.Column("origin_id", _RowId, autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("bridge_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("answers", sa.BigInteger()),
        sa.Column("wait", sa.Integer()),
        sa.Column("crossings", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("origin_id", "guild_id", name=op.f("pk_counted")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_counted_day"), "counted", ["day"])
    op.create_table(
        "applause",
        sa.Column("origin_id", _RowId, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reactions", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("origin_id", "user_id", name=op.f("pk_applause")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_applause_day"), "applause", ["day"])
    op.create_table(
        "voices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bridge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("said", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("reached", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("guild_id", "day", "bridge_id", "side", "user_id", name=op.f("pk_voices")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "crowds",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("days", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("bridge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("spoke", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "day", "days", "bridge_id", "side", name=op.f("pk_crowds")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in _NEW:
        op.drop_table(name)
    op.drop_column("guilds", "zone")
