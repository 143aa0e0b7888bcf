# Charts of /stats and of the weekly post. What begins with stats-chart is drawn, so it is short and has no emoji;
# what begins with stats-alt tells the same to whoever cannot see it.
stats-direction = { $side ->
        [en] 英文 → 中文
       *[zh] 中文 → 英文
    }
stats-chart-traffic = 过桥的消息
stats-alt-traffic = 柱状图：{ $span }过桥的消息。每组先是英文 → 中文，再是中文 → 英文。
stats-alt-in-all = 一共：{ $english } 条，{ $chinese } 条。
stats-alt-pair = { $when }：{ $english } 条，{ $chinese } 条。
stats-chart-hours = 大家什么时候在聊
stats-chart-clock = { $zone }时间
stats-chart-busiest = 最热闹：{ $day } { $time }（{ $other }{ $otherday } { $othertime }），{ $count ->
       *[other] { $shown }条消息
    }
stats-alt-hours = 热力图：{ $span }的消息，按星期和时段，{ $zone }时间。
stats-alt-count = { $when }：{ $count } 条
stats-chart-balance = 十二周均衡度
stats-chart-percent = { $percent }%
stats-chart-index = 交流指数（0–100）
stats-alt-balance = 十二周图：{ $span }，英文 → 中文占全部消息的多少，以及交流指数。
stats-alt-week = { $when }：{ $percent }%，指数 { $index }。
stats-chart-engines = 翻译引擎
stats-chart-used = 采用的译文
stats-chart-failed = 失败
stats-chart-idle = 还没有翻译过什么。
stats-alt-engines = 翻译引擎图，按天，{ $span }。
stats-alt-engine = { $engine }：采用 { $used } 条译文，失败 { $failed } 次。
stats-button-earlier = 更早
stats-button-later = 更晚
stats-button-traffic = 消息
stats-button-hours = 时段
stats-button-balance = 均衡度
