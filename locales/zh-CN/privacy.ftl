# /privacy
privacy-show = 🔎 **我保存的、跟你有关的内容**
privacy-row-messages = • { $count ->
        [0] 没有你的消息
       *[other] 你 { $count } 条消息的 ID
    }{ $copies ->
        [0] {""}
       *[other] 和它们在对面的 { $copies } 条副本的 ID
    }，这样编辑和删除才能同步过去：保存 { $days } 天，或者到你删除为止。
privacy-row-choices = • 你用 `/{ command-me }` 和这里做的设置：到你改掉为止。
privacy-row-hidden = • 你屏蔽的人（{ $count } 个）：到你取消为止。
privacy-row-suggestions = • 你提交的译文（{ $count } 条），连同原消息：没人处理的保存 30 天；已采用的到管理员撤回为止。
privacy-row-suggestions-approved = • 你批准过 { $count } 条译文：译文还在用就一直保存。
privacy-row-glossary-terms = • 你添加过 { $count } 条术语：术语还在就一直保存。
privacy-row-bridges = • 你建了 { $count } 座桥：桥还在就一直保存。
privacy-row-links = • 你接上了 { $count } 个频道：接着就一直保存。
privacy-row-join-codes = • 你生成过 { $count } 个邀请码：桥还在就一直保存。
privacy-row-rules = • 你添加过 { $count } 条过滤规则：规则还在就一直保存。
privacy-row-sanctions = • 对你的禁言或封禁（{ $count } 条）：到期为止。
privacy-row-profile = • 你的语言交换资料：到你删除为止。
privacy-row-pairing = • 你参加的配对（{ $count } 个服务器）：到你退出为止。
privacy-row-pairs = • 你和谁配过对（{ $count } 次）：结束后保留 400 天。
privacy-row-blocks = • 你不想配到的人（{ $count } 个）：到你取消为止。
privacy-row-cases-about-me = • 管理员关于你的记录（{ $count } 条）：一年。
privacy-row-reports-about-me = • 对你的消息的举报（{ $count } 条）：一年。举报人是谁不会告诉你。
privacy-row-reports-and-appeals-by-me = • 你写的举报和申诉（{ $count } 条）：一年。
privacy-row-cases-by-me = • 你作为管理员的操作（{ $count } 条）：一年。
privacy-row-counted = • 你的消息有多少字、多少词，不含内容（{ $count } 条）：最多三周，这样删除消息时能从统计里减掉。
privacy-row-applause = • 你对对面的哪些消息做过表情反应，不含是什么表情（{ $count } 条）：最多三周。
privacy-row-voices = • 你哪天在桥上频道发过言、几次，对面回复或反应过几次（{ $count } 条）：最多三周，用来统计有多少人在聊。
privacy-text = 你写的内容，只在等待发送或审核的时候加密保存，从不写进日志。
privacy-opted-in = 你在桥上频道写的会被转发。用 `/{ command-privacy } { command-privacy-optout }` 可以停止。
privacy-opted-out = **你写的都不会被转发。** 用 `/{ command-privacy } { command-privacy-optin }` 可以恢复。
privacy-ways = `/{ command-privacy } { command-privacy-export }` 可以把这些全部导出成文件，`/{ command-privacy } { command-privacy-delete }` 可以删除。
privacy-export = 📦 我保存的、提到你的内容都在这里。服务器、频道和消息的 ID 都是 Discord 的。其他人的名字已略去。
privacy-optout = 🛑 从现在起，你写的都不会被转发，在哪个服务器都一样，编辑也不会。还在排队的已经丢弃。你删除消息时，副本照样会删掉。
    以前转发过的还在对面，点按钮可以移除。
privacy-optout-already = 你已经退出了：你写的都不会被转发。以前转发过的，点按钮可以移除。
privacy-optin = 🌉 从现在起，你在桥上频道写的又会被转发了。
privacy-optin-already = 你在桥上频道写的本来就会被转发。
privacy-take-back = 把我以前的消息从对面移除
privacy-removing = ⏳ 正在查找转发过的消息：{ $percent }%，目前找到 { $count } 条。
privacy-removed = 🧹 { $count ->
        [0] 对面已经没有你的消息了。
       *[other] 正在移除 { $count } 条消息的副本。Discord 对速度有限制，可能要等一会儿。
    }
privacy-delete-question = 🗑️ **要删除我保存的、跟你有关的所有内容吗？** 删了就找不回来了。
    你的设置、语言交换资料、还没人处理的译文和还在排队的消息会被删除；你会退出语言交换，现有的配对也会结束；其他地方（消息、桥、频道、术语、记录）会抹去你的名字。
    • 之后谁也查不到那些副本是你写的，我也没法再帮你移除它们。
    • 还在生效的禁言或封禁会连同记录保留，否则一删就等于解除了。「不转发」的选择，以及别人屏蔽你的记录也会保留。
    • 如果你没有退出，以后在桥上频道发的消息还是会照常转发，并保存 ID。
privacy-delete-yes = 删除
privacy-delete-all = 删除，并移除我的副本
privacy-delete-no = 全部保留
privacy-deleting = ⏳ 正在删除……
privacy-deleted = ✅ 已删除。以下内容会保留：
privacy-stays-optout = • 「不转发」的选择：没有它，你的下一条消息就会被转发。
privacy-stays-measure = • 还在生效的禁言或封禁，连同记录：删掉就等于解除了。等它结束后再删一次，就没有了。
privacy-stays-hidden = • 如果有人屏蔽了你，或不想和你配对，那条记录会保留：那是对方的选择。
privacy-kept = 什么都没删。
error-privacy-busy = 上一个操作还没做完，请稍等。
who-forgotten = 这条消息写在 **{ $server }**，作者已要求抹去名字：{ $url }
