# 语言交换：谁和谁配对。
error-pairing-not-set-up = 这个服务器还没有开启语言交换。管理员可以用 `/{ command-pairing } { command-pairing-setup }` 开启。
error-pair-no-profile = 先向语伴介绍一下自己吧：`/{ command-profile } { command-profile-edit }`，一分钟就好。
error-pair-not-joined = 你还没有参加这里的配对。用 `/{ command-pair } { command-pair-join }` 加入。
error-pair-block-yourself = 这是你自己，不能拉黑自己。
error-pair-block-too-many = 最多可以拉黑 { $max } 个人。用 `/{ command-pair } { command-pair-unblock }` 腾出位置。
error-pair-not-yours = 只有这组语伴自己才能这样做。
error-pair-over = 这次配对已经结束了。用 `/{ command-pair } { command-pair-next }` 找新语伴。
error-pair-no-questions = 我知道的话题你们都聊过了，轮到你们自己出题啦！
error-session-minutes = 一次练习要 { $least } 到 { $most } 分钟。
error-session-running = 已经有一场练习在进行了。用 `/{ command-session } { command-session-stop }` 结束它。
error-session-none = 这里没有正在进行的练习。用 `/{ command-session } { command-session-start }` 开始。
error-pairing-time = 我看不懂这个时间。请这样写：`21:30` 或 `晚上9点半`
