# 语伴见面的地方：他们的子区、按钮，以及聊得怎么样。大多会用两种语言同时显示。
meet-tongue-en = 英语
meet-tongue-zh = 中文
meet-hello = ### 👋 { $count ->
        [2] 两位好！
       *[other] 大家好！
    }
meet-intro = 你们现在是语伴啦，这个子区就是你们的小天地。除了你们，只有本服务器的管理员能看到这里。
meet-card = > **{ $name }**：会{ $languages }，在学{ $learns }
meet-card-level = > **{ $name }**：会{ $languages }，在学{ $learns }（{ $level }）
meet-card-helps = > **{ $name }**：会{ $languages }，是来帮忙的
meet-card-unknown = > **{ $name }**：还没有介绍自己
meet-card-likes = > 喜欢{ $list }
meet-card-line = > “{ $line }”
meet-shared = 🎯 { $count ->
        [2] **你们都喜欢**{ $list }
       *[other] **大家都喜欢**{ $list }
    }
meet-times = 🕗 { $count ->
        [2] **你们都有空的时间：**{ $times }
       *[other] **大家都有空的时间：**{ $times }
    }
meet-first-question = 💬 **先聊聊这个：**{ $question }
meet-translated = 🌐 为了让你们从第一句就聊得起来，我会把每个人写的话翻译给对方看。谁点**帮我们翻译**，就只为谁关掉；{ $count ->
        [2] 两个人都
       *[other] 所有人都
    }关掉后，就什么都不再翻译。
meet-translate-offer = 🌐 看不太懂？点**帮我们翻译**，对方写的话下面就会附上译文。
meet-translate-engines = -# 需要翻译的话会交给这个机器人所用的翻译引擎。用 `/{ command-privacy } { command-privacy-optout }`，你写的就不会交给它们，在桥上频道也不再转发。
meet-how = 不用想着怎么开场才漂亮：一句“嗨”就很好，说错了也没关系，本来就是来练的。
    -# 💬 换个话题 · ⏱️ 聊半小时，两种语言各一半 · 📖 互相改错 · 🚪 随时可以离开 · 🚩 告诉管理员
meet-nudge = 👋 这里安静了几天，多半只是因为总得有人先开口。谁先来？
meet-nudge-question = 💬 不如就聊这个：{ $question }
meet-ask = 📮 你们这次做语伴的时间{ $ends }结束。聊得怎么样？接下来想怎么安排？你的回答只有我知道，这里谁也看不到，下一轮开始之前随时可以改。
meet-go-on = 🎉 你们都说想继续，那下一轮你们还是语伴！
meet-over-round = 🏁 这一轮结束了，谢谢你们陪彼此聊天！
meet-over = 👋 这次语言交换到这里就结束了，谢谢参与！
meet-over-removed = 👋 对方已经不在这里，这次语言交换就到这里了。
meet-over-dissolved = 👋 管理员结束了这次语言交换。
meet-over-next = -# 子区会留着，可以回来看看。接下来的安排见 `/{ command-pair } { command-pair-status }`：没有语伴的人下一轮优先配对。
meet-announced = 🤝 **语言交换第 { $number } 轮：**刚刚有 { $count } 人认识了自己的语伴。你也想要一位？`/{ command-pair } { command-pair-join }`
meet-waiting = 👋 关于 **{ $server }** 的语言交换：这一轮没能为你找到语伴。{ $why }{ $count ->
        [one] 下一轮你会排得更靠前。
       *[other] 你已经等了 { $count } 轮，会排在等得比你短的人前面。
    }
meet-left-out = 👋 关于 **{ $server }** 的语言交换：我给你找到了语伴，但你看不到子区所在的频道，没法让你进去，所以你目前不在配对名单里。请管理员让你看到那个频道，再用 `/{ command-pair } { command-pair-join }` 重新参加。
meet-told = -# 是你让我通知你的。在服务器里用 `/{ command-pair } { command-pair-join }` 并选 `{ command-pair-join.dm }: False`，就不会再收到。
meet-waiting-nobody = 会你在学的语言的人都有语伴了，或者还没有人参加。
meet-waiting-numbers = 和你学同一种语言的人，比能当语伴的人多。
meet-waiting-no-fit = 这次在场的人里没有合适的。在 `/{ command-profile } { command-profile-edit }` 里多填一些空闲时间最有用。
meet-gloss = 逐词对照：现在没有可用的翻译

meet-button-question = 换个话题
meet-button-translate = 帮我们翻译
meet-button-session = 开始练习
meet-button-corrections = 怎么改错
meet-button-end = 结束
meet-button-report = 举报

meet-translate-on = 🌐 **已为你打开翻译**：从现在起，对方写的话下面会附上译文。再点一次就关掉。
meet-translate-off = 🌐 **已为你关掉翻译**。如果对方开着，你仍会看到给对方的译文。
meet-corrections = 📖 **怎么互相改错**
    • 右键或长按对方的消息 → 应用 → **{ menu-correct }**。
    • 把母语者会换个说法的地方改掉，然后发送。消息下面就会显示~~去掉了什么~~、**加上了什么**。
    -# 挑一两处要紧的说，比一次全改更有帮助。说得好的地方也要夸一夸！
meet-end-question = 🚪 要结束这次语言交换吗？不用说明理由。对方只会看到已经结束，并且下一轮优先配对。
meet-end-yes = 结束
meet-end-no = 再聊聊
meet-end-kept = 👍 你们还是语伴。
meet-ended = 🚪 已经结束，子区马上会关闭。`/{ command-pair } { command-pair-next }` 可以找新的语伴，`/{ command-pair } { command-pair-block }` 可以确保你们不会再配到一起。

meet-answer-met = 聊过了
meet-answer-unmet = 还没有
meet-answer-liked = 挺好的
meet-answer-disliked = 不太合适
meet-answer-again = 继续一起聊
meet-answer-new = 换一位语伴
meet-answer-pause = 歇一阵子
meet-answered = 📮 记下了，这里谁也看不到：
    { $answers }
    -# 下一轮开始之前都可以改，再点一次就行。

session-began = **练 { $minutes } 分钟：**先说{ $first }，到 { $switch }；再说{ $second }，到 { $end }。到时候我会提醒你们换。想不起某个词？用自己的语言说，接着聊就好。
session-switch = **该换了：**从现在起说{ $second }，到 { $end }。
session-over = **时间到，辛苦了！**聊得怎么样？你的回答只有自己看得到。
session-stopped = 这场练习结束了。
session-stop = 停止
session-none = 这里没有正在进行的练习。用 `/{ command-session } { command-session-start }` 开始。
session-status-first = ⏱️ 先说{ $first }，到 { $switch }；再说{ $second }，到 { $end }。
session-status-second = ⏱️ 现在说{ $second }，到 { $end }；{ $first }已经说完了。
session-answer-liked = 挺好的
session-answer-disliked = 一般
session-answer-again = 再来一场
session-answered-liked = 👍 真好！记下了，只有你自己看得到。
session-answered-disliked = 👎 谢谢你告诉我，这里谁也看不到。如果一直不合适，随时可以点欢迎消息下面的**结束**，或者用 `/{ command-pair } { command-pair-end }`。

correct-title = 改错
correct-label = 母语者会怎么说
correct-explained = 只改要紧的地方：去掉了什么、加上了什么，会显示在消息下面。
correct-shown = ✏️ **{ $name }** 的修改：
correct-thanks = ✏️ 已经显示在那条消息下面了。

report-partner-title = 举报语伴
report-partner-explained = 本服务器的管理员会看到你写的内容和你的名字，对方不会知道。除非你同意，你们聊过的内容一句也不会给他们看。
report-partner-label = 发生了什么？
report-whom = 要举报的是谁？
report-share-label = 可以让他们看聊天内容吗？
report-keep = 不可以，只留在我们之间
report-share = 可以，最多最近 { $count } 条消息
report-partner-thanks = 🚩 谢谢，管理员已经收到你的举报。如果不想继续，`/{ command-pair } { command-pair-end }` 可以结束这次交换，`/{ command-pair } { command-pair-block }` 可以确保你们不会再配到一起；两者都不会告诉对方。
report-partner-thanks-waiting = 🚩 谢谢，你的举报已经记录下来，管理员可以在记录里看到。如果不想继续，`/{ command-pair } { command-pair-end }` 可以结束这次交换，`/{ command-pair } { command-pair-block }` 可以确保你们不会再配到一起；两者都不会告诉对方。
report-in-pair = 关于语言交换中的语伴（第 { $number } 组）
report-shared = { $count ->
        [0] 举报人同意分享他们子区里最近的消息，但那里没有消息，或者我读不到。
       *[other] 举报人同意分享的、他们子区里最近的消息：
    }
report-not-shared = 他们子区里的聊天内容没有分享。

error-meet-where = 只能在一组语伴的子区里用，而且配对还没结束。`/{ command-pair } { command-pair-status }` 里有你们子区的链接。
error-report-partner-again = 你不到一小时前已经举报过对方了。用 `/{ command-me } { command-me-reports }` 可以查看进展。
error-correct-where = **{ menu-correct }** 只能用在你们自己子区里、对方写的消息上。
error-correct-own = 这是你自己的消息。对方可以帮你改；你自己直接编辑就行。
error-correct-nothing = 这条消息里没有可以改的文字。
error-correct-same = 还没有改动。请把母语者会换个说法的地方改掉。
