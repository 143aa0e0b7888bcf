# /me
me-pings-on = 🔔 对面的人提到你时，你在自己所在的服务器里会收到提醒。
me-pings-off = 🔕 对面的人提到你时只显示名字，不会提醒你。
me-show = **你的设置**
me-show-language = • 语言：{ $language ->
        [en] 英语
        [zh-Hans] 简体中文
        [zh-Hant] 繁体中文
       *[discord] 跟随你的 Discord
    }
me-show-pings = • 对面提到你时提醒你：{ $on ->
        [yes] 开
       *[no] 关
    }
me-show-relayed = • 转发你说的话：{ $on ->
        [yes] 是
       *[no] **否**
    }
me-show-pairing = • 参加语言交换：{ $on ->
        [yes] 愿意，在报了名的服务器（`/{ command-pair } { command-pair-status }`）
       *[no] 不参加
    }
me-show-leaderboard = • 名字上排行榜：{ $on ->
        [yes] 可以
       *[no] 不上
    }
me-show-hidden = • 你屏蔽的人：{ $count ->
        [0] 没有
       *[other] { $count } 个（{ $names }）
    }
me-language = 🗣️ { $language ->
        [en] 以后我跟你说英语，不管你的 Discord 是什么语言；`/{ command-translate }` 也默认翻成英语。
        [zh-Hans] 以后我跟你说简体中文，不管你的 Discord 是什么语言；`/{ command-translate }` 也默认翻成简体中文。
        [zh-Hant] 以后我跟你说繁体中文，不管你的 Discord 是什么语言；`/{ command-translate }` 也默认翻成繁体中文。
       *[discord] 以后我跟着你的 Discord 语言走。
    }
me-pairing-on = 🤝 记下了。光这样还不会给你配对：要参加哪个服务器的，就在那里用 `/{ command-pair } { command-pair-join }`。
me-pairing-off = 🤝 记下了：不会给你配对。你已经退出所有服务器的语言交换，现有的配对也都结束了。
me-leaderboard-on = 🏅 记下了。在你的桥连着的每个服务器里，`/{ command-stats } { command-stats-leaderboard }` 上可能会有你的名字；周报感谢贡献译文的人时，也可能会提到你。
me-leaderboard-off = 🏅 记下了：你的名字不会上任何排行榜，也不会出现在周报里。
me-hidden = 🙈 已为你屏蔽 **{ $name }**，在我所在的每个服务器都生效。从现在起：
    • 对方没法隔着桥提醒你。
    • 对方回复你时，不会出现你的名字。
    ⚠️ **我做不到的：** Discord 会把频道里的消息显示给所有人，所以对方写的你还是看得到。在 Discord 上拉黑也没用，因为对方的消息是通过 Webhook 发过来的。要是被骚扰了，请告诉管理员，他们可以在这里把对方禁言。
me-unhidden = 👀 已不再屏蔽 **{ $name }**。
me-not-hidden = 你没有屏蔽 **{ $name }**。
error-hide-who = 不知道你说的是谁。可以 @ 对方，或者给我对方的 ID，或对方某条消息的链接（转过来的也行：右键 → 复制消息链接）。
error-hide-yourself = 这是你自己，没法屏蔽。
error-hide-too-many = 最多屏蔽 { $max } 个人。用 `/{ command-me } { command-me-unhide }` 可以腾出位置。
