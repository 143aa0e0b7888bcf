error-case-unknown = 这里没有 { $number } 号记录。
error-reason-long = 理由太长了，最多 { $max } 个字。
error-duration = 我看不懂这个时长。请写成 `10m`、`2h`、`7天` 这样，从一分钟到一年都行；留空就一直有效，直到你解除。
error-person = 我不知道这是谁。请提及对方，或者粘贴对方的用户 ID 或其某条消息的链接。
error-person-you = 那是你自己。
error-person-me = 那是我。
error-message-unknown = 这条消息不是经由本服务器的桥转发的，或者已经不在了。请粘贴消息链接：右键点击或长按消息 → 复制消息链接。
error-purge-what = 请说明要清理多少条，或者多久以内的。
error-server-unknown = 我不认识这个服务器。请从列表里选，里面是你们各座桥另一端的服务器。
error-not-mute = 本服务器没有禁言 **{ $name }**。
error-not-ban = 本服务器的桥没有封禁 **{ $name }**。
error-case-elsewhere = 这要由另一个服务器的管理员决定。
error-case-decided = 已经有人处理过了。
error-appeal-own = 这份申诉针对的是你自己的决定，请由其他管理员或服务器所有者处理。
error-appeal-over = 这项措施已经结束，不需要申诉了。
error-appeal-again = 你已经申诉过了。每项处理只能申诉一次。
error-report-unbridged = 这条消息不是经由桥转发的，请直接告诉本服务器的管理员。
error-report-own = 这是你自己的消息。你可以把它删掉，所有转发也会一起消失。
error-report-again = 你已经举报过这条消息了。用 `/{ command-me } { command-me-reports }` 可以查看进展。
error-report-often = 一小时最多举报 { $max } 次。如果情况紧急，请直接联系管理员。
error-report-forgotten = 作者已经让我删除了与自己有关的资料，没法再这样处理了。

# How an entry of the record reads: parts joined by dots.
case-head = **#{ $number }** { $kind } · { $at }
case-about = { $name }
case-by = 处理人：{ $name }
case-until = 至 { $until }
case-message = 消息 `{ $message }`
case-kept-out = 此后拦下 { $count } 条消息
case-open = **等待处理**
case-reason = > { $reason }
case-link = 🔗 [原消息]({ $url })
case-refers = ↑ 关于 #{ $number }
case-logged = 👁️ 规则记录
case-held = ⏸️ 等待审核
case-dropped = 🚫 已拦下
case-approved = ✅ 通过
case-rejected = ❌ 未通过
case-muted = 🔇 禁言
case-unmuted = 🔊 解除禁言
case-banned = 🔨 封禁
case-unbanned = 🤝 解除封禁
case-warned = ⚠️ 警告
case-deleted = 🗑️ 全面删除消息
case-purged = 🧹 批量清理消息
case-locked = 🔒 锁定桥
case-unlocked = 🔓 解锁桥
case-slowed = 🐌 慢速模式
case-reported = 🚩 举报
case-appealed = 🙋 申诉
case-setting = ⚙️ 更改设置
reason-rule-added = 新规则：{ $rule } → { $action }
reason-rule-removed = 移除规则：{ $rule }
reason-granted = 赋予 { $role } 权限：{ $power }
reason-revoked = 收回 { $role } 权限：{ $power }
reason-slowed = { $seconds ->
    [0] 关闭慢速模式
   *[other] 每 { $seconds } 秒一条消息
}
case-discord-ban = 在 Discord 上被封禁
case-discord-unban = 在 Discord 上解除了封禁
case-discord-timeout = 在 Discord 上被禁言
case-discord-timeout-over = 在 Discord 上解除了禁言

moderate-mute = 🔇 已禁言 **{ $name }**：其发言不会进入本服务器的桥接频道，也不会从这里传出去。记录 #{ $number }。
    撤销：`/{ command-moderate } { command-moderate-unmute }`
moderate-mute-until = 🔇 已禁言 **{ $name }** 至 { $until }：其发言不会进入本服务器的桥接频道，也不会从这里传出去。记录 #{ $number }。
    撤销：`/{ command-moderate } { command-moderate-unmute }`
moderate-ban = 🔨 已封禁 **{ $name }**：在本服务器的桥接频道里，双向都不再转发其发言。其他服务器各自决定。记录 #{ $number }。
    撤销：`/{ command-moderate } { command-moderate-unban }`
moderate-ban-until = 🔨 已封禁 **{ $name }** 至 { $until }：在本服务器的桥接频道里，双向都不再转发其发言。其他服务器各自决定。记录 #{ $number }。
    撤销：`/{ command-moderate } { command-moderate-unban }`
moderate-unmute = 🔊 已解除对 **{ $name }** 的禁言。记录 #{ $number }。
moderate-unban = 🤝 已解除对 **{ $name }** 的封禁。记录 #{ $number }。
moderate-still-out = 还有别的措施在限制对方：用 `/{ command-moderate } { command-moderate-history }` 查看。
moderate-warned = ⚠️ 已在 { CHANNEL($channel) } 警告 **{ $name }**。记录 #{ $number }。
moderate-warned-untold = ⚠️ 对 **{ $name }** 的警告已记录为 #{ $number }，但没有可以通知对方的频道。对方可以用 `/{ command-me } { command-me-cases }` 看到。
moderate-history = 👤 **{ $name }** · `{ $id }` · { $count ->
        [0] 这里没有记录
       *[other] 这里有 { $count } 条记录
    }
moderate-is-mute = 🔇 **目前被禁言**
moderate-is-ban = 🔨 **目前被封禁**
moderate-nothing-to-delete = 没有可以删除的内容。
moderate-deleted = 🗑️ { $count ->
        [1] 正在删除这条消息在所有服务器的转发。
       *[other] 正在删除 { $count } 条消息在所有服务器的转发。
    }记录 #{ $number }。此操作无法撤销。
moderate-originals-deleted = { $count ->
        [1] 原消息也删除了。
       *[other] { $count } 条原消息也删除了。
    }
moderate-originals-elsewhere = { $count ->
        [1] 原消息留在原处，由那边服务器的管理员决定。
       *[other] { $count } 条原消息留在原处，由那边服务器的管理员决定。
    }
moderate-originals-refused = { $count ->
        [1] 我无法删除原消息：我在那里没有**管理消息**权限。
       *[other] 有 { $count } 条原消息我无法删除：我在那里没有**管理消息**权限。
    }
moderate-locked = 🔒 **{ $bridge }** 已锁定，不再转发任何消息，大家也都收到了通知。
    撤销：`/{ command-moderate } { command-moderate-unlock }`
moderate-unlocked = 🔓 **{ $bridge }** 已解锁。
moderate-slow = 🐌 **{ $bridge }**：同一个人每 { $seconds } 秒最多有一条消息进入本服务器的频道；发得更快的会标上 🐌，不转发。
    撤销：`/{ command-moderate } { command-moderate-slow }`，填 **0**
moderate-slow-off = **{ $bridge }**：大家又可以随意发言了。
moderate-followed = 🤝 从现在起，**{ $server }** 的禁言和封禁在这里也有效。
    撤销：`/{ command-moderate } { command-moderate-follow }`，选 **False**
moderate-unfollowed = **{ $server }** 的禁言和封禁在这里无效。
moderate-button-mute = 禁言
moderate-button-ban = 封禁
moderate-button-warn = 警告
moderate-button-delete = 全部删除
form-duration = 多久？
form-duration-hint = 10m、2h、7天；留空：直到解除
form-reason = 为什么？
setting-followed = { $server } 的禁言和封禁在这里也有效
setting-unfollowed = { $server } 的禁言和封禁在这里不再有效

warning = ⚠️ { USER($user) }，**{ $server }** 的管理员请你遵守规则。
warning-reason = ⚠️ { USER($user) }，这是 **{ $server }** 管理员的警告：{ $reason }

audit-title = 📒 **记录** · 第 { $page } 页
audit-empty = 📒 没有符合条件的记录。
audit-newer = 较新的
audit-older = 较早的

report-title = 向管理员举报
report-explained = 本服务器和发出消息的服务器的管理员会看到这条消息和你写的内容。只有本服务器的管理员会看到你的名字。
report-label = 这条消息有什么问题？
report-thanks = 🚩 谢谢，管理员已经收到你的举报。处理结果会在这里显示一段时间，也可以随时用 `/{ command-me } { command-me-reports }` 查看。
report-thanks-waiting = 🚩 谢谢，你的举报已经记录下来，管理员可以在记录里看到。用 `/{ command-me } { command-me-reports }` 可以查看结果。
report-by = 举报人：{ $name }
report-acted = 🚩 管理员已经处理了你举报的内容。谢谢！
report-dismissed = 🚩 管理员看过了你的举报，决定保留这条消息。
decide-delete = 全部删除
decide-mute = 禁言
decide-dismiss = 不处理
decide-lift = 解除
decide-keep = 维持原处理
decided-report-granted = ✅ **{ $moderator }** 已处理
decided-report-refused = **{ $moderator }** 决定不处理
decided-appeal-granted = ✅ **{ $moderator }** 已解除
decided-appeal-refused = **{ $moderator }** 决定维持

me-cases = 📒 **管理员对你的处理**
me-cases-none = 📒 没有管理员对你做过任何处理。
me-case-line = **{ $server } #{ $number }** { $kind } · { $at }
me-case-rule = 服务器的规则
me-case-in-force = 直到解除
me-appeal-waiting = ↳ 你的申诉正等待另一位管理员处理。
me-appeal-granted = ↳ ✅ 你的申诉通过了。
me-appeal-refused = ↳ 你的申诉没有通过。
me-reports = 🚩 **你的举报**
me-reports-none = 🚩 你没有举报过任何内容。
me-report-line = **{ $server } #{ $number }** · { $at } · { $state }
me-report-waiting = 等待处理
me-report-granted = ✅ 管理员已处理
me-report-refused = 保留原样
appeal-button = 申诉
appeal-title = 申诉
appeal-label = 为什么应该解除？
appeal-sent = 🙋 你的申诉会交给该服务器的其他管理员。用 `/{ command-me } { command-me-cases }` 可以查看他们的决定。
appeal-against = 针对：{ $case }

log-deleted = 🗑️ { $count ->
        [1] **{ $name }** 在 #{ $channel } 的一条消息在那边被删除，所有转发也一并删除：{ $url }
       *[other] #{ $channel } 的 { $count } 条消息在那边被删除，所有转发也一并删除。第一条：{ $url }
    }
