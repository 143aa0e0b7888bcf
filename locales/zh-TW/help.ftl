help-intro = 🌉 **我在英文頻道和中文頻道之間搭橋。** 你用自己的語言寫，大家用自己的語言讀。
help-members = **給所有人**
    • 在接上橋的頻道裡照常聊天就好。編輯、刪除、回覆、表情反應、釘選、檔案和討論串都會跟過去。
    • 用 `//` 開頭的訊息只留在這裡。
    • `/{ command-translate }` 翻譯一段文字，只有你看得到。
    • 右鍵或長按訊息 → 應用程式 → **{ menu-translate }** 或 **{ menu-who-is-this }**。
    • 同一個選單裡的 **{ menu-explain }** 會把訊息一個詞一個詞講清楚；`/{ command-define }` 和 `/{ command-pinyin }` 可以查詞、注音。
    • 也可以寫 { USER($bot) } `翻譯` 加上文字，或是用它回覆一則訊息。
    • 想找語伴：先用 `/{ command-profile } { command-profile-edit }` 填份檔案，再用 `/{ command-pair } { command-pair-join }` 報名；沒報名的人不會被配對。
    • `/{ command-stats } { command-stats-server }`：用數字看看兩邊聊得怎麼樣。
    • `/{ command-me }`：你的語言、對面的人提到你時要不要通知、隱藏誰。`/{ command-privacy }`：我保存了你的什麼，怎麼退出。
help-moderators = **給管理員**（需要「管理伺服器」權限，或用 `/{ command-bridge } { command-bridge-access }` 授權過的身分組）
    • `/{ command-setup }` 一步一步把兩個頻道連起來。
    • 其他的都在 `/{ command-bridge }` 裡：`{ command-bridge-list }`、`{ command-bridge-link }`、`{ command-bridge-unlink }`、`{ command-bridge-pause }`、`{ command-bridge-resume }`、`{ command-bridge-style }`、`{ command-bridge-bots }`、`{ command-bridge-log }`、`{ command-bridge-problems }`、`{ command-bridge-remove }`。
    • 要連別的伺服器？`/{ command-bridge } { command-bridge-share }` 產生邀請碼，對方用 `/{ command-bridge } { command-bridge-join }` 加入。
    • `/{ command-pairing }` 幫大家配語伴：`{ command-pairing-setup }` 開啟，`{ command-pairing-preview }` 預覽一輪的結果。
    • `/{ command-weekly } { command-weekly-channel }` 每週發一次本伺服器的週報；`{ command-weekly-preview }` 自己先看看，`/{ command-stats } { command-stats-timezone }` 設定時區。
help-channels = **這裡接上橋的頻道：** { $channels }
help-no-channels = 這個伺服器還沒有頻道接上橋。
help-hint = 這個我不會。試試 { USER($bot) } `說明`，或是用 { USER($bot) } `翻譯` 回覆一則訊息。
