# Charts of /stats and of the weekly post. What begins with stats-chart is drawn, so it is short and has no emoji;
# what begins with stats-alt tells the same to whoever cannot see it.
stats-direction = { $side ->
        [en] 英文 → 中文
       *[zh] 中文 → 英文
    }
stats-chart-traffic = 過橋的訊息
stats-alt-traffic = 長條圖：{ $span }過橋的訊息。每組先是英文 → 中文，再是中文 → 英文。
stats-alt-in-all = 一共：{ $english } 則，{ $chinese } 則。
stats-alt-pair = { $when }：{ $english } 則，{ $chinese } 則。
stats-chart-hours = 大家什麼時候在聊
stats-chart-clock = { $zone }時間
stats-chart-busiest = 最熱鬧：{ $day } { $time }（{ $other }{ $otherday } { $othertime }），{ $count ->
       *[other] { $shown }則訊息
    }
stats-alt-hours = 熱圖：{ $span }的訊息，依星期和時段，{ $zone }時間。
stats-alt-count = { $when }：{ $count } 則
stats-chart-balance = 十二週均衡度
stats-chart-percent = { $percent }%
stats-chart-index = 交流指數（0–100）
stats-alt-balance = 十二週圖：{ $span }，英文 → 中文占全部訊息的多少，以及交流指數。
stats-alt-week = { $when }：{ $percent }%，指數 { $index }。
stats-chart-engines = 翻譯引擎
stats-chart-used = 採用的譯文
stats-chart-failed = 失敗
stats-chart-idle = 還沒有翻譯過什麼。
stats-alt-engines = 翻譯引擎圖，依日期，{ $span }。
stats-alt-engine = { $engine }：採用 { $used } 則譯文，失敗 { $failed } 次。
stats-button-earlier = 更早
stats-button-later = 更晚
stats-button-traffic = 訊息
stats-button-hours = 時段
stats-button-balance = 均衡度
