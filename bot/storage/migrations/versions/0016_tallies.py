"""What else happens on bridges is counted, and where somebody has reacted is known."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_ANSWERED = sa.text("crossings > 0")
_NAMES = ("origin_id", "user_id", "message_id", "day", "reactions")


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bridge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "kind", "day", "bridge_id", "name", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    op.add_column("voices", sa.Column("replied", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.create_index(
        op.f("ix_counted_guild_id_day"),
        "counted",
        ["guild_id", "day"],
        sqlite_where=_ANSWERED,
        postgresql_where=_ANSWERED,
    )
    # Where people have reacted until now is not known; the original stands for its copies.
    known = "SELECT a.origin_id, a.user_id, o.message_id, a.day, a.reactions FROM applause a"
    _rebuild(
        f"{known} JOIN origins o ON o.id = a.origin_id",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
    )


def downgrade() -> None:
    _rebuild("SELECT origin_id, user_id, min(day) AS day, sum(reactions) AS reactions FROM applause GROUP BY 1, 2")
    op.drop_index(op.f("ix_counted_guild_id_day"), "counted")
    op.drop_column("voices", "replied")
    op.drop_table("tally")


def _rebuild(known: str, *more: sa.Column[int]) -> None:
    """The table of reactions anew, with what was known; a primary key cannot be changed in SQLite."""
    connection = op.get_bind()
    rows = [dict(row) for row in connection.execute(sa.text(known)).mappings()]
    op.drop_table("applause")
    op.create_table(
        "applause",
        sa.Column("origin_id", _RowId, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        *more,
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reactions", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "origin_id", "user_id", *(column.name for column in more), name=op.f("pk_applause")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_applause_day"), "applause", ["day"])
    if rows:
        names = [name for name in _NAMES if name in rows[0]]
        values = ", ".join(f":{name}" for name in names)
        connection.execute(sa.text(f"INSERT INTO applause ({', '.join(names)}) VALUES ({values})"), rows)
