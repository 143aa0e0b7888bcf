# /语伴：参加语言交换。
pair-joined = 🤝 **报名成功！** 从现在起，这里每一轮我都会帮你找语伴。
pair-joined-once = 🤝 **报名成功，只配一次。** 等你和语伴聊上了，就自动退出。
pair-joined-dm = 📬 如果没给你找到人，我会私信告诉你，并说明原因。
pair-joined-quiet = 🔕 我不会私信打扰你。配上以后，这里会开一个只有你们能看到的子区；在那之前，用 `/{ command-pair } { command-pair-status }` 查看进展。
pair-joined-ways = 不想等？`/{ command-pair } { command-pair-next }` 现在就帮你找。`/{ command-pair } { command-pair-skip }`、`{ command-pair-pause }`、`{ command-pair-leave }` 随时都能用。
pair-round-next = 📅 下一轮：{ $at }（{ $away }）
pair-rounds-paused = 📅 管理员暂停了定期配对。`/{ command-pair } { command-pair-next }` 照样能用。
pair-paused = ⏸️ 已暂停，到 { $until } 自动恢复。想提前回来就用 `/{ command-pair } { command-pair-join }`。
pair-paused-pair = 你现在的语伴不受影响。
pair-skipped = ⏭️ { $round } 这一轮你不参加。你的下一轮：{ $back }
pair-skipped-already = ⏸️ 这一轮你本来就不参加。你的下一轮：{ $back }
pair-next-found = 🎉 **找到了！** 你们的私密子区马上就开，我会在里面叫你。
pair-next-waiting = ⏳ **现在没有合适的人在找语伴，已经帮你排上了。** 有合适的人来找，你们马上就能见面；没有的话，下一轮再帮你配。你先忙别的就好。
pair-next-question = 你的语伴人数已经满了。要结束和 **{ $names }** 的配对，换一位新语伴吗？对方只会知道配对结束了，下一轮会优先安排对方。
pair-next-which = 你的语伴人数已经满了。想和谁结束，换一位新语伴？
pair-status = 🤝 **你在这里的语言交换**
pair-status-rounds = • 每一轮都参加。
pair-status-once = • 只配一次，聊上了就退出。
pair-status-asap = • 同时也在排队，有合适的人随时可以见面。
pair-status-dm = • 没配上时，我会私信告诉你。
pair-status-quiet = • 我不会私信你。用 `/{ command-pair } { command-pair-join }` 的 `{ command-pair-join.dm }` 选项可以打开。
pair-status-paused = ⏸️ 暂停中，恢复时间：{ $until }。想提前回来？`/{ command-pair } { command-pair-join }`
pair-status-left-out = ⚠️ **你目前不在配对名单里。** 我给你找到过语伴，但你看不到子区所在的频道，没法让你进去。{ $sees ->
        [yes] 现在你能看到了，用 `/{ command-pair } { command-pair-join }` 就能重新参加。
       *[no] 请管理员让你看到那个频道，再用 `/{ command-pair } { command-pair-join }` 重新参加。
    }
pair-status-content = • 你有语伴，不再找新的。想继续找就用 `/{ command-pair } { command-pair-join }`。
pair-status-out = • 你还没有参加。用 `/{ command-pair } { command-pair-join }` 加入，或者用 `/{ command-pair } { command-pair-once }` 先试一次。
pair-status-partner = 💬 和 **{ $names }** 在 { $thread }，到 { $until } 为止；大家都愿意的话可以继续。
pair-status-partner-soon = 💬 和 **{ $names }**：子区正在开。
pair-status-front = ⏫ 下一轮优先安排你。
pair-status-waited = { $count ->
        [one] ⏳ **上一轮没有配上。** 每等一轮，你的顺序就往前挪。
       *[other] ⏳ **你已经等了 { $count } 轮。** 每等一轮，你的顺序就往前挪。
    }
pair-why-nobody = { $learns ->
        [en] 这里会说英语的人都有语伴了，或者还没有人参加。
        [zh] 这里会说中文的人都有语伴了，或者还没有人参加。
       *[none] 这里在学语言的人都有语伴了，或者还没有人参加。
    }
pair-why-numbers = { $learns ->
        [en] 不是你的问题：这里学英语的人比会说英语的人多。
        [zh] 不是你的问题：这里学中文的人比会说中文的人多。
       *[none] 不是你的问题：这里能帮忙的人比学习的人多。
    }
pair-why-no-fit = 剩下的人里没有合适的：其他人都配走了，或者最近刚和你做过语伴。
pair-ways = 你可以：
pair-way-now = • `/{ command-pair } { command-pair-next }`：不用等下一轮，有合适的人就见面。
pair-way-groups = • 在语言交换资料里选择欢迎第三个人：三人小组里，两位学习者和同一位语伴一起聊。
pair-way-hours = • 在语言交换资料里多写一些有空的时间和兴趣。
pair-way-invite = • 叫上对面的朋友：每多一个人参加，这里就有人多一位语伴。
pair-history-none = 你在这里还没有过语伴。
pair-history = { $count ->
        [one] 📖 **你到目前为止的语伴**
       *[other] 📖 **你到目前为止的 { $count } 次配对**
    }
pair-history-line = • { $at } **{ $names }**：{ $met ->
        [yes] 聊过
        [no] 没聊成
        [wrote] 互相发过消息
       *[unknown] 你没说有没有聊过
    }
pair-history-more = ……在此之前还有 { $count } 次。
pair-left = 👋 已退出。资料会留着，直到你自己删除；想回来就用 `/{ command-pair } { command-pair-join }`。
pair-left-parted = 👋 已退出，配对也结束了。对方只会知道配对结束，下一轮会优先安排对方。
pair-left-kept = 👋 以后不再给你配新的人。现在的语伴会陪你到这次配对结束。
pair-leave-question = 你现在和 **{ $names }** 是语伴。要怎么办？
pair-leave-keep = 退出，但先留着现在的语伴
pair-leave-part = 退出，并结束配对
pair-leave-no = 不退出
pair-stayed = 没有变化，你还在参加。
pair-end-question = 要结束和 **{ $names }** 的配对吗？对方只会知道配对结束了，下一轮会优先安排对方。你仍然会继续参加。
pair-end-which = 想结束哪一个？
pair-end-yes = 结束
pair-end-no = 继续
pair-kept = 没有变化，你们还是语伴。
pair-ended = 👋 已结束，子区马上关闭。`/{ command-pair } { command-pair-next }` 帮你找新语伴；不想再配到同一个人，用 `/{ command-pair } { command-pair-block }`。
pair-blocked = 🚫 无论在哪个服务器，都不会把你和 **{ $name }** 配在一起。对方不会知道。想取消就用 `/{ command-pair } { command-pair-unblock }`。
pair-blocked-parted = 🚫 无论在哪个服务器，都不会再把你和 **{ $name }** 配在一起。你们的配对已经结束：对方只会知道结束了，别的一概不知。想取消就用 `/{ command-pair } { command-pair-unblock }`。
pair-unblocked = 你又可以和 **{ $name }** 配对了。
pair-not-blocked = 你没有拉黑过 **{ $name }**。
pair-report-which = 是哪一次配对？
error-pair-nobody-to-report = 你在这里还没有过语伴，没有可以举报的人。桥上的消息可以这样举报：右键或长按消息 → 应用 → **{ menu-report }**。
error-pair-kept-out = 这个服务器的管理员禁言或封禁了你，所以现在没法在这里配对。用 `/{ command-me } { command-me-cases }` 查看原因和申诉方法。
error-pair-cannot-see = 这里的语伴在一个你看不到的频道里见面，你进不了自己的子区。请管理员让你看到那个频道，再来报名。
error-pair-no-rounds = 管理员暂停了定期配对，没有可以跳过的一轮。
error-pair-none = 你在这里现在没有语伴。

# /配对：管理员的设置。
pairing-set-up = ✅ **语言交换已开启。** 语伴们在 { CHANNEL($channel) } 的私密子区见面，只有他们自己和有“管理子区”权限的人能看到。
pairing-set-up-next = 告诉大家：先用 `/{ command-profile } { command-profile-edit }`，再用 `/{ command-pair } { command-pair-join }`。`/{ command-pairing } { command-pairing-schedule }` 改时间，`/{ command-pairing } { command-pairing-preview }` 预览一轮的结果。
pairing-channel-hidden = ⚠️ 不是所有人都能看到 { CHANNEL($channel) }。看不到这个频道的人，也进不了里面的子区。
pairing-scheduled = 📅 **配对时间改好了。**
pairing-rounds-next = { $weeks ->
        [one] 每周 { $time }（{ $zone }）。接下来几轮，按你自己的时间：
       *[other] 每 { $weeks } 周 { $time }（{ $zone }）。接下来几轮，按你自己的时间：
    }
pairing-rounds-paused = ⏸️ 定期配对暂停中。用 `/{ command-pairing } { command-pairing-resume }` 恢复。
pairing-paused = ⏸️ 在 `/{ command-pairing } { command-pairing-resume }` 之前不再有新的一轮。现有的语伴不受影响，大家也还能自己找语伴。
pairing-resumed = ▶️ **定期配对恢复了。**
pairing-run-question = 现在就开始一轮？到期的配对会结束，等着的人会配上，子区马上开。可以先用 `/{ command-pairing } { command-pairing-preview }` 看看谁会和谁见面。原来的时间表不变。
pairing-run-yes = 开始
pairing-ran = { $people ->
        [0] 第 { $number } 轮结束：没有人在等语伴。
       *[other] 🤝 **第 { $number } 轮：** { $people } 人中有 { $matched } 人配上了，{ $waiting } 人继续等。子区正在开。
    }
pairing-stop-question = 要关闭这个服务器的语言交换吗？以后不再配对。现有的语伴会到期再结束。报名名单会留着，方便你再次开启。
pairing-stop-yes = 关闭
pairing-stopped = 语言交换已关闭。用 `/{ command-pairing } { command-pairing-setup }` 可以再开。
pairing-dissolve-question = { $count ->
        [one] 要让他们结束配对吗？他们会知道是管理员结束的，但不会知道原因；下一轮两边都优先安排。如果不想让某个人再参加，请禁言。
       *[other] 要结束这 { $count } 组配对吗？他们会知道是管理员结束的，但不会知道原因；下一轮都优先安排。如果不想让某个人再参加，请禁言。
    }
    { $pairs }
pairing-dissolve-yes = 结束
pairing-dissolved = { $count ->
        [0] 他们的配对已经结束了。
        [one] 好了：配对已结束，子区马上关闭。
       *[other] 好了：{ $count } 组配对已结束，子区马上关闭。
    }
pairing-no = 取消
pairing-kept = 没有变化。
pairing-preview = 🔍 **预览：如果现在开始一轮。** 不会记录，也不会通知任何人。
    { $pairs ->
        [one] 新配 1 组
       *[other] 新配 { $pairs } 组
    }（{ $people } 人），{ $waiting } 人继续等，{ $going } 组继续，{ $over } 组结束。{ $paused } 人暂停中，{ $blank } 人没填语言交换资料{ $unseeing ->
        [0] {""}
       *[other] ，{ $unseeing } 人看不到见面的频道
    }。
pairing-preview-match = • { $people } · **{ $score }**/1000 · { $hours ->
        [-1] 空闲时间不明
        [0] 几乎没有共同的空闲时间
        [one] 每周有 1 小时都有空
       *[other] 每周有 { $hours } 小时都有空
    } · { $interests ->
        [0] 没有共同兴趣
        [one] 1 个共同兴趣
       *[other] { $interests } 个共同兴趣
    }
pairing-preview-group = • { $people } · **{ $score }**/1000
pairing-preview-going = • { $people } · 继续做语伴
pairing-preview-waits = • { $person } 继续等：{ $why }
pairing-preview-nobody = 会说这门语言的人都有语伴了，或者还没有人参加
pairing-preview-numbers = 学习的人比语伴多
pairing-preview-no-fit = 剩下的人里没有合适的
pairing-preview-back = 上一页
pairing-preview-more = 下一页
pairing-stats = { $count ->
        [one] 📊 **这里的语言交换：** 1 人参加。
       *[other] 📊 **这里的语言交换：** { $count } 人参加。
    }
pairing-stats-rounds = • { $rounds } 轮，共 { $pairs } 组（最近 400 天）
pairing-stats-matched = • 配上的：{ $told ->
        [yes] **{ $percent }%**（各轮合计，{ $of } 人次中 { $part } 人次）
       *[no] 还没有过一轮
    }
pairing-stats-met = • 说聊过的：{ $told ->
        [yes] **{ $percent }%**（{ $of } 个回答中 { $part } 个）
       *[no] 回答太少
    }
pairing-stats-continued = • 想和同一位语伴继续的：{ $told ->
        [yes] **{ $percent }%**（{ $of } 个回答中 { $part } 个）
       *[no] 回答太少
    }
pairing-stats-longest = • 目前等得最久的：{ $count ->
        [0] 没有人在等
        [one] 1 轮
       *[other] { $count } 轮
    }
pairing-stats-english = • 会说英语、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人数太少
    }
pairing-stats-chinese = • 会说中文、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人数太少
    }
pairing-stats-both = • 两种都会、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人数太少
    }
pairing-stats-few = 不足 { $least } 人的不单独列出，以免看出是谁。
error-pairing-plan = 这一轮没算出来：花的时间太长，或者出了错。什么都没有改变，过几分钟再试试。
error-pairing-pair = 这里没有这样一组进行中的配对。请给出编号、子区，或者其中一个人（@ 对方或用户 ID）。
error-pairing-permissions = 语伴们还没法在 { CHANNEL($channel) } 见面，我缺少：**{ $permissions }**
log-pairing-no-channel = ⚠️ **语言交换：** 语伴见面用的频道没了，谁也见不了面。用 `/{ command-pairing } { command-pairing-setup }` 另选一个。
log-pairing-refused = ⚠️ **语言交换：** Discord 不让我在 { CHANNEL($channel) } 开子区。一个服务器最多同时开 1,000 个子区；如果不是这个原因，用 `/{ command-pairing } { command-pairing-setup }` 换个频道。我会继续试。
log-pairing-forbidden = ⚠️ **语言交换：** 我没法在 { CHANNEL($channel) } 给语伴们开子区，缺少 **{ $permissions }** 权限。拿到权限之前，他们先等着。
