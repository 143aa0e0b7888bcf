# /me
me-pings-on = 🔔 對面的人提到你時，你在自己所在的伺服器裡會收到通知。
me-pings-off = 🔕 對面的人提到你時只顯示名字，不會通知你。
me-show = **你的設定**
me-show-language = • 語言：{ $language ->
        [en] 英文
        [zh-Hans] 簡體中文
        [zh-Hant] 繁體中文
       *[discord] 跟著你的 Discord
    }
me-show-pings = • 對面提到你時通知你：{ $on ->
        [yes] 開
       *[no] 關
    }
me-show-relayed = • 轉送你說的話：{ $on ->
        [yes] 是
       *[no] **否**
    }
me-show-pairing = • 參加語言交換：{ $on ->
        [yes] 願意，在報了名的伺服器（`/{ command-pair } { command-pair-status }`）
       *[no] 不參加
    }
me-show-leaderboard = • 名字上排行榜：{ $on ->
        [yes] 可以
       *[no] 不上
    }
me-show-hidden = • 你隱藏的人：{ $count ->
        [0] 沒有
       *[other] { $count } 位（{ $names }）
    }
me-language = 🗣️ { $language ->
        [en] 以後我跟你說英文，不管你的 Discord 是什麼語言；`/{ command-translate }` 也預設翻成英文。
        [zh-Hans] 以後我跟你說簡體中文，不管你的 Discord 是什麼語言；`/{ command-translate }` 也預設翻成簡體中文。
        [zh-Hant] 以後我跟你說繁體中文，不管你的 Discord 是什麼語言；`/{ command-translate }` 也預設翻成繁體中文。
       *[discord] 以後我跟著你的 Discord 語言。
    }
me-pairing-on = 🤝 記下了。光這樣還不會幫你配對：要參加哪個伺服器的，就在那裡用 `/{ command-pair } { command-pair-join }`。
me-pairing-off = 🤝 記下了：不會幫你配對。你已經退出所有伺服器的語言交換，現有的配對也都結束了。
me-leaderboard-on = 🏅 記下了。在你的橋連著的每個伺服器裡，`/{ command-stats } { command-stats-leaderboard }` 上可能會有你的名字；週報感謝貢獻譯文的人時，也可能會提到你。
me-leaderboard-off = 🏅 記下了：你的名字不會上任何排行榜，也不會出現在週報裡。
me-hidden = 🙈 已為你隱藏 **{ $name }**，在我所在的每個伺服器都有效。從現在起：
    • 對方沒辦法隔著橋通知你。
    • 對方回覆你時，不會出現你的名字。
    ⚠️ **我做不到的：** Discord 會把頻道裡的訊息顯示給所有人，所以對方寫的你還是看得到。在 Discord 上封鎖也沒用，因為對方的訊息是透過 Webhook 發過來的。如果受到騷擾，請告訴管理員，他們可以在這裡把對方禁言。
me-unhidden = 👀 不再隱藏 **{ $name }** 了。
me-not-hidden = 你沒有隱藏 **{ $name }**。
error-hide-who = 不知道你說的是誰。可以標記對方，或給我對方的 ID，或對方某則訊息的連結（轉過來的也行：右鍵 → 複製訊息連結）。
error-hide-yourself = 這是你自己，沒辦法隱藏。
error-hide-too-many = 最多隱藏 { $max } 個人。用 `/{ command-me } { command-me-unhide }` 可以空出位置。
