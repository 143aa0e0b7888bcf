# The weekly post
weekly-title = ## 🪶 鵲橋上的這一週
    -# { $first } – { $last }
weekly-empty = 這週很安靜，沒有訊息過橋。沒關係，橋一直都在。今天誰先打聲招呼，新的一週就開始了。
weekly-crossed = **{ $messages } 則訊息**過了橋{ $change }，{ $answers ->
        [0] 對面還沒有回覆或表情反應
       *[other] 對面回了 **{ $answers } 個回覆和表情反應**
    }{ $answer_change }。
weekly-sides = 英文 → 中文 **{ $en }** · 中文 → 英文 **{ $zh }**
weekly-spoke = 👥 英文頻道 { $en } 人發言，中文頻道 { $zh } 人發言。
weekly-people = 👥 英文頻道 { $en } 人發言，{ $en_reached } 人收到對面的回應；中文頻道 { $zh } 人發言，{ $zh_reached } 人收到對面的回應。
weekly-index = 🌉 交流指數：**{ $index }**（滿分 100）
weekly-index-before = 🌉 交流指數：**{ $index }**（滿分 100，前一週 { $before }）
weekly-hour = { $begin }–{ $end }（{ $zone }）
weekly-busiest = 🕘 一天裡最熱鬧的時段：{ $times }
weekly-answered = 💬 回應最多：{ $url }（{ $count } 個回覆和表情反應）
weekly-explained = 📖 解釋得最多的說法：{ $words }
weekly-expression = **{ $expression }**
weekly-expression-meaning = **{ $expression }**（{ $meaning }）
weekly-met = 🤝 { $count } 組語伴聊上了
weekly-sessions = ⏱️ { $count } 次語言交換，共 { $minutes } 分鐘
weekly-streak = 🔥 兩邊已經連續 { $weeks } 週互相回應
weekly-translations = ✍️ { $count } 處譯文經大家改得更好了
weekly-thanks = 🙏 感謝 { $people }
weekly-mine = 用我的語言看

# /weekly
weekly-set = 📬 **週報會發到 { CHANNEL($channel) }**：下一次是 { $at }，之後每週 { $time }（{ $zone }），{ $language ->
        [en] 用英文
        [zh-Hans] 用簡體中文
        [zh-Hant] 用繁體中文
        [both] 中英雙語
       *[channel] 用該頻道的語言
    }。
    每期講的是上一個完整的星期，週一到週日。`/{ command-weekly } { command-weekly-preview }` 可以自己先看看；時區用 `/{ command-stats } { command-stats-timezone }` 設定。
weekly-preview = -# 現在發到 { CHANNEL($channel) } 就是這個樣子。只有你看得到。
weekly-posted = 📬 **上週的週報發好了：** { $url }
weekly-stopped = 📭 **不再發週報了。** 已經統計的都還在；用 `/{ command-weekly } { command-weekly-channel }` 可以重新開啟。
error-weekly-off = 這個伺服器還沒有週報。用 `/{ command-weekly } { command-weekly-channel }` 選一個頻道。
error-weekly-posted = 上週的週報已經發過了：{ $url }
error-weekly-under-way = 上週的週報正在發送。
error-weekly-unposted = Discord 沒有收下發到 { CHANNEL($channel) } 的週報。請檢查頻道還在不在、我在那裡有沒有權限，或是過一分鐘再試；換頻道用 `/{ command-weekly } { command-weekly-channel }`。
error-weekly-permissions = 我還沒辦法在 { CHANNEL($channel) } 發週報，缺少：**{ $permissions }**
log-weekly-failed = ⚠️ **週報：** 我沒辦法在 { CHANNEL($channel) } 發訊息，這一期先不發了。請檢查我在那裡的權限，然後用 `/{ command-weekly } { command-weekly-post }` 補發；換頻道用 `/{ command-weekly } { command-weekly-channel }`。
