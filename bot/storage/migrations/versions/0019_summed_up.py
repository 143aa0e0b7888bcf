"""What was counted goes into the sums a little later, many messages at once; up to now all of it is there."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TALK = """
INSERT INTO talk (guild_id, day, hour, bridge_id, side, messages, characters, words, files, stickers, forwards, polls,
  replies, crossed, waits)
SELECT guild_id, day, hour, bridge_id, side, count(*), sum(characters), sum(words),
  sum(CASE WHEN kind = 1 THEN 1 ELSE 0 END), sum(CASE WHEN kind = 2 THEN 1 ELSE 0 END),
  sum(CASE WHEN kind = 3 THEN 1 ELSE 0 END), sum(CASE WHEN kind = 4 THEN 1 ELSE 0 END),
  count(answers), sum(CASE WHEN crossings > 0 THEN 1 ELSE 0 END), coalesce(sum(wait), 0)
FROM counted WHERE NOT summed GROUP BY guild_id, day, hour, bridge_id, side
ON CONFLICT (guild_id, day, hour, bridge_id, side) DO UPDATE SET
  messages = talk.messages + excluded.messages, characters = talk.characters + excluded.characters,
  words = talk.words + excluded.words, files = talk.files + excluded.files,
  stickers = talk.stickers + excluded.stickers, forwards = talk.forwards + excluded.forwards,
  polls = talk.polls + excluded.polls, replies = talk.replies + excluded.replies,
  crossed = talk.crossed + excluded.crossed, waits = talk.waits + excluded.waits
"""
_VOICES = """
INSERT INTO voices (guild_id, day, bridge_id, side, user_id, said, replied, reached)
SELECT guild_id, day, bridge_id, side, author_id, count(*), count(answers), sum(crossings)
FROM counted WHERE NOT summed GROUP BY guild_id, day, bridge_id, side, author_id
ON CONFLICT (guild_id, day, bridge_id, side, user_id) DO UPDATE SET
  said = voices.said + excluded.said, replied = voices.replied + excluded.replied,
  reached = voices.reached + excluded.reached
"""


def upgrade() -> None:
    # A process of the version before, which may still be at work, sums up at once and knows of no column.
    op.add_column("counted", sa.Column("summed", sa.Boolean(), server_default=sa.true(), nullable=False))
    waiting = sa.text("NOT summed")
    op.create_index(
        "ix_counted_origin_id", "counted", ["origin_id"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.execute(_TALK)
    op.execute(_VOICES)
    op.drop_index("ix_counted_origin_id", "counted")
    op.drop_column("counted", "summed")
