# 语言交换：谁和谁配对。
error-pairing-not-set-up = 这个服务器还没有语言交换配对。管理员可以用 `/pairing setup` 开启。
error-pair-no-profile = 先向搭档介绍一下自己吧：`/profile edit`，一分钟就好。
error-pair-not-joined = 你还没有参加这里的配对。用 `/pair join` 加入。
error-pair-block-yourself = 这是你自己，不能拉黑自己。
error-pair-block-too-many = 最多可以拉黑 { $max } 个人。用 `/pair unblock` 腾出位置。
