# 轉送訊息的組成部分，用所在頻道的語言。`-#` 是 Discord 的小字。
relay-gloss = -# 逐詞對照：{ $gloss }
relay-gloss-pending = -# ⏳ 譯文稍後就到 · 逐詞對照：{ $gloss }
relay-waiting = -# ⏳ 還沒翻譯好
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ 一則已經不在的訊息
relay-sticker = -# 🏷️ 貼圖：{ $name }
relay-voice = -# 🎤 語音訊息，{ $length }
relay-attachment-too-big = -# 📎 [{ $name }]({ $url })（{ $size } MB）太大，帶不過來
relay-attachment-left-out = -# 📎 [{ $name }]({ $url }) 放不下了，沒有帶過來
relay-attachment-failed = -# 📎 [{ $name }]({ $url }) 沒能帶過來
relay-glossed = { $text }（{ $gloss }）
relay-note = -# 💡 { $term }：{ $meaning }
relay-in-place = -# ↪ [原文]({ $url })
