# /privacy
privacy-show = 🔎 **我保存的、跟你有關的內容**
privacy-row-messages = • { $count ->
        [0] 沒有你的訊息
       *[other] 你 { $count } 則訊息的 ID
    }{ $copies ->
        [0] {""}
       *[other] 和它們在對面的 { $copies } 則副本的 ID
    }，這樣編輯和刪除才能同步過去：保存 { $days } 天，或到你刪除為止。
privacy-row-choices = • 你用 `/{ command-me }` 和這裡做的設定：到你改掉為止。
privacy-row-hidden = • 你隱藏的人（{ $count } 位）：到你取消為止。
privacy-row-suggestions = • 你提交的譯文（{ $count } 則），連同原訊息：沒人處理的保存 30 天；已採用的到管理員撤回為止。
privacy-row-suggestions-approved = • 你核准過 { $count } 則譯文：譯文還在用就一直保存。
privacy-row-glossary-terms = • 你新增過 { $count } 個詞彙：詞彙還在就一直保存。
privacy-row-bridges = • 你建了 { $count } 座橋：橋還在就一直保存。
privacy-row-links = • 你接上了 { $count } 個頻道：接著就一直保存。
privacy-row-join-codes = • 你產生過 { $count } 個邀請碼：橋還在就一直保存。
privacy-row-rules = • 你新增過 { $count } 條過濾規則：規則還在就一直保存。
privacy-row-sanctions = • 對你的禁言或停權（{ $count } 筆）：到期為止。
privacy-row-profile = • 你的語言交換檔案：到你刪除為止。
privacy-row-pairing = • 你參加的配對（{ $count } 個伺服器）：到你退出為止。
privacy-row-pairs = • 你和誰配對過（{ $count } 次）：結束後保留 400 天。
privacy-row-blocks = • 你不想配到的人（{ $count } 位）：到你取消為止。
privacy-row-cases-about-me = • 管理員關於你的紀錄（{ $count } 筆）：一年。
privacy-row-reports-about-me = • 對你的訊息的檢舉（{ $count } 筆）：一年。檢舉人是誰不會告訴你。
privacy-row-reports-and-appeals-by-me = • 你寫的檢舉和申訴（{ $count } 筆）：一年。
privacy-row-cases-by-me = • 你身為管理員的操作（{ $count } 筆）：一年。
privacy-row-counted = • 你的訊息有多少字、多少詞，不含內容（{ $count } 筆）：最多三週，這樣刪除訊息時能從統計裡扣掉。
privacy-row-applause = • 你對對面的哪些訊息做過表情反應，不含是什麼表情（{ $count } 筆）：最多三週。
privacy-row-voices = • 你哪天在橋上頻道發過言、幾次，對面回覆或反應過幾次（{ $count } 筆）：最多三週，用來統計有多少人在聊。
privacy-text = 你寫的內容，只在等待發送或審核的時候加密保存，從不寫進日誌。
privacy-opted-in = 你在橋上頻道寫的會被轉送。用 `/{ command-privacy } { command-privacy-optout }` 可以停止。
privacy-opted-out = **你寫的都不會被轉送。** 用 `/{ command-privacy } { command-privacy-optin }` 可以恢復。
privacy-ways = `/{ command-privacy } { command-privacy-export }` 可以把這些全部匯出成檔案，`/{ command-privacy } { command-privacy-delete }` 可以刪除。
privacy-export = 📦 我保存的、提到你的內容都在這裡。伺服器、頻道和訊息的 ID 都是 Discord 的。其他人的名字已略去。
privacy-optout = 🛑 從現在起，你寫的都不會被轉送，在哪個伺服器都一樣，編輯也不會。還在排隊的已經捨棄。你刪除訊息時，副本照樣會刪掉。
    以前轉送過的還在對面，按下按鈕可以移除。
privacy-optout-already = 你已經退出了：你寫的都不會被轉送。以前轉送過的，按下按鈕可以移除。
privacy-optin = 🌉 從現在起，你在橋上頻道寫的又會被轉送了。
privacy-optin-already = 你在橋上頻道寫的本來就會被轉送。
privacy-take-back = 把我以前的訊息從對面移除
privacy-removing = ⏳ 正在尋找轉送過的訊息：{ $percent }%，目前找到 { $count } 則。
privacy-removed = 🧹 { $count ->
        [0] 對面已經沒有你的訊息了。
       *[other] 正在移除 { $count } 則訊息的副本。Discord 有速度限制，可能要等一下。
    }
privacy-delete-question = 🗑️ **要刪除我保存的、跟你有關的所有內容嗎？** 刪了就救不回來了。
    你的設定、語言交換檔案、還沒人處理的譯文和還在排隊的訊息會被刪除；你會退出語言交換，現有的配對也會結束；其他地方（訊息、橋、頻道、詞彙、紀錄）會抹去你的名字。
    • 之後誰也查不到那些副本是你寫的，我也沒辦法再幫你移除它們。
    • 還在生效的禁言或停權會連同紀錄保留，不然一刪就等於解除了。「不轉送」的選擇，以及別人隱藏你的紀錄也會保留。
    • 如果你沒有退出，以後在橋上頻道發的訊息還是會照常轉送，並保存 ID。
privacy-delete-yes = 刪除
privacy-delete-all = 刪除，並移除我的副本
privacy-delete-no = 全部保留
privacy-deleting = ⏳ 正在刪除……
privacy-deleted = ✅ 已刪除。以下內容會保留：
privacy-stays-optout = • 「不轉送」的選擇：沒有它，你的下一則訊息就會被轉送。
privacy-stays-measure = • 還在生效的禁言或停權，連同紀錄：刪掉就等於解除了。等它結束後再刪一次，就沒有了。
privacy-stays-hidden = • 如果有人隱藏了你，或不想和你配對，那筆紀錄會保留：那是對方的選擇。
privacy-kept = 什麼都沒刪。
error-privacy-busy = 上一個操作還沒做完，請稍等。
who-forgotten = 這則訊息寫在 **{ $server }**，作者已要求抹去名字：{ $url }
