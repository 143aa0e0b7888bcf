# 过滤消息的规则，以及等管理员审核的消息。
rule-word = 词语
rule-pattern = 正则表达式
rule-invites = 邀请链接（以下除外）
rule-domain = 域名
rule-only-domains = 只许这些域名
rule-mentions = 提及人数
rule-flood = 刷屏
rule-repeats = 重复发言
rule-file-type = 文件类型
rule-file-size = 文件大小
rule-new-accounts = 新账号
action-log = 放行并记录
action-hold = 等待审核
action-drop = 拦下
action-mute = 拦下并禁言一小时
rule-line = #{ $number } { $kind } { $value } → { $action }
rule-of-bridge = { $rule } · 只在 **{ $bridge }**
finding-source = { $kind } { $value }
finding-translation = 译文里有{ $kind } { $value }
finding-disguised = { $finding }（{ $how }）
finding-new-link-files = 新加入的频道发来的文件
finding-new-link-links = 新加入的频道发来的链接
disguise-letters = 换了字形
disguise-gaps = 中间插了东西
disguise-pinyin = 写成拼音
disguise-initials = 写成拼音首字母

filter-added = 🛡️ 从现在起：{ $rule }
    -# 本服务器里说的和从桥上过来的都算，原文和译文都查。可以用 `/{ command-filter } { command-filter-test }` 试试。
filter-changed = 🛡️ 已修改：{ $rule }
filter-removed = 已删除规则：
    { $rules }
filter-empty = 这个服务器还没有规则。用 `/{ command-filter } { command-filter-add }` 添加。
filter-title = 🛡️ 共 { $count } 条规则（新的在前）
filter-more = …… 还有 { $count } 条。用 `/{ command-filter } { command-filter-export }` 可以拿到全部。
filter-test-said = **原样：** { $outcome }
filter-test-translated = **译文：** { $text }
    { $outcome }
filter-test-passes = ✅ 可以通过
filter-test-found = ⚠️ { $action } · { $why }
filter-test-floods = -# 刷屏和重复发言的规则要看这个人之前说了什么，这里测不出来。
filter-imported = 🛡️ 规则：新增 { $added } 条，修改 { $changed } 条，删除 { $removed } 条。
filter-problems = 有 { $count } 行没有采用：
filter-problem = - 第 { $row } 行：{ $reason }
filter-more-problems = …… 还有 { $count } 行。
filter-undo = -# 附件是改动之前的规则。想撤销的话，打开 **replace** 选项重新导入它。
filter-exported = 🛡️ 共 { $count } 条规则。改好之后用 `/{ command-filter } { command-filter-import }` 交回来；打开 **replace** 选项时，文件里没有的规则会被删除。

hold-asks = ⏸️ **#{ $number }** **{ $name }**（`{ $id }`）的消息在等你审核：{ $place } 的[原文]({ $url }) → { $to }
hold-logged = 👁️ **#{ $number }** **{ $name }**（`{ $id }`）的消息已放行：{ $place } 的[原文]({ $url }) → { $to }
hold-dropped = 🚫 **#{ $number }** **{ $name }**（`{ $id }`）的消息被拦下了：{ $place } 的[原文]({ $url }) → { $to }
hold-muted-author = 🔇 **#{ $number }** **{ $name }**（`{ $id }`）的消息被拦下，作者禁言一小时：{ $place } 的[原文]({ $url }) → { $to }
hold-kept-old = ✏️ **#{ $number }** **{ $name }**（`{ $id }`）改了消息，新版本触犯规则，对面仍显示旧版本：{ $place } 的[原文]({ $url }) → { $to }
hold-why = 原因：{ $why }
hold-file = 📎 [{ $name }]({ $url })
hold-translation = **译文**
hold-approve = 放行
hold-reject = 拒绝
hold-mute = 拒绝并禁言 24 小时
hold-approved = ✅ **{ $moderator }** 已放行
hold-rejected = ❌ **{ $moderator }** 已拒绝
hold-muted = 🔇 **{ $moderator }** 已拒绝，作者被禁言至 { $until }
hold-gone = 🗑️ 消息已删除，或不会再发过去，不用再决定了。
hold-over = ⌛ 已结束：别处已经决定，或者一直没人决定。
hold-edited = ✏️ 作者改过了，请看下面的新版本。
held-title = **第 { $number } 条，共 { $count } 条**
held-none = ✅ 没有在等审核的消息。
held-next = 下一条
held-previous = 上一条
log-holds-dropped = ⌛ 有 { $count } 条消息 7 天没人审核，已丢弃。

trust-trusted = 🤝 从现在起，**{ $channel }** 发来的链接和文件直接通过。
trust-new = ⏸️ 从现在起，**{ $channel }** 发来的链接和文件要等其他服务器的管理员审核。

error-rule-unknown = 这里没有 `{ $value }` 这条规则。用 `/{ command-filter } { command-filter-list }` 看看都有哪些。
error-rules-full = 一个服务器最多 { $max } 条规则。什么都没有改动。
error-patterns-full = 一个服务器最多 { $max } 条正则表达式。什么都没有改动。
error-rule-kind = 没有这种规则。可以用：{ $kinds }
error-rule-action = 没有这种处理方式。可以用：{ $actions }
error-rules-file-big = 文件太大，最多 { $kilobytes } kB。
error-rules-file-encoding = 读不了这个文件。请存成 UTF-8 文本再试。
error-rules-file-toml = 这个文件不是有效的 TOML。每条规则以 `[[rule]]` 开头。
error-rules-file-gone = 没能取到这个文件，请再试一次。
error-hold-gone = 已经有人决定了，或者消息不在了。
error-hold-changed = 作者后来改过这条消息。请看新版本再决定。
error-hold-kept-out = 作者正被禁言或封禁，这条消息发不过去。请先解除。
