# /stats
stats-period = { $period ->
        [this-week] 本周
        [last-4-weeks] 最近四周
        [past-week] 一周
        [past-4-weeks] 四周
        [past-7-days] 七天
       *[other] 最近七天
    }（{ $first } – { $last }）
stats-server = 📊 **本服务器的桥**，{ $period }
stats-bridge = 📊 **{ $bridge }**，{ $period }
stats-empty = 还没有消息过桥。发一条，就开始了。
stats-side = **{ stats-direction }**：{ $messages } 条消息{ $change }，{ $words } 个词
stats-more = （▲ { $percent }%）
stats-less = （▼ { $percent }%）
stats-people = • 发言的：{ $spoke }；收到对面回复或表情反应的：{ $reached }
stats-people-weekly = • 平均每周发言的：{ $spoke }；收到对面回复或表情反应的：{ $reached }
stats-some = { $count } 人
stats-few = 不到 { $least } 人
stats-answers = • 给对面：{ $replies } 条回复{ $reply_change }，{ $reactions } 个表情反应{ $reaction_change }
stats-wait = • 一般隔多久回复：{ $unit ->
        [seconds] { $count } 秒
        [minutes] { $count } 分钟
        [hours] { $count } 小时
       *[days] { $count } 天
    }
stats-busiest = 🕘 最热闹的时段：{ $begin }–{ $end }（{ $zone }时间）
stats-index = 🌉 **交流指数：{ $index }**（满分 100）
stats-index-formula = -# 100 × √（互动率 × 均衡度）。互动率：{ $share }% 的消息得到了对面的回复或表情反应。均衡度：话少的一边，消息数是另一边的 { $balance }%。
stats-compared = -# ▲ ▼ 对比的是{ $period ->
        [this-week] 上周同期
        [past-week] 前一周
        [last-4-weeks] 再往前的四周
        [past-4-weeks] 再往前的四周
       *[other] 再往前的七天
    }
stats-zone-set = 🕛 本服务器的统计从现在起按 **{ $zone }** 时间的零点换日。已经统计的不变。
