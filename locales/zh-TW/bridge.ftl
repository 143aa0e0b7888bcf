bridge-created = 🌉 **{ $bridge }** 蓋好了。用 `/{ command-bridge } { command-bridge-link }` 接上頻道；別的伺服器的頻道用 `/{ command-bridge } { command-bridge-share }` 來邀請。
bridge-linked = { CHANNEL($channel) } 已接上 **{ $bridge }**（{ $language }）。
bridge-linked-alone = { CHANNEL($channel) } 是 **{ $bridge }** 的第一個頻道（{ $language }）。再接一個，訊息就通了。
bridge-unlinked = { CHANNEL($channel) } 已離開 **{ $bridge }**。
bridge-paused = ⏸️ **{ $bridge }** 已暫停。用 `/{ command-bridge } { command-bridge-resume }` 恢復之前，訊息不會過橋。
bridge-resumed = ▶️ **{ $bridge }** 恢復通行了。
bridge-style-translation = **{ $bridge }** 現在只顯示譯文。
bridge-style-with-original = **{ $bridge }** 現在會在譯文下面用小字附上原文。
bridge-bots-allowed = **{ $bridge }** 現在會轉送其他機器人的訊息。
bridge-bots-ignored = **{ $bridge }** 現在不理會其他機器人。

bridge-remove-question = 要把 **{ $bridge }** 整個拆掉嗎？{ $channels ->
        [0] 它還沒接上任何頻道。
       *[other] 它的 { $channels } 個頻道都會離開，已有的訊息不受影響。
    }
bridge-remove-yes = 拆掉
bridge-remove-no = 留著
bridge-removed = **{ $bridge }** 已拆除。寫過的訊息都還在。
bridge-kept = **{ $bridge }** 留著。

bridge-share = 把這個邀請碼交給對方伺服器的管理員：`{ $code }`
    請對方在自己的伺服器用 `/{ command-bridge } { command-bridge-join }` 輸入它。{ $minutes } 分鐘內有效，只能用一次。
bridge-joined = { CHANNEL($channel) } 已加入 **{ $bridge }**（{ $language }）。

bridge-list-empty = 還沒有橋。用 `/{ command-setup }` 蓋第一座吧。
bridge-list-line = 🌉 **{ $bridge }** · { $style }
bridge-list-paused = ⏸️ **{ $bridge }** · 已暫停 · { $style }
bridge-list-here = • { CHANNEL($channel) } · { $language }
bridge-list-there = • #{ $channel }（{ $server }） · { $language }
bridge-list-unknown = • 一個我看不到了的頻道 · { $language }
bridge-list-waiting = • ⏳ 對方伺服器把我移出了；再不邀請我回去，{ $until }就斷開 · { $language }
bridge-list-no-channels = • 還沒有頻道

bridge-log-set = 以後我會在 { CHANNEL($channel) } 回報。
bridge-log-off = 我不再在這個伺服器回報了。

style-translation = 只顯示譯文
style-with-original = 附上原文

bridge-notes-shown = **{ $bridge }** 現在會在譯文下面用小字解釋對方可能不懂的說法。
bridge-notes-hidden = **{ $bridge }** 不再解釋這些說法了。
bridge-pinyin-shown = **{ $bridge }** 現在會幫英語讀者附上中文原文和拼音。
bridge-pinyin-hidden = **{ $bridge }** 不再顯示拼音了。
bridge-in-place-on = 有人用另一種語言發言時，**{ $bridge }** 現在也會在原頻道附上譯文。
bridge-in-place-off = **{ $bridge }** 不再在原頻道附譯文了。

problems-none = ✅ 全部都送到了。
problems-title = ⚠️ { $count ->
        [1] 有 **1** 則沒能送達：
       *[other] 有 **{ $count }** 則沒能送達（新的在前）：
    }
problems-line = **{ $number }.** [{ $what }]({ $link }) → { $place } · { $reason } · { $when }
problems-message = 訊息
problems-edit = 訊息的編輯
problems-deletion = 訊息的刪除
problems-other = 訊息的其他變更
problems-kept = -# 留在這裡超過 7 天的會被清掉。
problems-retry = 重試
problems-discard = 捨棄
problems-newer = 較新的
problems-older = 較舊的
problems-retried = 📮 已重新送出。要是又失敗，會再回到這裡。
problems-discarded = 🗑️ 已捨棄。

trouble-refused = Discord 不肯收
trouble-no-answer = Discord 一直回報錯誤
trouble-defect = 是我出了錯，維護者可以在紀錄檔裡查到
trouble-unreadable = 沒辦法從我的資料庫讀出來
