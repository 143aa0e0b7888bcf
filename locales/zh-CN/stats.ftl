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
stats-busiest = 🕘 一天里最热闹的时段：{ $begin }–{ $end }（{ $zone }时间）
stats-index = 🌉 **交流指数：{ $index }**（满分 100）
stats-index-formula = -# 100 × √（互动率 × 均衡度）。互动率：{ $share }% 的消息得到了对面的回复或表情反应。均衡度：话少的一边，消息数是另一边的 { $balance }%。
stats-compared = -# ▲ ▼ 对比的是{ $period ->
        [this-week] 上周同期
        [past-week] 前一周
        [last-4-weeks] 再往前四周的同期
        [past-4-weeks] 再往前的四周
       *[other] 再往前的七天
    }
stats-zone-set = 🕛 本服务器的统计从现在起按 **{ $zone }** 时间的零点换日。已经统计的不变。

# /stats pairing
stats-pairing = 🤝 **本服务器的语言交换**，{ $period }
stats-pairing-empty = 这段时间没有人配对。想参加就用 `/{ command-pair } { command-pair-join }`。
stats-pairing-rounds = • 配对轮数：{ $count }
stats-pairing-pairs = • 新配成 { $made } 组，聊上了 { $met } 组，愿意继续的 { $continued } 组
stats-pairing-sessions = • 练习 { $count } 次，共 { $minutes } 分钟
stats-pairing-speaking = • 其中英语 { $en } 分钟，中文 { $zh } 分钟
stats-pairing-waiting = • 正在等语伴的：{ $people }
stats-pairing-few = • 配了对的不到 { $least } 人，所以不细说了。

# /stats me
stats-me = 🪶 **你在本服务器的桥上**，{ $period }
stats-me-said = • 你发了 { $said } 条消息，其中回复对面的 { $replied } 条。
stats-me-silent = • 你还没有消息过桥。打个招呼吧，对面也看得到。
stats-me-reached = • { $reached ->
        [0] 对面还没有回复或表情反应
       *[other] 对面给了你 { $reached } 个回复和表情反应
    }。
stats-me-sessions = • 跟语伴练习 { $count } 次，共 { $minutes } 分钟
stats-me-streak = 🔥 连续 { $days } 天
stats-me-memory = -# 只有你看得到。谁说了多少最多记三周，现在还记得 { $since } 起的；更早的仍算在总数里，但已经不知道是谁的了。

# /stats leaderboard
stats-leaderboard = 🏅 **最常回应对面的人**，{ $period }
stats-leaderboard-line = { $place }. **{ $name }**：回复对面 { $replied } 次，收到对面 { $reached } 个回应
stats-leaderboard-note = -# 比的不是谁话多，而是谁跨语言回复得多。只列出自己愿意上榜的人：`/{ command-me } { command-me-leaderboard }`。
stats-leaderboard-empty = 这段时间榜上还没有人。想上榜，先用 `/{ command-me } { command-me-leaderboard }` 表示愿意，再去回复一条对面的消息。没表示愿意的人，名字绝不会出现。

# /stats export
stats-exported = 📎 **本服务器的数据**，{ $first } – { $last }：按日期、桥和语言的 { $days } 行，按周的其他计数 { $counts } 行。JSON 文件两样都有，并说明了每一列的含义。不到 { $least } 人的人数一律留空。
stats-column-day = 日期，按本服务器的时区
stats-column-week = 那一周的星期一，按本服务器的时区
stats-column-bridge-id = 桥的编号
stats-column-bridge = 桥的名称；本服务器已经退出的桥留空
stats-column-side = 消息所在频道的语言：en 或 zh
stats-column-messages = 跨语言过桥的消息数
stats-column-characters = 字符数，不算空格、提及、链接和表情
stats-column-words = 词数；中文按词典分词
stats-column-files = 带文件的消息数
stats-column-stickers = 带贴纸的消息数
stats-column-forwards = 转发的消息数
stats-column-polls = 投票数
stats-column-replies = 这一边回复对面的次数
stats-column-reactions = 这一边给对面的表情反应；同一个人对同一条消息只算一次
stats-column-crossed = 这一边得到对面回复或表情反应的消息数
stats-column-reply-seconds = 这一边一般隔多少秒回复（几何平均）
stats-column-people-spoke = 发言人数；不到 { $least } 人留空
stats-column-people-reached = 收到对面回复或表情反应的人数；不到 { $least } 人留空
stats-column-kind = 统计的是什么：engine-used（由某引擎翻译的副本）、engine-failed（引擎没答上来的次数）、upgraded（后来才换上译文的副本）、note（解释过的说法）、suggestion（通过审核的人工译文）、term（新增或修改的术语表条目）
stats-column-name = 哪个引擎，或 Magpie 自带的网络用语表里的哪一条
stats-column-times = 次数
