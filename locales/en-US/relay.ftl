# Parts of relayed messages, in the language of the channel they are posted in. `-#` is Discord's small text.
relay-gloss = -# word by word: { $gloss }
relay-gloss-pending = -# ⏳ translation follows · word by word: { $gloss }
relay-waiting = -# ⏳ not translated yet
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ original message was deleted
relay-thread = -# 🧵 { $name }
relay-thread-unnamed = Thread
relay-sticker = -# 🏷️ sticker: { $name }
relay-voice = -# 🎤 voice message, { $length }
relay-attachment-too-big = -# 📎 [{ $name }]({ $url }) ({ $size } MB) is too big to bring along
relay-attachment-left-out = -# 📎 [{ $name }]({ $url }) did not fit in any more
relay-attachment-failed = -# 📎 [{ $name }]({ $url }) could not be brought along
relay-glossed = { $text } ({ $gloss })
relay-note = -# 💡 { $term }: { $meaning }
relay-in-place = -# ↪ [original]({ $url })
relay-forward = -# ↪ forwarded
relay-forward-from = -# ↪ forwarded from { $channel }
relay-poll = 📊 **{ $question }**
relay-poll-several = -# more than one answer may be chosen
relay-poll-vote = -# 🗳️ [vote where it was asked]({ $url })
relay-poll-vote-until = -# 🗳️ [vote where it was asked]({ $url }) · ends { $end }
relay-poll-ended = 📊 The poll has ended: **{ $question }**
relay-poll-winner = 🏆 **{ $answer }** with { $votes } of { $total ->
        [one] { $total } vote
       *[other] { $total } votes
    }
relay-poll-draw = 🤝 A draw, with { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    } each
relay-poll-no-votes = -# Nobody voted
relay-said-at = -# 🕐 said at { $time }, let through by moderators
