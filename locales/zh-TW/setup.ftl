setup-channels = 🌉 **來蓋一座橋吧**
    選兩個頻道，讓兩邊的人聊在一起。在一個頻道寫的，會翻譯好出現在另一個頻道。
setup-pick-first = 第一個頻道
setup-pick-second = 第二個頻道
setup-elsewhere = 另一個頻道在別的伺服器
setup-here = 兩個頻道都在這個伺服器
setup-next = 下一步
setup-back = 上一步
setup-details = 🌉 **{ $name }**
    { $channels }
    看看語言對不對，選個樣式，再告訴我在哪裡向管理員回報。
setup-details-elsewhere = 🌉 **{ $name }**
    { CHANNEL($channel) } ⇄ 另一個伺服器的頻道
    看看語言對不對，選個樣式，再告訴我在哪裡向管理員回報。
setup-language-of = #{ $channel }：{ $language }
setup-style = 樣式：{ $style }
setup-pick-log = 在哪裡向管理員回報（可不選）
setup-rename = 改名
setup-rename-title = 橋的名字
setup-rename-label = 名字
setup-build = 蓋橋
setup-missing = 就差一點了，我還缺這些權限：
    { $list }
    打開頻道設定 → **權限**，把我加進去，開啟這些權限，然後再檢查一次。
setup-missing-line = • { CHANNEL($channel) }：**{ $permissions }**
setup-recommended = 💡 在 { $channels } 最好再給我 **{ $permissions }**；沒有也能用。
setup-check-again = 再檢查一次
setup-done = ✅ **{ $bridge }** 蓋好了：{ $channels }。我已經在兩邊都說了一聲，去打個招呼吧！
setup-done-elsewhere = ✅ **{ $bridge }** 從 { CHANNEL($channel) } 蓋起來了。把這個邀請碼交給對方伺服器的管理員：`{ $code }`
    請對方在自己的伺服器用 `/{ command-bridge } { command-bridge-join }` 輸入它。{ $minutes } 分鐘內有效，只能用一次；過期了用 `/{ command-bridge } { command-bridge-share }` 再產生一個。
