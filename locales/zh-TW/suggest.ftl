suggest-title = 建議更好的譯文
suggest-original = **原文**
    { $original }
suggest-label = 你的譯文
suggest-kept = -# 送出之後，我會保存原文和你的譯文，直到管理員處理，最多 30 天。採用的話，會掛你的名字留在這座橋上；不採用就刪掉。
suggest-thanks = 謝謝！管理員會看的。
suggest-thanks-waiting = 謝謝！已經交給管理員，他們用 `/{ command-suggestions }` 就能看到。
suggest-credit = 你有 { $count } 條譯文正在這座橋上使用。

suggestion-asks = **{ $name }** 對 **{ $bridge }** 上的一條譯文（{ $language }）有更好的建議。
    { $original }
    應該譯成
    { $suggestion }
suggestion-approve = 採用
suggestion-reject = 不採用
suggestion-approved =
    ✅ **{ $name }** 的譯文由 **{ $moderator }** 採用，從現在起使用。
    { $original }
    { $suggestion }
suggestion-rejected = **{ $name }** 的建議沒有被 **{ $moderator }** 採用，內容已刪除。
suggestion-withdraw = 收回
suggestion-withdrawn = **{ $name }** 的譯文已由 **{ $moderator }** 收回，內容已刪除。
suggestions-waiting = { $count ->
    [0] 沒有等待處理的建議。
   *[other] 有 { $count } 條建議等待處理，最多先顯示最早的 5 條。
}

error-suggestion-unbridged = 那則訊息不在橋接的頻道裡。
error-suggestion-nothing = 那則訊息裡沒有要翻譯的內容。
error-suggestion-gone = 原文不在了，或是我看不到它所在的頻道。
error-suggestion-same = 現在的譯文就是這樣。
error-suggestion-markup = 請保留原文的每一行，以及句子中間的提及、連結和表情符號，這樣我才能放回原處。
error-suggestion-long = 太長了，最多 { $max } 個字。
error-suggestion-too-many = 你已經有 { $max } 條建議在等待處理，請給管理員一點時間。
error-suggestion-full = 這座橋已經用了 { $max } 條譯文，不能再多了。
error-suggestion-decided = 已經有人處理過了，或是那座橋不在了。
