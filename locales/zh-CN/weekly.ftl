# The weekly post
weekly-title = ## 🪶 鹊桥上的这一周
    -# { $first } – { $last }
weekly-empty = 这周很安静，没有消息过桥。没关系，桥一直在。今天谁先打个招呼，新的一周就开始了。
weekly-crossed = **{ $messages } 条消息**过了桥{ $change }，{ $answers ->
        [0] 对面还没有回复或表情反应
       *[other] 对面回了 **{ $answers } 个回复和表情反应**
    }{ $answer_change }。
weekly-sides = 英文 → 中文 **{ $en }** · 中文 → 英文 **{ $zh }**
weekly-spoke = 👥 英文频道 { $en } 人发言，中文频道 { $zh } 人发言。
weekly-people = 👥 英文频道 { $en } 人发言，{ $en_reached } 人收到对面的回应；中文频道 { $zh } 人发言，{ $zh_reached } 人收到对面的回应。
weekly-index = 🌉 交流指数：**{ $index }**（满分 100）
weekly-index-before = 🌉 交流指数：**{ $index }**（满分 100，前一周 { $before }）
weekly-hour = { $begin }–{ $end }（{ $zone }）
weekly-busiest = 🕘 一天里最热闹的时段：{ $times }
weekly-answered = 💬 回应最多：{ $url }（{ $count } 个回复和表情反应）
weekly-explained = 📖 解释得最多的说法：{ $words }
weekly-expression = **{ $expression }**
weekly-expression-meaning = **{ $expression }**（{ $meaning }）
weekly-met = 🤝 { $count } 对语伴聊上了
weekly-sessions = ⏱️ { $count } 次语言交换，共 { $minutes } 分钟
weekly-streak = 🔥 两边已经连续 { $weeks } 周互相回应
weekly-translations = ✍️ { $count } 处译文经大家改得更好了
weekly-thanks = 🙏 感谢 { $people }
weekly-mine = 用我的语言看

# /weekly
weekly-set = 📬 **周报会发到 { CHANNEL($channel) }**：下一次是 { $at }，之后每周 { $time }（{ $zone }），{ $language ->
        [en] 用英文
        [zh-Hans] 用简体中文
        [zh-Hant] 用繁体中文
        [both] 中英双语
       *[channel] 用该频道的语言
    }。
    每期讲的是上一个完整的星期，周一到周日。`/{ command-weekly } { command-weekly-preview }` 可以先自己看看；时区用 `/{ command-stats } { command-stats-timezone }` 设置。
weekly-preview = -# 现在发到 { CHANNEL($channel) } 就是这个样子。只有你能看到。
weekly-posted = 📬 **上周的周报发好了：** { $url }
weekly-stopped = 📭 **不再发周报了。** 已经统计的都还在；用 `/{ command-weekly } { command-weekly-channel }` 可以重新开启。
error-weekly-off = 这个服务器还没有周报。用 `/{ command-weekly } { command-weekly-channel }` 选一个频道。
error-weekly-posted = 上周的周报已经发过了：{ $url }
error-weekly-under-way = 上周的周报正在发送。
error-weekly-unposted = Discord 没有收下发到 { CHANNEL($channel) } 的周报。请检查频道还在不在、我在那里有没有权限，或者过一分钟再试；换频道用 `/{ command-weekly } { command-weekly-channel }`。
error-weekly-permissions = 我还没法在 { CHANNEL($channel) } 发周报，缺少：**{ $permissions }**
log-weekly-failed = ⚠️ **周报：** 我没法在 { CHANNEL($channel) } 发消息，这一期先不发了。请检查我在那里的权限，然后用 `/{ command-weekly } { command-weekly-post }` 补发；换频道用 `/{ command-weekly } { command-weekly-channel }`。
