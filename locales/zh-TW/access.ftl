access-granted = ✅ { $role } 現在有 **{ $power }** 權限了。
    不過，Discord 預設還是會對沒有「管理伺服器」權限的身分組隱藏這些指令。想讓他們看到，請打開**伺服器設定 → 整合 → Magpie**，把這個身分組加到指令裡。
access-granted-before = { $role } 已經有 **{ $power }** 權限了。
access-revoked = ✅ 已收回 { $role } 的 **{ $power }** 權限。
access-not-granted = { $role } 沒有 **{ $power }** 權限。
access-list-title = 🔑 **各身分組擁有的權限**
access-list-line = • **{ $power }**：{ $roles }
access-list-empty = 🔑 **還沒有授權給任何身分組。** 用 `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }` 來授權。
access-list-always = -# 有「管理伺服器」權限的人什麼都能做；能禁言成員的人可以做內容管理。
power-bridges = 橋
power-moderate = 內容管理
power-filters = 過濾
power-words = 用詞
error-power-needed = 這需要 **{ $power }** 權限。有「管理伺服器」權限的人可以用 `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }` 把它授予你的某個身分組。
error-role-everyone = 那就等於人人都有了。請選一個只有你信任的人才有的身分組。
error-role-managed = { $role } 由機器人、整合功能或 Discord 自己管理，誰有它不是你們決定的。請選一個由你們自己分配的身分組。
error-role-gone = 這個身分組已經不在了。
error-code-wait = 輸錯太多次了。請向對方要一個新的邀請碼，{ $minutes } 分鐘後再試。
