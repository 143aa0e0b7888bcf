language-en = 英文
language-zh-Hans = 簡體中文
language-zh-Hant = 繁體中文
list-separator = 、

# 和 Discord 應用程式裡的說法一致。
permission-view-channel = 檢視頻道
permission-send-messages = 發送訊息
permission-manage-webhooks = 管理 Webhooks
permission-read-message-history = 讀取訊息歷史
permission-embed-links = 嵌入連結
permission-attach-files = 附加檔案
permission-add-reactions = 新增反應
permission-pin-messages = 釘選訊息
permission-manage-messages = 管理訊息
permission-create-public-threads = 建立公開討論串
permission-create-private-threads = 建立私人討論串
permission-send-messages-in-threads = 在討論串中傳送訊息
permission-manage-threads = 管理討論串
permission-manage-guild = 管理伺服器
permission-connect = 連接
permission-other = 其他權限
