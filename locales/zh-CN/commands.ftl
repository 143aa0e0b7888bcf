# 输入命令时 Discord 显示的名称和说明。
# 上限：名称 32 字、不含空格；说明 100 字。

command-setup = 设置
    .description = 一步步把两个频道连起来。需要“管理服务器”权限

command-bridge = 桥
    .description = 频道之间的桥。需要“管理服务器”权限

command-bridge-create = 新建
    .description = 搭一座新桥。需要“管理服务器”权限
    .name = 名称
    .name-description = 给它起个名字
    .style = 样式
    .style-description = 译文怎么显示

command-bridge-link = 连接
    .description = 把本服务器的一个频道接到桥上。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .channel = 频道
    .channel-description = 要接上的频道
    .language = 语言
    .language-description = 大家在那里用什么语言

command-bridge-unlink = 断开
    .description = 让一个频道离开它的桥。需要“管理服务器”权限
    .channel = 频道
    .channel-description = 要断开的频道

command-bridge-list = 列表
    .description = 看看本服务器有哪些桥。需要“管理服务器”权限

command-bridge-pause = 暂停
    .description = 暂时不再转发。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-bridge-resume = 恢复
    .description = 继续转发。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-bridge-style = 样式
    .description = 只显示译文，还是附上原文。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .style = 样式
    .style-description = 译文怎么显示

command-bridge-bots = 机器人
    .description = 要不要转发其他机器人的消息。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .allow = 允许
    .allow-description = 转发其他机器人的消息吗？

command-bridge-remove = 拆除
    .description = 把一座桥彻底拆掉。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-bridge-share = 分享
    .description = 生成邀请码，让另一个服务器加入一次。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-bridge-join = 加入
    .description = 用邀请码加入另一个服务器的桥。需要“管理服务器”权限
    .code = 邀请码
    .code-description = 对方管理员给你的邀请码
    .channel = 频道
    .channel-description = 要加入的频道
    .language = 语言
    .language-description = 大家在那里用什么语言

command-bridge-log = 日志
    .description = 选一个频道，我在那里向管理员汇报。需要“管理服务器”权限
    .channel = 频道
    .channel-description = 不填就不再汇报

command-bridge-problems = 问题
    .description = 查看没能送达的消息，可以重试或丢弃。需要“管理服务器”权限

command-translate = 翻译
    .description = 翻译一段文字，只有你看得到
    .text = 文字
    .text-description = 要翻译的内容
    .to = 语言
    .to-description = 翻译成什么语言

command-glossary = 术语
    .description = 一个词在桥的两边各叫什么。需要“管理服务器”权限

command-glossary-add = 添加
    .description = 添加一条术语，或一个不翻译的名字。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .english = 英文
    .english-description = 英文术语，或要保持原样的名字
    .chinese = 中文
    .chinese-description = 中文术语，简繁都行；如果是名字就不填
    .traditional = 繁体
    .traditional-description = 只有繁体中文说法不同才要填
    .case = 大小写
    .case-description = 大小写必须一模一样吗？

command-glossary-remove = 删除
    .description = 删掉一条术语。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .term = 术语
    .term-description = 要删的术语，中英文都行

command-glossary-list = 列表
    .description = 看看一座桥的术语。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-glossary-import = 导入
    .description = 从 CSV 文件添加术语。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .file = 文件
    .file-description = UTF-8 编码的 CSV：english、simplified、traditional、match_case

command-glossary-export = 导出
    .description = 把一座桥的术语存成 CSV 文件。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-suggestions = 译文建议
    .description = 看看等你处理的译文建议。需要“管理服务器”权限

command-usage = 用量
    .description = 本服务器的翻译用了多少字符。需要“管理服务器”权限

command-help = 帮助
    .description = 我能做什么、怎么用

menu-translate = 翻译
menu-suggest-a-better-translation = 建议更好的译文
menu-who-is-this = 这是谁发的

choice-en = 英语
choice-zh-Hans = 中文（简体）
choice-zh-Hant = 中文（繁体）
choice-translation = 只显示译文
choice-with-original = 译文下面用小字附上原文

command-bridge-notes = 注解
    .description = 要不要在译文下面解释对方可能不懂的说法。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .show = 显示
    .show-description = 显示注解吗？

command-bridge-pinyin = 拼音
    .description = 给英语读者附上中文原文和拼音。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .show = 显示
    .show-description = 显示拼音吗？

command-bridge-in-place = 就地翻译
    .description = 有人在频道里用另一种语言发言时，也在原频道附上译文。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .translate = 翻译
    .translate-description = 就地翻译吗？

command-define = 查词
    .description = 查一个词在另一种语言里的意思，只有你看得到
    .word = 词语
    .word-description = 中文或英文

command-pinyin = 拼音
    .description = 给一段中文标上拼音，只有你看得到
    .text = 文字
    .text-description = 汉字

menu-explain = 逐词讲解

command-me = 我
    .description = 只跟你自己有关的设置
command-me-pings = 提醒
    .description = 桥对面的人提到你时，要不要提醒你
    .allow = 允许
    .allow-description = True：提醒我。False：只显示名字

command-bridge-access = 授权
    .description = 哪些身份组能用哪些命令。需要“管理服务器”权限
command-bridge-access-grant = 授予
    .description = 给一个身份组授权。需要“管理服务器”权限
    .role = 身份组
    .role-description = 哪个身份组
    .power = 权限
    .power-description = 这个身份组的人可以做什么
command-bridge-access-revoke = 收回
    .description = 收回一个身份组的权限。需要“管理服务器”权限
    .role = 身份组
    .role-description = 哪个身份组
    .power = 权限
    .power-description = 这个身份组的人不能再做什么
command-bridge-access-list = 列表
    .description = 看看哪些身份组有哪些权限。需要“管理服务器”权限

choice-bridges = 桥：搭建、连接和调整
choice-moderate = 内容管理：成员、消息和举报
choice-filters = 过滤：哪些内容可以过桥
choice-words = 用词：术语和译文建议
choice-pairing = 语言交换：什么时候、在哪里配对

command-me-show = 查看
    .description = 看看你的设置
command-me-language = 语言
    .description = 我用什么语言跟你说话
    .language = 语言
    .language-description = 不填就跟随你的 Discord
command-me-pairing = 配对
    .description = 要不要跟学你母语的人配成语伴
    .allow = 允许
    .allow-description = True：提醒我。False：只显示名字
command-me-leaderboard = 排行榜
    .description = 你的名字能不能上排行榜和周报
    .allow = 允许
    .allow-description = True：可以显示我的名字
command-me-hide = 屏蔽
    .description = 尽量屏蔽某个隔着桥说话的人，只对你自己有效
    .person = 谁
    .person-description = @ 对方，或填 ID，或对方某条消息或副本的链接
command-me-unhide = 取消屏蔽
    .description = 不再屏蔽某人
    .person = 谁
    .person-description = @ 对方，或填 ID，或对方某条消息或副本的链接

command-privacy = 隐私
    .description = 我保存了你的什么，怎么改
command-privacy-show = 查看
    .description = 我保存了你的什么，保存多久
command-privacy-export = 导出
    .description = 把我保存的、跟你有关的内容导出成文件
command-privacy-optout = 退出
    .description = 不再转发你写的内容
command-privacy-optin = 恢复
    .description = 重新转发你写的内容
command-privacy-delete = 删除
    .description = 删除我保存的、跟你有关的所有内容

command-session = 练习
    .description = 在你们的子区里限时聊天：一半说英语，一半说中文
command-session-start = 开始
    .description = 开始一场练习，我会提醒你们换语言
    .minutes = 分钟
    .minutes-description = 一共多长，不填就是半小时
command-session-stop = 停止
    .description = 结束正在进行的练习
command-session-status = 进度
    .description = 现在说哪种语言，到什么时候

# /moderate, /audit, /me cases and reports: names as in commands.ftl.
command-moderate = 管理
    .description = 管理经由桥而来的人和消息。需要“禁言成员”权限

command-moderate-mute = 禁言
    .description = 暂时不让某人在本服务器的桥接频道发言。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .duration = 时长
    .duration-description = 10m、2h、7天；留空：直到解除
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-unmute = 解除禁言
    .description = 让被禁言的人重新发言。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-ban = 封禁
    .description = 不让某人进入本服务器的桥接频道。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .duration = 时长
    .duration-description = 10m、2h、7天；留空：直到解除
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-unban = 解除封禁
    .description = 让被封禁的人重新进来。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-warn = 警告
    .description = 在对方上次经桥发言的频道警告对方。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-history = 历史
    .description = 查看某人在这里的记录。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接

command-moderate-delete = 删除
    .description = 删除一条消息在所有服务器的转发。需要“禁言成员”权限
    .message = 消息
    .message-description = 原消息或转发的链接
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-purge = 清理
    .description = 在各处删除某人最近的消息。需要“禁言成员”权限
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .count = 条数
    .count-description = 最近的多少条消息
    .period = 期间
    .period-description = 多久以内：10m、2h、7天
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-lock = 锁定
    .description = 立即锁定一座桥并通知两边。需要“禁言成员”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .reason = 理由
    .reason-description = 为什么；会写入记录

command-moderate-unlock = 解锁
    .description = 解锁一座锁定的桥。需要“禁言成员”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-moderate-slow = 慢速
    .description = 限制同一个人多久能发言一次到本服务器的频道。需要“禁言成员”权限
    .bridge = 桥
    .bridge-description = 哪座桥
    .seconds = 秒数
    .seconds-description = 同一个人两条消息之间的秒数；0：不限

command-moderate-follow = 跟随
    .description = 让另一个服务器的禁言和封禁在这里也有效。需要“禁言成员”权限
    .server = 服务器
    .server-description = 对面的服务器
    .on = 启用
    .on-description = 对方的决定在这里有效吗？

command-audit = 记录
    .description = 搜索本服务器的处理记录。需要“禁言成员”权限
    .case = 编号
    .case-description = 记录的编号
    .person = 成员
    .person-description = 提及、用户 ID 或消息链接
    .kind = 类别
    .kind-description = 做了什么
    .moderator = 管理员
    .moderator-description = 由谁处理：提及或用户 ID
    .period = 期间
    .period-description = 多久以内：10m、2h、7天

command-me-cases = 处理
    .description = 查看管理员对你的处理，以及如何申诉

command-me-reports = 举报
    .description = 查看你的举报结果

menu-moderate = 管理
menu-report = 举报
menu-correct = 改错

choice-logged = 规则记录
choice-held = 等待审核
choice-dropped = 已拦下
choice-approved = 通过
choice-rejected = 未通过
choice-muted = 禁言
choice-unmuted = 解除禁言
choice-banned = 封禁
choice-unbanned = 解除封禁
choice-warned = 警告
choice-deleted = 删除消息
choice-purged = 清理消息
choice-locked = 锁定桥
choice-unlocked = 解锁桥
choice-slowed = 慢速模式
choice-reported = 举报
choice-appealed = 申诉
choice-setting = 更改设置

command-filter = 过滤
    .description = 哪些内容可以过桥。需要“管理服务器”权限

command-filter-add = 添加
    .description = 添加规则，或修改已有规则的处理方式。需要“管理服务器”权限
    .kind = 种类
    .kind-description = 规则看什么
    .value = 内容
    .value-description = 词语、正则、域名、文件类型；5/10 表示 10 秒 5 条；7d；8 MB
    .action = 处理
    .action-description = 这样的消息怎么办；不选就是等待审核
    .bridge = 桥
    .bridge-description = 只在这座桥上；留空表示所有桥

command-filter-remove = 删除
    .description = 删除一条规则。需要“管理服务器”权限
    .rule = 规则
    .rule-description = 规则的内容或编号

command-filter-list = 列表
    .description = 查看本服务器的规则。需要“管理服务器”权限

command-filter-test = 测试
    .description = 看看一段话会怎样、为什么。需要“管理服务器”权限
    .text = 文字
    .text-description = 中英文都可以，别人看不到
    .bridge = 桥
    .bridge-description = 按这座桥的规则；留空表示全部规则

command-filter-import = 导入
    .description = 从文件读取规则：CSV、TOML，或一行一个词。需要“管理服务器”权限
    .file = 文件
    .file-description = UTF-8 文本：kind, value, action, bridge
    .replace = replace
    .replace-description = 删除文件里没有的规则？

command-filter-export = 导出
    .description = 把本服务器的规则存成 CSV。需要“管理服务器”权限

command-filter-held = 待审
    .description = 等你决定的消息。需要“管理服务器”权限

command-bridge-trust = 信任
    .description = 让加入的频道发来的链接和文件直接通过，或先审核。需要“管理服务器”权限
    .channel = 频道
    .channel-description = 你们的桥上其他服务器的频道
    .level = 级别
    .level-description = 信任：全部通过；新：链接和文件先审核

choice-log = 放行并记录
choice-hold = 等待审核
choice-drop = 拦下
choice-mute = 拦下并禁言一小时
choice-word = 词语或短语
choice-pattern = 正则表达式
choice-invites = 邀请链接
choice-domain = 域名
choice-only-domains = 这些以外的所有域名
choice-mentions = 提及人数
choice-flood = 刷屏（条数/秒）
choice-repeats = 重复发言（次数/秒）
choice-file-type = 文件类型
choice-file-size = 文件大小
choice-new-accounts = 新账号
choice-new = 新：链接和文件先审核
choice-trusted = 信任：全部通过

command-bridge-notice = 公告
    .description = 桥上频道里的公告。需要“管理服务器”权限
command-bridge-notice-pin = 标注
    .description = 在本服务器的频道里标注公告。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥
command-bridge-notice-unpin = 取消标注
    .description = 在本服务器的频道里取消标注公告。需要“管理服务器”权限
    .bridge = 桥
    .bridge-description = 哪座桥

command-profile = 资料
    .description = 你的语言交换资料
command-profile-edit = 填写
    .description = 语言、水平、时区、有空的时间和兴趣
command-profile-about = 关于我
    .description = 想怎么练、要几位语伴、一句话介绍自己
command-profile-show = 查看
    .description = 看你自己或语伴的资料
    .member = 成员
    .member-description = 你的语伴；不填就是你自己
command-profile-delete = 删除
    .description = 删除你的资料，并退出所有配对

command-pair = 语伴
    .description = 语言交换：找一位会说你在学的语言的语伴
command-pair-join = 加入
    .description = 每一轮都参加；不报名就不会给你配
    .dm = 私信
    .dm-description = True：没配上的时候私信告诉我
command-pair-once = 只配一次
    .description = 只参加到聊上一位语伴为止
    .dm = 私信
    .dm-description = True：没配上的时候私信告诉我
command-pair-pause = 暂停
    .description = 几周不参加
    .weeks = 周数
    .weeks-description = 几周；不填就是四周
command-pair-skip = 跳过
    .description = 下一轮不参加
command-pair-leave = 退出
    .description = 不再参加
command-pair-status = 状态
    .description = 你的语伴、下一轮的时间，还有为什么在等
command-pair-next = 马上找
    .description = 现在就找一位语伴
command-pair-end = 结束
    .description = 结束和现在语伴的配对
command-pair-block = 拉黑
    .description = 再也不和某个人配对；对方不会知道
    .person = 用户
    .person-description = @ 对方，或填 ID，或对方某条消息或副本的链接
command-pair-unblock = 取消拉黑
    .description = 又可以和某个人配对
    .person = 用户
    .person-description = @ 对方，或填 ID，或对方某条消息或副本的链接
command-pair-report = 举报
    .description = 向管理员举报语伴；要不要让他们看聊天记录由你决定
command-pair-history = 历史
    .description = 你到目前为止的语伴

command-pairing = 配对
    .description = 本服务器的语言交换。需要“管理服务器”权限
command-pairing-setup = 设置
    .description = 开启语言交换，选择语伴见面的地方。需要“管理服务器”权限
    .channel = 频道
    .channel-description = 每组语伴在里面有一个私密子区
command-pairing-schedule = 时间表
    .description = 什么时候配对。需要“管理服务器”权限
    .weekday = 星期
    .weekday-description = 星期几
    .time = 时间
    .time-description = 几点：21:30、晚上9点半
    .weeks = 周数
    .weeks-description = 每几周一轮
    .zone = 时区
    .zone-description = 哪个时区：城市名，或 UTC+8
command-pairing-preview = 预览
    .description = 看看现在开始一轮的话谁会和谁见面，不通知任何人。需要“管理服务器”权限
command-pairing-run = 立即配对
    .description = 现在就开始一轮。需要“管理服务器”权限
command-pairing-pause = 暂停
    .description = 暂时不再有新的一轮。需要“管理服务器”权限
command-pairing-resume = 恢复
    .description = 恢复定期配对。需要“管理服务器”权限
command-pairing-stats = 统计
    .description = 用数字看看语言交换的成果。需要“管理服务器”权限
command-pairing-dissolve = 解散
    .description = 平和地结束一组配对。需要“管理服务器”权限
    .pair = 配对
    .pair-description = 编号、子区，或其中一个人
    .reason = 原因
    .reason-description = 只写进记录，不会告诉他们
command-pairing-stop = 关闭
    .description = 关闭语言交换。需要“管理服务器”权限

choice-monday = 星期一
choice-tuesday = 星期二
choice-wednesday = 星期三
choice-thursday = 星期四
choice-friday = 星期五
choice-saturday = 星期六
choice-sunday = 星期日

command-stats = 统计
    .description = 用数字看看这里跨语言聊得怎么样
command-stats-server = 服务器
    .description = 本服务器所有的桥
    .period = 期间
    .period-description = 哪些日子；不填就是最近七天
command-stats-bridge = 桥
    .description = 单独一座桥
    .bridge = 桥
    .bridge-description = 哪座桥
    .period = 期间
    .period-description = 哪些日子；不填就是最近七天
command-stats-pairing = 语言交换
    .description = 看看这里的语言交换怎么样
    .period = 期间
    .period-description = 哪些日子；不填就是最近七天
command-stats-me = 我
    .description = 你自己的那一份，只有你看得到
    .period = 期间
    .period-description = 哪些日子；不填就是最近七天
command-stats-leaderboard = 排行榜
    .description = 愿意上榜的人里，谁最常回应对面
    .period = 期间
    .period-description = 哪些日子；不填就是最近七天
command-stats-export = 导出
    .description = 把本服务器一年的数据导出成 CSV 和 JSON。需要“管理服务器”权限
command-stats-timezone = 时区
    .description = 统计按哪里的时间换日。需要“管理服务器”权限
    .zone = 时区
    .zone-description = 城市名，或 UTC+8

choice-last-7-days = 最近七天
choice-this-week = 本周
choice-last-4-weeks = 最近四周

command-weekly = 周报
    .description = 每周发一次本服务器的交流情况
command-weekly-channel = 频道
    .description = 把周报发到一个频道。需要“管理服务器”权限
    .channel = 频道
    .channel-description = 参加交流的人能看到的频道
command-weekly-day = 星期
    .description = 星期几发周报。需要“管理服务器”权限
    .weekday = 星期
    .weekday-description = 星期几
command-weekly-time = 时间
    .description = 几点发周报。需要“管理服务器”权限
    .time = 时间
    .time-description = 比如 9:00 或晚上9点，按本服务器的时区
command-weekly-language = 语言
    .description = 周报用什么语言。需要“管理服务器”权限
    .language = 语言
    .language-description = 不选就用频道自己的语言
command-weekly-preview = 预览
    .description = 看看现在发出去是什么样，只有你能看到。需要“管理服务器”权限
command-weekly-post = 发布
    .description = 上周的还没发的话，现在就发。需要“管理服务器”权限
command-weekly-off = 关闭
    .description = 不再发周报。需要“管理服务器”权限

choice-channel = 频道的语言
choice-both = 中英双语
