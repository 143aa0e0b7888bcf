# 語言交換：誰和誰配對。
error-pairing-not-set-up = 這個伺服器還沒有開啟語言交換。管理員可以用 `/{ command-pairing } { command-pairing-setup }` 開啟。
error-pair-no-profile = 先向語伴介紹一下自己吧：`/{ command-profile } { command-profile-edit }`，一分鐘就好。
error-pair-not-joined = 你還沒有參加這裡的配對。用 `/{ command-pair } { command-pair-join }` 加入。
error-pair-block-yourself = 這是你自己，不能封鎖自己。
error-pair-block-too-many = 最多可以封鎖 { $max } 個人。用 `/{ command-pair } { command-pair-unblock }` 騰出位置。
error-pair-not-yours = 只有這組語伴自己才能這樣做。
error-pair-over = 這次配對已經結束了。用 `/{ command-pair } { command-pair-next }` 找新語伴。
error-pair-no-questions = 我知道的話題你們都聊過了，換你們自己出題囉！
error-session-minutes = 一次練習要 { $least } 到 { $most } 分鐘。
error-session-running = 已經有一場練習在進行了。用 `/{ command-session } { command-session-stop }` 結束它。
error-session-none = 這裡沒有正在進行的練習。用 `/{ command-session } { command-session-start }` 開始。
error-pairing-time = 我看不懂這個時間。請這樣寫：`21:30` 或 `晚上9點半`
