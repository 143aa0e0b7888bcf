# 發在接上了橋的頻道裡，給所有人看。
notice-open = 🌉 **這個頻道接上橋了。** 你在這裡寫的，會翻譯好，帶著你的名字和頭像出現在相連的頻道；那邊的訊息也會出現在這裡。
    • 不想讓某則訊息過橋：用 `//` 開頭
    • 想知道是誰寫的：右鍵或長按訊息 → 應用程式 → **{ menu-who-is-this }**
    • 有問題：應用程式 → **{ menu-report }**，兩邊的管理員都會看到。
notice-linked = • 相連的頻道：{ $places }
notice-notes = • 譯文下面的小字會解釋你可能不熟的說法。
notice-in-place = • 在這裡用另一種語言寫的，也會當場翻譯。
notice-privacy = • `/{ command-privacy }` 可以看我保存了你的什麼，也可以退出、收回自己的訊息。
notice-joined = 🌉 **{ $server }** 的 #{ $channel }（{ $language }）加入了這座橋。操作者：{ $joiner }，邀請碼由 { $maker } 產生。
    -# 用 `//` 開頭的訊息只留在這裡 · 應用程式 → **{ menu-who-is-this }** 可以看到是誰寫的 · 有問題就用 **{ menu-report }**
notice-skipped = ⏳ 橋斷線的期間，**{ $source }** 那邊一直有人說話，沒能全部帶過來：{ $more ->
        [yes] 有超過 { $count } 則留在了那邊。
       *[no] 有 { $count } 則留在了那邊。
    }

# 給一個伺服器的管理員看。
log-joined = 🌉 **{ $server }** 的 #{ $channel } 加入了 **{ $bridge }**。操作者：{ $joiner }，邀請碼由 { $maker } 產生。
log-missing-permissions = ⚠️ 我沒辦法在 { CHANNEL($channel) } 發訊息，缺少 **{ $permissions }** 權限。拿到權限之前，訊息先排著。
log-threads-forbidden = ⚠️ { CHANNEL($channel) } 的討論串沒辦法保持同步，缺少 **{ $permissions }** 權限。拿到權限之前，開不了討論串的內容會直接顯示在頻道裡。
log-channel-gone = ⚠️ #{ $channel } 不在了，或是我進不去，所以我把它從 **{ $bridge }** 移除了。
log-may-not-pin = 📌 那邊釘選或取消釘選了一則訊息，但我在 { CHANNEL($channel) } 缺少 **{ $permissions }** 權限，沒辦法跟著做。訊息照常轉送。
log-pins-full = 📌 { CHANNEL($channel) } 的釘選訊息已經達到 Discord 的上限，那邊釘選的訊息我沒辦法在這裡釘選。先取消幾則，才有位置。
log-set-aside = ⚠️ 有則訊息沒能送到 { $place }，已略過：{ $link }（{ $reason }）。用 `/{ command-bridge } { command-bridge-problems }` 可以重試。
log-problems-dropped = 🗑️ 有 { $count } 則訊息過了 7 天仍未送達，已清除。
log-storage-failed = 🛑 我現在沒辦法儲存任何東西，所以先停止轉送。訊息不會遺失：維護者處理好之後，我會馬上補上。
log-storage-recovered = ✅ 又可以儲存了。這段期間的訊息正在補發。
log-permissions-back = ✅ 我又可以在 { CHANNEL($channel) } 發訊息了，排著的 { $count } 則都已處理。
server-unknown = 某個伺服器
log-server-left = ⏳ 我被移出了 **{ $server }**。**{ $bridge }** 在那邊的頻道會等我 7 天，看會不會再邀請我；其他頻道照常。
log-server-back = ✅ 我回到 **{ $server }** 了。**{ $bridge }** 排著的訊息正在送過去。
log-server-given-up = 👋 **{ $server }** 移出我已滿 7 天，沒再邀請我，所以它的頻道已離開 **{ $bridge }**，排著的訊息也清掉了。

# /bridge notice 的回覆。
notice-pinned = 📌 { $count ->
        [0] **{ $bridge }** 的公告沒能釘選。
       *[other] **{ $bridge }** 的公告已在這裡的 { $count } 個頻道釘選。
    }
notice-unpinned = 📌 { $count ->
        [0] **{ $bridge }** 的公告沒能取消釘選。
       *[other] **{ $bridge }** 的公告已在這裡的 { $count } 個頻道取消釘選。
    }
error-notice-none = **{ $bridge }** 在這個伺服器還沒有公告：要先接上兩個頻道。
error-notice-pin = 我沒辦法在 { CHANNEL($channel) } 釘選訊息，缺少 **{ permission-pin-messages }** 權限。
