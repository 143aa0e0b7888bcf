# 語伴見面的地方：他們的討論串、按鈕，以及聊得怎麼樣。大多會用兩種語言同時顯示。
meet-tongue-en = 英文
meet-tongue-zh = 中文
meet-hello = ### 👋 { $count ->
        [2] 兩位好！
       *[other] 大家好！
    }
meet-intro = 你們現在是語伴囉，這個討論串就是你們的小天地。除了你們，只有這個伺服器的管理員看得到這裡。
meet-card = > **{ $name }**：會{ $languages }，在學{ $learns }
meet-card-level = > **{ $name }**：會{ $languages }，在學{ $learns }（{ $level }）
meet-card-helps = > **{ $name }**：會{ $languages }，是來幫忙的
meet-card-unknown = > **{ $name }**：還沒有介紹自己
meet-card-likes = > 喜歡{ $list }
meet-card-line = > 「{ $line }」
meet-shared = 🎯 { $count ->
        [2] **你們都喜歡**{ $list }
       *[other] **大家都喜歡**{ $list }
    }
meet-times = 🕗 { $count ->
        [2] **你們都有空的時間：**{ $times }
       *[other] **大家都有空的時間：**{ $times }
    }
meet-first-question = 💬 **先聊聊這個：**{ $question }
meet-translated = 🌐 為了讓你們從第一句就聊得起來，我會把每個人寫的話翻譯給對方看。誰按**幫我們翻譯**，就只為誰關掉；{ $count ->
        [2] 兩個人都
       *[other] 所有人都
    }關掉後，就什麼都不再翻譯。
meet-translate-offer = 🌐 看不太懂？按**幫我們翻譯**，對方寫的話下面就會附上譯文。
meet-translate-engines = -# 需要翻譯的話會交給這個機器人使用的翻譯引擎。用 `/{ command-privacy } { command-privacy-optout }`，你寫的就不會交給它們，在橋上頻道也不再轉送。
meet-how = 不用想怎麼開場才漂亮：一句「嗨」就很好，說錯也沒關係，本來就是來練的。
    -# 💬 換個話題 · ⏱️ 聊半小時，兩種語言各一半 · 📖 互相訂正 · 🚪 隨時可以離開 · 🚩 告訴管理員
meet-nudge = 👋 這裡安靜了幾天，多半只是因為總得有人先開口。誰先來？
meet-nudge-question = 💬 不如就聊這個：{ $question }
meet-ask = 📮 你們這次當語伴的時間{ $ends }結束。聊得怎麼樣？接下來想怎麼安排？你的回答只有我知道，這裡誰也看不到，下一輪開始之前隨時可以改。
meet-go-on = 🎉 你們都說想繼續，那下一輪你們還是語伴！
meet-over-round = 🏁 這一輪結束了，謝謝你們陪彼此聊天！
meet-over = 👋 這次語言交換到這裡就結束了，謝謝參與！
meet-over-removed = 👋 對方已經不在這裡，這次語言交換就到這裡了。
meet-over-dissolved = 👋 管理員結束了這次語言交換。
meet-over-next = -# 討論串會留著，可以回來看看。接下來的安排請看 `/{ command-pair } { command-pair-status }`：沒有語伴的人下一輪優先配對。
meet-announced = 🤝 **語言交換第 { $number } 輪：**剛剛有 { $count } 人認識了自己的語伴。你也想要一位嗎？`/{ command-pair } { command-pair-join }`
meet-waiting = 👋 關於 **{ $server }** 的語言交換：這一輪沒能幫你找到語伴。{ $why }{ $count ->
        [one] 下一輪你會排得更前面。
       *[other] 你已經等了 { $count } 輪，會排在等得比你短的人前面。
    }
meet-left-out = 👋 關於 **{ $server }** 的語言交換：我幫你找到了語伴，但你看不到討論串所在的頻道，沒辦法讓你進去，所以你目前不在配對名單裡。請管理員讓你看到那個頻道，再用 `/{ command-pair } { command-pair-join }` 重新參加。
meet-told = -# 是你要我通知你的。在伺服器裡用 `/{ command-pair } { command-pair-join }` 並選 `{ command-pair-join.dm }: False`，就不會再收到。
meet-waiting-nobody = 會你在學的語言的人都有語伴了，或是還沒有人參加。
meet-waiting-numbers = 和你學同一種語言的人，比能當語伴的人多。
meet-waiting-no-fit = 這次參加的人裡沒有合適的。在 `/{ command-profile } { command-profile-edit }` 裡多填一些有空的時間最有幫助。
meet-gloss = 逐詞對照：現在沒有可用的翻譯

meet-button-question = 換個話題
meet-button-translate = 幫我們翻譯
meet-button-session = 開始練習
meet-button-corrections = 怎麼訂正
meet-button-end = 結束
meet-button-report = 檢舉

meet-translate-on = 🌐 **已為你打開翻譯**：從現在起，對方寫的話下面會附上譯文。再按一次就關掉。
meet-translate-off = 🌐 **已為你關掉翻譯**。如果對方開著，你還是會看到給對方的譯文。
meet-corrections = 📖 **怎麼互相訂正**
    • 右鍵或長按對方的訊息 → 應用程式 → **{ menu-correct }**。
    • 把母語人士會換個說法的地方改掉，然後送出。訊息下面就會顯示~~拿掉了什麼~~、**加上了什麼**。
    -# 挑一兩處要緊的說，比一次全改更有幫助。說得好的地方也要誇一誇！
meet-end-question = 🚪 要結束這次語言交換嗎？不用說明理由。對方只會看到已經結束，而且下一輪優先配對。
meet-end-yes = 結束
meet-end-no = 再聊聊
meet-end-kept = 👍 你們還是語伴。
meet-ended = 🚪 已經結束，討論串馬上會關閉。`/{ command-pair } { command-pair-next }` 可以找新的語伴，`/{ command-pair } { command-pair-block }` 可以確保你們不會再配到一起。

meet-answer-met = 聊過了
meet-answer-unmet = 還沒有
meet-answer-liked = 很不錯
meet-answer-disliked = 不太合
meet-answer-again = 繼續一起聊
meet-answer-new = 換一位語伴
meet-answer-pause = 休息一陣子
meet-answered = 📮 記下了，這裡誰也看不到：
    { $answers }
    -# 下一輪開始之前都可以改，再按一次就行。

session-began = **練 { $minutes } 分鐘：**先說{ $first }，到 { $switch }；再說{ $second }，到 { $end }。到時候我會提醒你們換。想不起某個詞？用自己的語言說，繼續聊就好。
session-switch = **該換囉：**從現在起說{ $second }，到 { $end }。
session-over = **時間到，辛苦了！**聊得怎麼樣？你的回答只有自己看得到。
session-stopped = 這場練習結束了。
session-stop = 停止
session-none = 這裡沒有正在進行的練習。用 `/{ command-session } { command-session-start }` 開始。
session-status-first = ⏱️ 先說{ $first }，到 { $switch }；再說{ $second }，到 { $end }。
session-status-second = ⏱️ 現在說{ $second }，到 { $end }；{ $first }已經說完了。
session-answer-liked = 很不錯
session-answer-disliked = 普通
session-answer-again = 再來一場
session-answered-liked = 👍 真好！記下了，只有你自己看得到。
session-answered-disliked = 👎 謝謝你告訴我，這裡誰也看不到。如果一直不合適，隨時可以按歡迎訊息下面的**結束**，或是用 `/{ command-pair } { command-pair-end }`。

correct-title = 訂正
correct-label = 母語人士會怎麼說
correct-explained = 只改要緊的地方：拿掉了什麼、加上了什麼，會顯示在訊息下面。
correct-shown = ✏️ **{ $name }** 的訂正：
correct-thanks = ✏️ 已經顯示在那則訊息下面了。

report-partner-title = 檢舉語伴
report-partner-explained = 這個伺服器的管理員會看到你寫的內容和你的名字，對方不會知道。除非你同意，你們聊過的內容一句也不會給他們看。
report-partner-label = 發生了什麼事？
report-whom = 要檢舉的是誰？
report-share-label = 可以讓他們看聊天內容嗎？
report-keep = 不可以，只留在我們之間
report-share = 可以，最多最近 { $count } 則訊息
report-partner-thanks = 🚩 謝謝，管理員已經收到你的檢舉。如果不想繼續，`/{ command-pair } { command-pair-end }` 可以結束這次交換，`/{ command-pair } { command-pair-block }` 可以確保你們不會再配到一起；兩者都不會告訴對方。
report-partner-thanks-waiting = 🚩 謝謝，你的檢舉已經記錄下來，管理員可以在紀錄裡看到。如果不想繼續，`/{ command-pair } { command-pair-end }` 可以結束這次交換，`/{ command-pair } { command-pair-block }` 可以確保你們不會再配到一起；兩者都不會告訴對方。
report-in-pair = 關於語言交換中的語伴（第 { $number } 組）
report-shared = { $count ->
        [0] 檢舉人同意分享他們討論串裡最近的訊息，但那裡沒有訊息，或是我讀不到。
       *[other] 檢舉人同意分享的、他們討論串裡最近的訊息：
    }
report-not-shared = 他們討論串裡的聊天內容沒有分享。

error-meet-where = 只能在一組語伴的討論串裡用，而且配對還沒結束。`/{ command-pair } { command-pair-status }` 裡有你們討論串的連結。
error-report-partner-again = 你不到一小時前已經檢舉過對方了。用 `/{ command-me } { command-me-reports }` 可以查看進度。
error-correct-where = **{ menu-correct }** 只能用在你們自己討論串裡、對方寫的訊息上。
error-correct-own = 這是你自己的訊息。對方可以幫你訂正；你自己直接編輯就行。
error-correct-nothing = 這則訊息裡沒有可以訂正的文字。
error-correct-same = 還沒有改動。請把母語人士會換個說法的地方改掉。
