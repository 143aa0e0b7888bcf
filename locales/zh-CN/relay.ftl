# 转发消息的组成部分，用所在频道的语言。`-#` 是 Discord 的小字。
relay-gloss = -# 逐词对照：{ $gloss }
relay-gloss-pending = -# ⏳ 译文稍后就到 · 逐词对照：{ $gloss }
relay-waiting = -# ⏳ 还没翻译好
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ 一条已经不在的消息
relay-sticker = -# 🏷️ 贴纸：{ $name }
relay-voice = -# 🎤 语音消息，{ $length }
relay-attachment-too-big = -# 📎 [{ $name }]({ $url })（{ $size } MB）太大，带不过来
relay-attachment-left-out = -# 📎 [{ $name }]({ $url }) 放不下了，没有带过来
relay-attachment-failed = -# 📎 [{ $name }]({ $url }) 没能带过来
relay-glossed = { $text }（{ $gloss }）
relay-note = -# 💡 { $term }：{ $meaning }
relay-in-place = -# ↪ [原文]({ $url })
