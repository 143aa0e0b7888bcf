error-case-unknown = 這裡沒有 { $number } 號紀錄。
error-reason-long = 理由太長了，最多 { $max } 個字。
error-duration = 我看不懂這個時間長度。請寫成 `10m`、`2h`、`7天` 這樣，從一分鐘到一年都可以；留空就一直有效，直到你解除。
error-person = 我不知道這是誰。請提及對方，或是貼上對方的使用者 ID 或其某則訊息的連結。
error-person-you = 那是你自己。
error-person-me = 那是我。
error-message-unknown = 這則訊息不是經由這個伺服器的橋轉送的，或是已經不在了。請貼上訊息連結：在訊息上按右鍵或長按 → 複製訊息連結。
error-purge-what = 請說明要清理多少則，或是多久以內的。
error-server-unknown = 我不認識這個伺服器。請從清單裡選，裡面是你們各座橋另一端的伺服器。
error-not-mute = 這個伺服器沒有禁言 **{ $name }**。
error-not-ban = **{ $name }** 在這個伺服器的橋上沒有被停權。
error-case-elsewhere = 這要由另一個伺服器的管理員決定。
error-case-decided = 已經有人處理過了。
error-appeal-own = 這份申訴針對的是你自己的決定，請由其他管理員或伺服器擁有者處理。
error-appeal-over = 這項措施已經結束，不需要申訴了。
error-appeal-again = 你已經申訴過了。每項處理只能申訴一次。
error-report-unbridged = 這則訊息不是經由橋轉送的，請直接告訴這個伺服器的管理員。
error-report-own = 這是你自己的訊息。你可以把它刪掉，所有轉送也會一起消失。
error-report-again = 你已經檢舉過這則訊息了。用 `/{ command-me } { command-me-reports }` 可以查看進度。
error-report-often = 一小時最多檢舉 { $max } 次。如果情況緊急，請直接聯絡管理員。
error-report-forgotten = 作者已經讓我刪除了與自己有關的資料，沒辦法再這樣處理了。

# How an entry of the record reads: parts joined by dots.
case-head = **#{ $number }** { $kind } · { $at }
case-about = { $name }
case-by = 處理人：{ $name }
case-until = 至 { $until }
case-message = 訊息 `{ $message }`
case-kept-out = 此後擋下 { $count } 則訊息
case-open = **等待處理**
case-reason = > { $reason }
case-link = 🔗 [原訊息]({ $url })
case-refers = ↑ 關於 #{ $number }
case-logged = 👁️ 規則紀錄
case-held = ⏸️ 等待審核
case-dropped = 🚫 已擋下
case-approved = ✅ 通過
case-rejected = ❌ 未通過
case-muted = 🔇 禁言
case-unmuted = 🔊 解除禁言
case-banned = 🔨 停權
case-unbanned = 🤝 解除停權
case-warned = ⚠️ 警告
case-deleted = 🗑️ 全面刪除訊息
case-purged = 🧹 批次清理訊息
case-locked = 🔒 鎖定橋
case-unlocked = 🔓 解鎖橋
case-slowed = 🐌 慢速模式
case-reported = 🚩 檢舉
case-appealed = 🙋 申訴
case-setting = ⚙️ 變更設定
reason-rule-added = 新規則：{ $rule } → { $action }
reason-rule-removed = 移除規則：{ $rule }
reason-granted = 賦予 { $role } 權限：{ $power }
reason-revoked = 收回 { $role } 權限：{ $power }
reason-slowed = { $seconds ->
    [0] 關閉慢速模式
   *[other] 每 { $seconds } 秒一則訊息
}
case-discord-ban = 在 Discord 上被停權
case-discord-unban = 在 Discord 上解除了停權
case-discord-timeout = 在 Discord 上被禁言
case-discord-timeout-over = 在 Discord 上解除了禁言

moderate-mute = 🔇 已禁言 **{ $name }**：其發言不會進入這個伺服器的橋接頻道，也不會從這裡傳出去。紀錄 #{ $number }。
    復原：`/{ command-moderate } { command-moderate-unmute }`
moderate-mute-until = 🔇 已禁言 **{ $name }** 至 { $until }：其發言不會進入這個伺服器的橋接頻道，也不會從這裡傳出去。紀錄 #{ $number }。
    復原：`/{ command-moderate } { command-moderate-unmute }`
moderate-ban = 🔨 已將 **{ $name }** 停權：在這個伺服器的橋接頻道裡，雙向都不再轉送其發言。其他伺服器各自決定。紀錄 #{ $number }。
    復原：`/{ command-moderate } { command-moderate-unban }`
moderate-ban-until = 🔨 已將 **{ $name }** 停權至 { $until }：在這個伺服器的橋接頻道裡，雙向都不再轉送其發言。其他伺服器各自決定。紀錄 #{ $number }。
    復原：`/{ command-moderate } { command-moderate-unban }`
moderate-unmute = 🔊 已解除對 **{ $name }** 的禁言。紀錄 #{ $number }。
moderate-unban = 🤝 已解除 **{ $name }** 的停權。紀錄 #{ $number }。
moderate-still-out = 還有別的措施在限制對方：用 `/{ command-moderate } { command-moderate-history }` 查看。
moderate-warned = ⚠️ 已在 { CHANNEL($channel) } 警告 **{ $name }**。紀錄 #{ $number }。
moderate-warned-untold = ⚠️ 對 **{ $name }** 的警告已記錄為 #{ $number }，但沒有可以通知對方的頻道。對方可以用 `/{ command-me } { command-me-cases }` 看到。
moderate-history = 👤 **{ $name }** · `{ $id }` · { $count ->
        [0] 這裡沒有紀錄
       *[other] 這裡有 { $count } 筆紀錄
    }
moderate-is-mute = 🔇 **目前被禁言**
moderate-is-ban = 🔨 **目前被停權**
moderate-nothing-to-delete = 沒有可以刪除的內容。
moderate-deleted = 🗑️ { $count ->
        [1] 正在刪除這則訊息在所有伺服器的轉送。
       *[other] 正在刪除 { $count } 則訊息在所有伺服器的轉送。
    }紀錄 #{ $number }。這個動作無法復原。
moderate-originals-deleted = { $count ->
        [1] 原訊息也刪除了。
       *[other] { $count } 則原訊息也刪除了。
    }
moderate-originals-elsewhere = { $count ->
        [1] 原訊息留在原處，由那邊伺服器的管理員決定。
       *[other] { $count } 則原訊息留在原處，由那邊伺服器的管理員決定。
    }
moderate-originals-refused = { $count ->
        [1] 我無法刪除原訊息：我在那裡沒有**管理訊息**權限。
       *[other] 有 { $count } 則原訊息我無法刪除：我在那裡沒有**管理訊息**權限。
    }
moderate-locked = 🔒 **{ $bridge }** 已鎖定，不再轉送任何訊息，大家也都收到了通知。
    復原：`/{ command-moderate } { command-moderate-unlock }`
moderate-unlocked = 🔓 **{ $bridge }** 已解鎖。
moderate-slow = 🐌 **{ $bridge }**：同一個人每 { $seconds } 秒最多有一則訊息進入這個伺服器的頻道；發得更快的會標上 🐌，不轉送。
    復原：`/{ command-moderate } { command-moderate-slow }`，填 **0**
moderate-slow-off = **{ $bridge }**：大家又可以隨意發言了。
moderate-followed = 🤝 從現在起，**{ $server }** 的禁言和停權在這裡也有效。
    復原：`/{ command-moderate } { command-moderate-follow }`，選 **False**
moderate-unfollowed = **{ $server }** 的禁言和停權在這裡無效。
moderate-button-mute = 禁言
moderate-button-ban = 停權
moderate-button-warn = 警告
moderate-button-delete = 全部刪除
form-duration = 多久？
form-duration-hint = 10m、2h、7天；留空：直到解除
form-reason = 為什麼？
setting-followed = { $server } 的禁言和停權在這裡也有效
setting-unfollowed = { $server } 的禁言和停權在這裡不再有效

warning = ⚠️ { USER($user) }，**{ $server }** 的管理員請你遵守規則。
warning-reason = ⚠️ { USER($user) }，這是 **{ $server }** 管理員的警告：{ $reason }

audit-title = 📒 **紀錄** · 第 { $page } 頁
audit-empty = 📒 沒有符合條件的紀錄。
audit-newer = 較新的
audit-older = 較早的

report-title = 向管理員檢舉
report-explained = 這個伺服器和發出訊息的伺服器的管理員會看到這則訊息和你寫的內容。只有這個伺服器的管理員會看到你的名字。
report-label = 這則訊息有什麼問題？
report-thanks = 🚩 謝謝，管理員已經收到你的檢舉。處理結果會在這裡顯示一段時間，也可以隨時用 `/{ command-me } { command-me-reports }` 查看。
report-thanks-waiting = 🚩 謝謝，你的檢舉已經記錄下來，管理員可以在紀錄裡看到。用 `/{ command-me } { command-me-reports }` 可以查看結果。
report-by = 檢舉人：{ $name }
report-acted = 🚩 管理員已經處理了你檢舉的內容。謝謝！
report-dismissed = 🚩 管理員看過了你的檢舉，決定保留這則訊息。
decide-delete = 全部刪除
decide-mute = 禁言
decide-dismiss = 不處理
decide-lift = 解除
decide-keep = 維持原處理
decided-report-granted = ✅ **{ $moderator }** 已處理
decided-report-refused = **{ $moderator }** 決定不處理
decided-appeal-granted = ✅ **{ $moderator }** 已解除
decided-appeal-refused = **{ $moderator }** 決定維持

me-cases = 📒 **管理員對你的處理**
me-cases-none = 📒 沒有管理員對你做過任何處理。
me-case-line = **{ $server } #{ $number }** { $kind } · { $at }
me-case-rule = 伺服器的規則
me-case-in-force = 直到解除
me-appeal-waiting = ↳ 你的申訴正等待另一位管理員處理。
me-appeal-granted = ↳ ✅ 你的申訴通過了。
me-appeal-refused = ↳ 你的申訴沒有通過。
me-reports = 🚩 **你的檢舉**
me-reports-none = 🚩 你沒有檢舉過任何內容。
me-report-line = **{ $server } #{ $number }** · { $at } · { $state }
me-report-waiting = 等待處理
me-report-granted = ✅ 管理員已處理
me-report-refused = 保留原樣
appeal-button = 申訴
appeal-title = 申訴
appeal-label = 為什麼應該解除？
appeal-sent = 🙋 你的申訴會交給該伺服器的其他管理員。用 `/{ command-me } { command-me-cases }` 可以查看他們的決定。
appeal-against = 針對：{ $case }

log-deleted = 🗑️ { $count ->
        [1] **{ $name }** 在 #{ $channel } 的一則訊息在那邊被刪除，所有轉送也一併刪除：{ $url }
       *[other] #{ $channel } 的 { $count } 則訊息在那邊被刪除，所有轉送也一併刪除。第一則：{ $url }
    }
