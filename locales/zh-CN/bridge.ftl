bridge-created = 🌉 **{ $bridge }** 搭好了。用 `/{ command-bridge } { command-bridge-link }` 接上频道；别的服务器的频道用 `/{ command-bridge } { command-bridge-share }` 来邀请。
bridge-linked = { CHANNEL($channel) } 已接上 **{ $bridge }**（{ $language }）。
bridge-linked-alone = { CHANNEL($channel) } 是 **{ $bridge }** 的第一个频道（{ $language }）。再接一个，消息就通了。
bridge-unlinked = { CHANNEL($channel) } 已离开 **{ $bridge }**。
bridge-paused = ⏸️ **{ $bridge }** 已暂停。用 `/{ command-bridge } { command-bridge-resume }` 恢复之前，消息不会过桥。
bridge-resumed = ▶️ **{ $bridge }** 恢复通行了。
bridge-style-translation = **{ $bridge }** 现在只显示译文。
bridge-style-with-original = **{ $bridge }** 现在会在译文下面用小字附上原文。
bridge-bots-allowed = **{ $bridge }** 现在会转发其他机器人的消息。
bridge-bots-ignored = **{ $bridge }** 现在不理会其他机器人。

bridge-remove-question = 要把 **{ $bridge }** 彻底拆掉吗？{ $channels ->
        [0] 它还没接上任何频道。
       *[other] 它的 { $channels } 个频道都会断开，已有的消息不受影响。
    }
bridge-remove-yes = 拆掉
bridge-remove-no = 留着
bridge-removed = **{ $bridge }** 已拆除。写过的消息都还在。
bridge-kept = **{ $bridge }** 留着。

bridge-share = 把这个邀请码交给对方服务器的管理员：`{ $code }`
    让对方在自己的服务器里用 `/{ command-bridge } { command-bridge-join }` 输入它。{ $minutes } 分钟内有效，只能用一次。
bridge-joined = { CHANNEL($channel) } 已加入 **{ $bridge }**（{ $language }）。

bridge-list-empty = 还没有桥。用 `/{ command-setup }` 搭第一座吧。
bridge-list-line = 🌉 **{ $bridge }** · { $style }
bridge-list-paused = ⏸️ **{ $bridge }** · 已暂停 · { $style }
bridge-list-here = • { CHANNEL($channel) } · { $language }
bridge-list-there = • #{ $channel }（{ $server }） · { $language }
bridge-list-unknown = • 一个我看不到了的频道 · { $language }
bridge-list-waiting = • ⏳ 对方服务器把我移出了；再不邀请我回去，{ $until }就断开 · { $language }
bridge-list-no-channels = • 还没有频道

bridge-log-set = 以后我会在 { CHANNEL($channel) } 汇报。
bridge-log-off = 我不再在这个服务器里汇报了。

style-translation = 只显示译文
style-with-original = 附上原文

bridge-notes-shown = **{ $bridge }** 现在会在译文下面用小字解释对方可能不懂的说法。
bridge-notes-hidden = **{ $bridge }** 不再解释这些说法了。
bridge-pinyin-shown = **{ $bridge }** 现在会给英语读者附上中文原文和拼音。
bridge-pinyin-hidden = **{ $bridge }** 不再显示拼音了。
bridge-in-place-on = 有人用另一种语言发言时，**{ $bridge }** 现在也会在原频道附上译文。
bridge-in-place-off = **{ $bridge }** 不再在原频道附译文了。

problems-none = ✅ 全都送到了。
problems-title = ⚠️ { $count ->
        [1] 有 **1** 条没能送达：
       *[other] 有 **{ $count }** 条没能送达（新的在前）：
    }
problems-line = **{ $number }.** [{ $what }]({ $link }) → { $place } · { $reason } · { $when }
problems-message = 消息
problems-edit = 消息的编辑
problems-deletion = 消息的删除
problems-other = 消息的其他改动
problems-kept = -# 留在这里超过 7 天的会被清掉。
problems-retry = 重试
problems-discard = 丢弃
problems-newer = 较新的
problems-older = 较早的
problems-retried = 📮 已经重新发出。要是又失败，会再回到这里。
problems-discarded = 🗑️ 已丢弃。

trouble-refused = Discord 不肯收
trouble-no-answer = Discord 一直报错
trouble-defect = 是我出了错，维护者可以在日志里查到
trouble-unreadable = 没法从我的数据库里读出来
