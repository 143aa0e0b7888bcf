"""Rules, cases, measures against people, what is held for review, and what people decide for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_NEW = ("holds", "slowed", "follows", "sanctions", "cases", "rules", "notices", "grants", "hidden")


def upgrade() -> None:
    op.add_column("links", sa.Column("trust", sa.SmallInteger(), nullable=False, server_default=sa.text("1")))
    op.add_column("people", sa.Column("opted_out_at", sa.BigInteger()))
    op.add_column("people", sa.Column("language", sa.Text()))
    for consent in ("pairing", "leaderboard"):
        op.add_column("people", sa.Column(consent, sa.Boolean(), nullable=False, server_default=sa.false()))
    _people_and_servers()
    _moderation()


def _people_and_servers() -> None:
    op.create_table(
        "hidden",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hidden_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "hidden_id", name=op.f("pk_hidden")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "grants",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("power", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "role_id", "power", name=op.f("pk_grants")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notices",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_notices")),
    )


def _moderation() -> None:
    op.create_table(
        "rules",
        sa.Column("id", _RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("bridge_id", _RowId),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("action", sa.SmallInteger(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
        sa.ForeignKeyConstraint(
            ["bridge_id"], ["bridges.id"], name=op.f("fk_rules_bridge_id_bridges"), ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rules_guild_id"), "rules", ["guild_id"])
    op.create_index(op.f("ix_rules_bridge_id"), "rules", ["bridge_id"])
    op.create_table(
        "cases",
        sa.Column("id", _RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("by_id", sa.BigInteger()),
        sa.Column("reason", sa.Text()),
        sa.Column("until", sa.BigInteger()),
        sa.Column("bridge_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("refers_to", sa.BigInteger()),
        sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("told_in", sa.BigInteger()),
        sa.Column("told_by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("guild_id", "number", name=op.f("uq_cases_guild_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cases_user_id_guild_id"), "cases", ["user_id", "guild_id"])
    op.create_table(
        "sanctions",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("case_id", sa.BigInteger()),
        sa.PrimaryKeyConstraint("guild_id", "user_id", "measure", name=op.f("pk_sanctions")),
    )
    op.create_index(op.f("ix_sanctions_user_id"), "sanctions", ["user_id"])
    op.create_table(
        "follows",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("followed_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "followed_id", name=op.f("pk_follows")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "slowed",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("bridge_id", _RowId, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "bridge_id", name=op.f("pk_slowed")),
        sa.ForeignKeyConstraint(
            ["bridge_id"], ["bridges.id"], name=op.f("fk_slowed_bridge_id_bridges"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "holds",
        sa.Column("delivery_id", _RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("delivery_id", "guild_id", name=op.f("pk_holds")),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["outbox.id"], name=op.f("fk_holds_delivery_id_outbox"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_holds_case_id"), "holds", ["case_id"])


def downgrade() -> None:
    for name in _NEW:
        op.drop_table(name)
    for column in ("leaderboard", "pairing", "language", "opted_out_at"):
        op.drop_column("people", column)
    op.drop_column("links", "trust")
