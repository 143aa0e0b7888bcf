# 過濾訊息的規則，以及等管理員審核的訊息。
rule-word = 詞語
rule-pattern = 正規表示式
rule-invites = 邀請連結（以下除外）
rule-domain = 網域
rule-only-domains = 只准這些網域
rule-mentions = 提及人數
rule-flood = 洗版
rule-repeats = 重複發言
rule-file-type = 檔案類型
rule-file-size = 檔案大小
rule-new-accounts = 新帳號
action-log = 放行並記錄
action-hold = 等待審核
action-drop = 擋下
action-mute = 擋下並禁言一小時
rule-line = #{ $number } { $kind } { $value } → { $action }
rule-of-bridge = { $rule } · 只在 **{ $bridge }**
finding-source = { $kind } { $value }
finding-translation = 譯文裡有{ $kind } { $value }
finding-disguised = { $finding }（{ $how }）
finding-new-link-files = 新加入的頻道傳來的檔案
finding-new-link-links = 新加入的頻道傳來的連結
disguise-letters = 換了字形
disguise-gaps = 中間插了東西
disguise-pinyin = 寫成拼音
disguise-initials = 寫成拼音首字母

filter-added = 🛡️ 從現在起：{ $rule }
    -# 這個伺服器裡說的和從橋上過來的都算，原文和譯文都查。可以用 `/{ command-filter } { command-filter-test }` 試試看。
filter-changed = 🛡️ 已修改：{ $rule }
filter-removed = 已刪除規則：
    { $rules }
filter-empty = 這個伺服器還沒有規則。用 `/{ command-filter } { command-filter-add }` 新增。
filter-title = 🛡️ 共 { $count } 條規則（新的在前）
filter-more = …… 還有 { $count } 條。用 `/{ command-filter } { command-filter-export }` 可以拿到全部。
filter-test-said = **原樣：** { $outcome }
filter-test-translated = **譯文：** { $text }
    { $outcome }
filter-test-passes = ✅ 可以通過
filter-test-found = ⚠️ { $action } · { $why }
filter-test-floods = -# 洗版和重複發言的規則要看這個人之前說了什麼，這裡測不出來。
filter-imported = 🛡️ 規則：新增 { $added } 條，修改 { $changed } 條，刪除 { $removed } 條。
filter-problems = 有 { $count } 行沒有採用：
filter-problem = - 第 { $row } 行：{ $reason }
filter-more-problems = …… 還有 { $count } 行。
filter-undo = -# 附檔是更動之前的規則。想復原的話，開啟 **replace** 選項重新匯入它。
filter-exported = 🛡️ 共 { $count } 條規則。改好之後用 `/{ command-filter } { command-filter-import }` 交回來；開啟 **replace** 選項時，檔案裡沒有的規則會被刪除。

hold-asks = ⏸️ **#{ $number }** **{ $name }**（`{ $id }`）的訊息在等你審核：{ $place } 的[原文]({ $url }) → { $to }
hold-logged = 👁️ **#{ $number }** **{ $name }**（`{ $id }`）的訊息已放行：{ $place } 的[原文]({ $url }) → { $to }
hold-dropped = 🚫 **#{ $number }** **{ $name }**（`{ $id }`）的訊息被擋下了：{ $place } 的[原文]({ $url }) → { $to }
hold-muted-author = 🔇 **#{ $number }** **{ $name }**（`{ $id }`）的訊息被擋下，作者禁言一小時：{ $place } 的[原文]({ $url }) → { $to }
hold-kept-old = ✏️ **#{ $number }** **{ $name }**（`{ $id }`）改了訊息，新版本違反規則，對面仍顯示舊版本：{ $place } 的[原文]({ $url }) → { $to }
hold-why = 原因：{ $why }
hold-file = 📎 [{ $name }]({ $url })
hold-translation = **譯文**
hold-approve = 放行
hold-reject = 拒絕
hold-mute = 拒絕並禁言 24 小時
hold-approved = ✅ **{ $moderator }** 已放行
hold-rejected = ❌ **{ $moderator }** 已拒絕
hold-muted = 🔇 **{ $moderator }** 已拒絕，作者被禁言至 { $until }
hold-gone = 🗑️ 訊息已刪除，或不會再發過去，不用再決定了。
hold-over = ⌛ 已結束：別處已經決定，或者一直沒人決定。
hold-edited = ✏️ 作者改過了，請看下面的新版本。
held-title = **第 { $number } 則，共 { $count } 則**
held-none = ✅ 沒有在等審核的訊息。
held-next = 下一則
held-previous = 上一則
log-holds-dropped = ⌛ 有 { $count } 則訊息 7 天沒人審核，已丟棄。

trust-trusted = 🤝 從現在起，**{ $channel }** 傳來的連結和檔案直接通過。
trust-new = ⏸️ 從現在起，**{ $channel }** 傳來的連結和檔案要等其他伺服器的管理員審核。

error-rule-unknown = 這裡沒有 `{ $value }` 這條規則。用 `/{ command-filter } { command-filter-list }` 看看有哪些。
error-rules-full = 一個伺服器最多 { $max } 條規則。什麼都沒有更動。
error-patterns-full = 一個伺服器最多 { $max } 條正規表示式。什麼都沒有更動。
error-rule-kind = 沒有這種規則。可以用：{ $kinds }
error-rule-action = 沒有這種處理方式。可以用：{ $actions }
error-rules-file-big = 檔案太大，最多 { $kilobytes } kB。
error-rules-file-encoding = 讀不了這個檔案。請存成 UTF-8 文字檔再試。
error-rules-file-toml = 這個檔案不是有效的 TOML。每條規則以 `[[rule]]` 開頭。
error-rules-file-gone = 沒能取得這個檔案，請再試一次。
error-hold-gone = 已經有人決定了，或者訊息不在了。
error-hold-changed = 作者後來改過這則訊息。請看新版本再決定。
error-hold-kept-out = 作者正被禁言或封鎖，這則訊息發不過去。請先解除。
