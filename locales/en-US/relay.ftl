# Parts of relayed messages, in the language of the channel they are posted in. `-#` is Discord's small text.
relay-gloss = -# word by word: { $gloss }
relay-gloss-pending = -# ⏳ translation follows · word by word: { $gloss }
relay-waiting = -# ⏳ not translated yet
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ a message that is gone
relay-sticker = -# 🏷️ sticker: { $name }
relay-attachment-too-big = -# 📎 { $name } ({ $size } MB) is too big to bring along
relay-attachment-failed = -# 📎 { $name } could not be brought along
relay-note = -# 💡 { $term }: { $meaning }
relay-in-place = -# ↪ [original]({ $url })
