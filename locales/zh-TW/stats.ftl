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
stats-busiest = 🕘 最熱鬧的時段：{ $begin }–{ $end }（{ $zone }時間）
stats-index = 🌉 **交流指數：{ $index }**（滿分 100）
stats-index-formula = -# 100 × √（互動率 × 均衡度）。互動率：{ $share }% 的訊息得到了對面的回覆或表情反應。均衡度：話少的一邊，訊息數是另一邊的 { $balance }%。
stats-compared = -# ▲ ▼ 對比的是{ $period ->
        [this-week] 上週同期
        [past-week] 前一週
        [last-4-weeks] 再往前的四週
        [past-4-weeks] 再往前的四週
       *[other] 再往前的七天
    }
stats-zone-set = 🕛 本伺服器的統計從現在起按 **{ $zone }** 時間的零點換日。已經統計的不變。
