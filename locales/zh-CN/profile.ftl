# /profile
profile-times-title = 语言和时间
profile-form-offers = 我能教的语言
profile-form-offers-hint = 另一种就是你在学的。两种都会、只想帮别人，就都选上。
profile-form-level = 我学的语言，现在的水平
profile-form-level-hint = 选填，大概就行。
profile-form-zone = 我的时区
profile-form-zone-hint = 选填。写城市就行：上海、纽约、London，或者 UTC+8。
profile-form-hours = 我一般什么时候有空
profile-form-hours-hint = 选填，中英文都行，例如：周一至周五 19-22点，周末 10点-18点
profile-form-interests = 我喜欢聊什么
profile-form-interests-hint = 选填，最多 { $max } 个，用逗号隔开：猫，做饭，K-pop
profile-level = { $word }：{ $can }
profile-level-a1 = 会几个词和固定说法
profile-level-a2 = 日常的事，慢慢说可以
profile-level-b1 = 大多数对话都应付得来
profile-level-b2 = 大多数话题都能聊，不太费劲
profile-level-c1 = 基本没什么难得住我
profile-level-c2 = 俏皮话、言外之意都懂
profile-about-title = 关于我
profile-form-wants = 我想怎么练（选填）
profile-form-capacity = 最多同时几位语伴
profile-form-groups = 三个人一组也可以
profile-form-line = 一句话介绍自己（选填）
profile-want-chat = 随便聊聊
profile-want-corrections = 互相改错
profile-want-voice = 语音聊天
profile-want-slang = 网络用语和日常口语
profile-groups-yes = 可以
profile-groups-no = 不了，两个人就好
tongue-en = 英语
tongue-zh = 中文
profile-card = 🪪 **你的语言交换资料**
profile-card-of = 🪪 **{ $name }**
profile-offers = • 能教：**{ $languages }**
profile-learns = • 在学：**{ $languages }**
profile-learns-at = • 在学：**{ $languages }**，水平 { $level }
profile-hours = • 有空的时间：{ $hours }（{ $zone }时间）
profile-zone = • 时区：{ $zone }
profile-interests = • 喜欢聊：{ $list }
profile-wants = • 想要：{ $list }
profile-partners = • { $count ->
        [1] 同时只要一位语伴
       *[other] 同时最多 { $count } 位语伴
    }{ $groups ->
        [yes] ，三人一组也行
       *[no] {""}
    }
profile-missing = 还没填：{ $list }。这些可以不填，不过填得越全，配得越准。
profile-part-level = 水平
profile-part-hours = 有空的时间
profile-part-interests = 兴趣
profile-part-wants = 想怎么练
profile-next = 只填资料不会给你配人。准备好了，就用 `/{ command-pair } { command-pair-join }` 加入。只有跟你配成语伴的人才看得到这份资料。
profile-button-times = 语言和时间
profile-button-about = 关于我
profile-not-saved = ✋ **还没保存。** 你填的都在：按下面的按钮，改好再提交。
profile-again = 回到表单
profile-delete-question = 🗑️ **要删除你的语言交换资料吗？** 你也会退出所有服务器的配对。现在的语伴可以继续到这一轮结束。
profile-delete-yes = 删除
profile-delete-no = 保留
profile-deleted = ✅ 资料已删除，你也不再参加任何配对。
profile-deleted-already = 已经删过了。
profile-kept = 什么都没删。
error-profile-none = 你还没有语言交换资料。用 `/{ command-profile } { command-profile-edit }` 填一份吧，一分钟就好。
error-profile-private = 你们正在做语伴的时候，才能看对方的资料。
error-profile-partner-none = 对方已经删除了资料。
error-profile-languages = 请选择你能教的语言：英语、中文，或者两种都选。
error-profile-capacity = 同时可以有 1 到 { $max } 位语伴。
error-profile-hours-zone = 要知道你什么时候有空，还得知道你的时区。写个城市就行。
error-profile-line = 自我介绍最多 { $max } 个字符。
