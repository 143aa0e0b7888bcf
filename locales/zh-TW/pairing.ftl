# 語言交換：誰和誰配對。
error-pairing-not-set-up = 這個伺服器還沒有語言交換配對。管理員可以用 `/pairing setup` 開啟。
error-pair-no-profile = 先向夥伴介紹一下自己吧：`/profile edit`，一分鐘就好。
error-pair-not-joined = 你還沒有參加這裡的配對。用 `/pair join` 加入。
error-pair-block-yourself = 這是你自己，不能封鎖自己。
error-pair-block-too-many = 最多可以封鎖 { $max } 個人。用 `/pair unblock` 騰出位置。
