# Parts of relayed messages, in the language of the channel they are posted in. `-#` is Discord's small text.
relay-gloss = -# word by word: { $gloss }
relay-gloss-pending = -# ⏳ translation follows · word by word: { $gloss }
relay-waiting = -# ⏳ not translated yet
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ a message that is gone
relay-sticker = -# 🏷️ sticker: { $name }
relay-voice = -# 🎤 voice message, { $length }
relay-attachment-too-big = -# 📎 [{ $name }]({ $url }) ({ $size } MB) is too big to bring along
relay-attachment-left-out = -# 📎 [{ $name }]({ $url }) did not fit in any more
relay-attachment-failed = -# 📎 [{ $name }]({ $url }) could not be brought along
relay-glossed = { $text } ({ $gloss })
relay-note = -# 💡 { $term }: { $meaning }
relay-in-place = -# ↪ [original]({ $url })
