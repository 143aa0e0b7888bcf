# 轉送訊息的組成部分，用所在頻道的語言。`-#` 是 Discord 的小字。
relay-gloss = -# 逐詞對照：{ $gloss }
relay-gloss-pending = -# ⏳ 譯文稍後就到 · 逐詞對照：{ $gloss }
relay-waiting = -# ⏳ 還沒翻譯好
relay-reply = -# ↪ [{ $name }]({ $url })
relay-reply-lost = -# ↪ { $name }
relay-reply-nobody = -# ↪ 一則已經不在的訊息
relay-sticker = -# 🏷️ 貼圖：{ $name }
relay-attachment-too-big = -# 📎 { $name }（{ $size } MB）太大，帶不過來
relay-attachment-failed = -# 📎 { $name } 沒能帶過來
relay-note = -# 💡 { $term }：{ $meaning }
relay-in-place = -# ↪ [原文]({ $url })
