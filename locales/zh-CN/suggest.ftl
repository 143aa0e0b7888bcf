suggest-title = 建议更好的译文
suggest-original = **原文**
    { $original }
suggest-label = 你的译文
suggest-kept = -# 提交之后，我会保存原文和你的译文，直到管理员处理，最多 30 天。采纳的话，会署你的名留在这座桥上；不采纳就删掉。
suggest-thanks = 谢谢！管理员会看的。
suggest-thanks-waiting = 谢谢！已经交给管理员，他们用 `/{ command-suggestions }` 就能看到。
suggest-credit = 你有 { $count } 条译文正在这座桥上使用。

suggestion-asks = **{ $name }** 对 **{ $bridge }** 上的一条译文（{ $language }）有更好的建议。
    { $original }
    应该译成
    { $suggestion }
suggestion-approve = 采纳
suggestion-reject = 不采纳
suggestion-approved =
    ✅ **{ $name }** 的译文由 **{ $moderator }** 采纳，从现在起使用。
    { $original }
    { $suggestion }
suggestion-rejected = **{ $name }** 的建议没有被 **{ $moderator }** 采纳，内容已删除。
suggestion-withdraw = 撤回
suggestion-withdrawn = **{ $name }** 的译文已由 **{ $moderator }** 撤回，内容已删除。
suggestions-waiting = { $count ->
    [0] 没有等待处理的建议。
   *[other] 有 { $count } 条建议等待处理，最多先显示最早的 5 条。
}

error-suggestion-unbridged = 那条消息不在桥接的频道里。
error-suggestion-nothing = 那条消息里没有要翻译的内容。
error-suggestion-gone = 原文不在了，或者我看不到它所在的频道。
error-suggestion-same = 现在的译文就是这样的。
error-suggestion-markup = 请保留原文的每一行，以及句子中间的提及、链接和表情，这样我才能放回原处。
error-suggestion-long = 太长了，最多 { $max } 个字。
error-suggestion-too-many = 你已经有 { $max } 条建议在等待处理，请给管理员一点时间。
error-suggestion-full = 这座桥已经用了 { $max } 条译文，不能再多了。
error-suggestion-decided = 已经有人处理过了，或者那座桥不在了。
