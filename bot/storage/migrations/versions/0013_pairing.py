"""Language exchange: profiles, who takes part, rounds, pairs and their sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_NEW = ("sessions", "questions", "pair_members", "pairs", "rounds", "seekers", "pairing", "blocks", "profiles")


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.Column("level", sa.SmallInteger()),
        sa.Column("zone", sa.Text()),
        sa.Column("hours", sa.LargeBinary()),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("wants", sa.SmallInteger(), nullable=False),
        sa.Column("capacity", sa.SmallInteger(), nullable=False),
        sa.Column("groups", sa.Boolean(), nullable=False),
        sa.Column("line", sa.Text()),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_profiles")),
    )
    op.create_table(
        "blocks",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("blocked_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "blocked_id", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_blocks_blocked_id"), "blocks", ["blocked_id"])
    op.create_table(
        "pairing",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("minute", sa.SmallInteger(), nullable=False),
        sa.Column("weeks", sa.SmallInteger(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_pairing")),
    )
    op.create_table(
        "seekers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joining", sa.Text(), nullable=False),
        sa.Column("asap", sa.Boolean(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("waited", sa.SmallInteger(), nullable=False),
        sa.Column("paused_until", sa.BigInteger()),
        sa.Column("dm", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("untold", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name=op.f("pk_seekers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_seekers_user_id"), "seekers", ["user_id"])
    op.create_table(
        "rounds",
        sa.Column("id", _RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("guild_id", "number", name=op.f("uq_rounds_guild_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pairs",
        sa.Column("id", _RowId, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("round_id", _RowId),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("nudged_at", sa.BigInteger()),
        sa.Column("asked_at", sa.BigInteger()),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_pairs_round_id_rounds"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairs")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_pairs_thread_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pairs_guild_id"), "pairs", ["guild_id"])
    op.create_index(op.f("ix_pairs_round_id"), "pairs", ["round_id"])
    op.create_index(op.f("ix_pairs_state_ends_at"), "pairs", ["state", "ends_at"])
    op.create_table(
        "pair_members",
        sa.Column("pair_id", _RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("spoke_at", sa.BigInteger()),
        sa.Column("translated", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("met", sa.Boolean()),
        sa.Column("liked", sa.Boolean()),
        sa.Column("onward", sa.Text()),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pair_members_pair_id_pairs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "user_id", name=op.f("pk_pair_members")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pair_members_user_id"), "pair_members", ["user_id"])
    op.create_table(
        "questions",
        sa.Column("pair_id", _RowId, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_questions_pair_id_pairs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "key", name=op.f("pk_questions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sessions",
        sa.Column("id", _RowId, nullable=False),
        sa.Column("pair_id", _RowId, nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("switches_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_sessions_pair_id_pairs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sessions_pair_id"), "sessions", ["pair_id"])


def downgrade() -> None:
    for name in _NEW:
        op.drop_table(name)
