language-en = 英语
language-zh-Hans = 简体中文
language-zh-Hant = 繁体中文
list-separator = 、

# 与 Discord 客户端里的叫法一致。
permission-view-channel = 查看频道
permission-send-messages = 发送消息
permission-manage-webhooks = 管理 Webhook
permission-read-message-history = 阅读消息历史记录
permission-embed-links = 嵌入链接
permission-attach-files = 附加文件
permission-add-reactions = 添加反应
permission-pin-messages = 标注消息
permission-manage-messages = 管理消息
permission-create-public-threads = 创建公开子区
permission-create-private-threads = 创建私密子区
permission-send-messages-in-threads = 在子区内发送消息
permission-manage-threads = 管理子区
permission-manage-guild = 管理服务器
permission-connect = 连接
permission-other = 其他权限
