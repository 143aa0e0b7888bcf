# /stats
stats-period = { $period ->
        [this-week] 本週
        [last-4-weeks] 最近四週
        [past-week] 一週
        [past-4-weeks] 四週
        [past-7-days] 七天
       *[other] 最近七天
    }（{ $first } – { $last }）
stats-server = 📊 **本伺服器的橋**，{ $period }
stats-bridge = 📊 **{ $bridge }**，{ $period }
stats-empty = 還沒有訊息過橋。發一則，就開始了。
stats-side = **{ stats-direction }**：{ $messages } 則訊息{ $change }，{ $words } 個詞
stats-more = （▲ { $percent }%）
stats-less = （▼ { $percent }%）
stats-people = • 發言的：{ $spoke }；收到對面回覆或表情反應的：{ $reached }
stats-people-weekly = • 平均每週發言的：{ $spoke }；收到對面回覆或表情反應的：{ $reached }
stats-some = { $count } 人
stats-few = 不到 { $least } 人
stats-answers = • 給對面：{ $replies } 則回覆{ $reply_change }，{ $reactions } 個表情反應{ $reaction_change }
stats-wait = • 通常隔多久回覆：{ $unit ->
        [seconds] { $count } 秒
        [minutes] { $count } 分鐘
        [hours] { $count } 小時
       *[days] { $count } 天
    }
stats-busiest = 🕘 一天裡最熱鬧的時段：{ $begin }–{ $end }（{ $zone }時間）
stats-index = 🌉 **交流指數：{ $index }**（滿分 100）
stats-index-formula = -# 100 × √（互動率 × 均衡度）。互動率：{ $share }% 的訊息得到了對面的回覆或表情反應。均衡度：話少的一邊，訊息數是另一邊的 { $balance }%。
stats-compared = -# ▲ ▼ 比較對象是{ $period ->
        [this-week] 上週同期
        [past-week] 前一週
        [last-4-weeks] 再往前四週的同期
        [past-4-weeks] 再往前的四週
       *[other] 再往前的七天
    }
stats-zone-set = 🕛 本伺服器的統計從現在起依 **{ $zone }** 時間的午夜零時換日。已經統計的不變。

# /stats pairing
stats-pairing = 🤝 **本伺服器的語言交換**，{ $period }
stats-pairing-empty = 這段時間沒有人配對。想參加就用 `/{ command-pair } { command-pair-join }`。
stats-pairing-rounds = • 配對輪數：{ $count }
stats-pairing-pairs = • 新配成 { $made } 組，聊上了 { $met } 組，願意繼續的 { $continued } 組
stats-pairing-sessions = • 練習 { $count } 次，共 { $minutes } 分鐘
stats-pairing-speaking = • 其中英文 { $en } 分鐘，中文 { $zh } 分鐘
stats-pairing-waiting = • 正在等語伴的：{ $people }
stats-pairing-few = • 配了對的不到 { $least } 人，所以不細說了。

# /stats me
stats-me = 🪶 **你在本伺服器的橋上**，{ $period }
stats-me-said = • 你發了 { $said } 則訊息，其中回覆對面的 { $replied } 則。
stats-me-silent = • 你還沒有訊息過橋。打個招呼吧，對面也看得到。
stats-me-reached = • { $reached ->
        [0] 對面還沒有回覆或表情反應
       *[other] 對面給了你 { $reached } 個回覆和表情反應
    }。
stats-me-sessions = • 跟語伴練習 { $count } 次，共 { $minutes } 分鐘
stats-me-streak = 🔥 連續 { $days } 天
stats-me-memory = -# 只有你看得到。誰說了多少最多記三週，目前還記得 { $since } 起的；更早的仍算在總數裡，但已經不知道是誰的了。

# /stats leaderboard
stats-leaderboard = 🏅 **最常回應對面的人**，{ $period }
stats-leaderboard-line = { $place }. **{ $name }**：回覆對面 { $replied } 次，收到對面 { $reached } 個回應
stats-leaderboard-note = -# 比的不是誰話多，而是誰跨語言回覆得多。只列出自己願意上榜的人：`/{ command-me } { command-me-leaderboard }`。
stats-leaderboard-empty = 這段時間榜上還沒有人。想上榜，先用 `/{ command-me } { command-me-leaderboard }` 表示願意，再去回覆一則對面的訊息。沒表示願意的人，名字絕不會出現。

# /stats export
stats-exported = 📎 **本伺服器的統計資料**，{ $first } – { $last }：依日期、橋和語言分列的 { $days } 列，依週分列的其他計數 { $counts } 列。JSON 檔兩樣都有，也說明了每一欄的意思。不到 { $least } 人的人數一律留空。
stats-column-day = 日期，依本伺服器的時區
stats-column-week = 那一週的星期一，依本伺服器的時區
stats-column-bridge-id = 橋的編號
stats-column-bridge = 橋的名稱；本伺服器已經退出的橋留空
stats-column-side = 訊息所在頻道的語言：en 或 zh
stats-column-messages = 跨語言過橋的訊息數
stats-column-characters = 字元數，不算空白、提及、連結和表情符號
stats-column-words = 詞數；中文依詞典斷詞
stats-column-files = 附檔案的訊息數
stats-column-stickers = 附貼圖的訊息數
stats-column-forwards = 轉寄的訊息數
stats-column-polls = 投票數
stats-column-replies = 這一邊回覆對面的次數
stats-column-reactions = 這一邊給對面的表情反應；同一個人對同一則訊息只算一次
stats-column-crossed = 這一邊得到對面回覆或表情反應的訊息數
stats-column-reply-seconds = 這一邊通常隔多少秒回覆（幾何平均）
stats-column-people-spoke = 發言人數；不到 { $least } 人留空
stats-column-people-reached = 收到對面回覆或表情反應的人數；不到 { $least } 人留空
stats-column-kind = 統計的是什麼：engine-used（由某引擎翻譯的副本）、engine-failed（引擎沒答上來的次數）、upgraded（後來才換上譯文的副本）、note（解釋過的說法）、suggestion（通過審核的人工譯文）、term（新增或修改的詞彙表條目）
stats-column-name = 哪個引擎，或 Magpie 內建的網路用語表裡的哪一條
stats-column-times = 次數
