error-profile-none = 你还没有语言交换资料。用 **/profile edit** 填一份吧，一分钟就好。
error-profile-languages = 请选择你能教的语言：英语、中文，或者两种都选。
error-profile-capacity = 同时可以有 1 到 { $max } 位语伴。
error-profile-zone = 我不认识这个时区。请写城市名，例如**纽约**或**上海**，也可以写 **Asia/Taipei** 这样的时区名。
error-profile-interests = 兴趣超过 { $max } 个了，请留下你最想聊的。
error-profile-line = 自我介绍最多 { $max } 个字符。
