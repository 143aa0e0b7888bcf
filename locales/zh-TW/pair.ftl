# /語伴：參加語言交換。
pair-joined = 🤝 **報名成功！** 從現在起，這裡每一輪我都會幫你找語伴。
pair-joined-once = 🤝 **報名成功，只配一次。** 等你和語伴聊上了，就自動退出。
pair-joined-dm = 📬 如果沒幫你找到人，我會私訊告訴你，並說明原因。
pair-joined-quiet = 🔕 我不會私訊打擾你。配對成功後，這裡會開一個只有你們看得到的討論串；在那之前，用 `/{ command-pair } { command-pair-status }` 查看進度。
pair-joined-ways = 不想等？`/{ command-pair } { command-pair-next }` 現在就幫你找。`/{ command-pair } { command-pair-skip }`、`{ command-pair-pause }`、`{ command-pair-leave }` 隨時都能用。
pair-round-next = 📅 下一輪：{ $at }（{ $away }）
pair-rounds-paused = 📅 管理員暫停了定期配對。`/{ command-pair } { command-pair-next }` 照樣能用。
pair-paused = ⏸️ 已暫停，到 { $until } 自動恢復。想提早回來就用 `/{ command-pair } { command-pair-join }`。
pair-paused-pair = 你現在的語伴不受影響。
pair-skipped = ⏭️ { $round } 這一輪你不參加。你的下一輪：{ $back }
pair-skipped-already = ⏸️ 這一輪你本來就不參加。你的下一輪：{ $back }
pair-next-found = 🎉 **找到了！** 你們的私人討論串馬上就開，我會在裡面叫你。
pair-next-waiting = ⏳ **現在沒有合適的人在找語伴，已經幫你排上了。** 有合適的人來找，你們馬上就能見面；沒有的話，下一輪再幫你配。你先忙別的就好。
pair-next-question = 你的語伴人數已經滿了。要結束和 **{ $names }** 的配對，換一位新語伴嗎？對方只會知道配對結束了，下一輪會優先安排對方。
pair-next-which = 你的語伴人數已經滿了。想和誰結束，換一位新語伴？
pair-status = 🤝 **你在這裡的語言交換**
pair-status-rounds = • 每一輪都參加。
pair-status-once = • 只配一次，聊上了就退出。
pair-status-asap = • 同時也在排隊，有合適的人隨時可以見面。
pair-status-dm = • 沒配上時，我會私訊告訴你。
pair-status-quiet = • 我不會私訊你。用 `/{ command-pair } { command-pair-join }` 的 `{ command-pair-join.dm }` 選項可以開啟。
pair-status-paused = ⏸️ 暫停中，恢復時間：{ $until }。想提早回來？`/{ command-pair } { command-pair-join }`
pair-status-left-out = ⚠️ **你目前不在配對名單裡。** 我幫你找到過語伴，但你看不到討論串所在的頻道，沒辦法讓你進去。{ $sees ->
        [yes] 現在你看得到了，用 `/{ command-pair } { command-pair-join }` 就能重新參加。
       *[no] 請管理員讓你看到那個頻道，再用 `/{ command-pair } { command-pair-join }` 重新參加。
    }
pair-status-content = • 你有語伴，不再找新的。想繼續找就用 `/{ command-pair } { command-pair-join }`。
pair-status-out = • 你還沒有參加。用 `/{ command-pair } { command-pair-join }` 加入，或用 `/{ command-pair } { command-pair-once }` 先試一次。
pair-status-partner = 💬 和 **{ $names }** 在 { $thread }，到 { $until } 為止；大家都願意的話可以繼續。
pair-status-partner-soon = 💬 和 **{ $names }**：討論串正在開。
pair-status-front = ⏫ 下一輪優先安排你。
pair-status-waited = { $count ->
        [one] ⏳ **上一輪沒有配上。** 每等一輪，你的順序就往前移。
       *[other] ⏳ **你已經等了 { $count } 輪。** 每等一輪，你的順序就往前移。
    }
pair-why-nobody = { $learns ->
        [en] 這裡會說英文的人都有語伴了，或是還沒有人參加。
        [zh] 這裡會說中文的人都有語伴了，或是還沒有人參加。
       *[none] 這裡在學語言的人都有語伴了，或是還沒有人參加。
    }
pair-why-numbers = { $learns ->
        [en] 不是你的問題：這裡學英文的人比會說英文的人多。
        [zh] 不是你的問題：這裡學中文的人比會說中文的人多。
       *[none] 不是你的問題：這裡能幫忙的人比學習的人多。
    }
pair-why-no-fit = 剩下的人裡沒有合適的：其他人都配走了，或最近剛和你當過語伴。
pair-ways = 你可以：
pair-way-now = • `/{ command-pair } { command-pair-next }`：不用等下一輪，有合適的人就見面。
pair-way-groups = • 在語言交換檔案裡選擇歡迎第三個人：三人小組裡，兩位學習者和同一位語伴一起聊。
pair-way-hours = • 在語言交換檔案裡多寫一些有空的時間和興趣。
pair-way-invite = • 揪對面的朋友一起來：每多一個人參加，這裡就有人多一位語伴。
pair-history-none = 你在這裡還沒有過語伴。
pair-history = { $count ->
        [one] 📖 **你到目前為止的語伴**
       *[other] 📖 **你到目前為止的 { $count } 次配對**
    }
pair-history-line = • { $at } **{ $names }**：{ $met ->
        [yes] 聊過
        [no] 沒聊成
        [wrote] 互相傳過訊息
       *[unknown] 你沒說有沒有聊過
    }
pair-history-more = ……在此之前還有 { $count } 次。
pair-left = 👋 已退出。語言交換檔案會留著，直到你自己刪除；想回來就用 `/{ command-pair } { command-pair-join }`。
pair-left-parted = 👋 已退出，配對也結束了。對方只會知道配對結束，下一輪會優先安排對方。
pair-left-kept = 👋 以後不再幫你配新的人。現在的語伴會陪你到這次配對結束。
pair-leave-question = 你現在和 **{ $names }** 是語伴。要怎麼辦？
pair-leave-keep = 退出，但先留著現在的語伴
pair-leave-part = 退出，並結束配對
pair-leave-no = 不退出
pair-stayed = 沒有變化，你還在參加。
pair-end-question = 要結束和 **{ $names }** 的配對嗎？對方只會知道配對結束了，下一輪會優先安排對方。你仍然會繼續參加。
pair-end-which = 想結束哪一個？
pair-end-yes = 結束
pair-end-no = 繼續
pair-kept = 沒有變化，你們還是語伴。
pair-ended = 👋 已結束，討論串馬上關閉。`/{ command-pair } { command-pair-next }` 幫你找新語伴；不想再配到同一個人，用 `/{ command-pair } { command-pair-block }`。
pair-blocked = 🚫 無論在哪個伺服器，都不會把你和 **{ $name }** 配在一起。對方不會知道。想取消就用 `/{ command-pair } { command-pair-unblock }`。
pair-blocked-parted = 🚫 無論在哪個伺服器，都不會再把你和 **{ $name }** 配在一起。你們的配對已經結束：對方只會知道結束了，其他一概不知。想取消就用 `/{ command-pair } { command-pair-unblock }`。
pair-unblocked = 你又可以和 **{ $name }** 配對了。
pair-not-blocked = 你沒有封鎖過 **{ $name }**。
pair-report-which = 是哪一次配對？
error-pair-nobody-to-report = 你在這裡還沒有過語伴，沒有可以檢舉的人。橋上的訊息可以這樣檢舉：右鍵或長按訊息 → 應用程式 → **{ menu-report }**。
error-pair-kept-out = 你被這個伺服器的管理員禁言或停權了，所以現在沒辦法在這裡配對。用 `/{ command-me } { command-me-cases }` 查看原因和申訴方式。
error-pair-cannot-see = 這裡的語伴在一個你看不到的頻道裡見面，你進不了自己的討論串。請管理員讓你看到那個頻道，再來報名。
error-pair-no-rounds = 管理員暫停了定期配對，沒有可以跳過的一輪。
error-pair-none = 你在這裡現在沒有語伴。

# /配對：管理員的設定。
pairing-set-up = ✅ **語言交換已開啟。** 語伴們在 { CHANNEL($channel) } 的私人討論串見面，只有他們自己和有「管理討論串」權限的人看得到。
pairing-set-up-next = 告訴大家：先用 `/{ command-profile } { command-profile-edit }`，再用 `/{ command-pair } { command-pair-join }`。`/{ command-pairing } { command-pairing-schedule }` 改時間，`/{ command-pairing } { command-pairing-preview }` 預覽一輪的結果。
pairing-channel-hidden = ⚠️ 不是所有人都看得到 { CHANNEL($channel) }。看不到這個頻道的人，也進不了裡面的討論串。
pairing-scheduled = 📅 **配對時間改好了。**
pairing-rounds-next = { $weeks ->
        [one] 每週 { $time }（{ $zone }）。接下來幾輪，以你自己的時間顯示：
       *[other] 每 { $weeks } 週 { $time }（{ $zone }）。接下來幾輪，以你自己的時間顯示：
    }
pairing-rounds-paused = ⏸️ 定期配對暫停中。用 `/{ command-pairing } { command-pairing-resume }` 恢復。
pairing-paused = ⏸️ 在 `/{ command-pairing } { command-pairing-resume }` 之前不再有新的一輪。現有的語伴不受影響，大家也還能自己找語伴。
pairing-resumed = ▶️ **定期配對恢復了。**
pairing-run-question = 現在就開始一輪？到期的配對會結束，等待的人會配上，討論串馬上開。可以先用 `/{ command-pairing } { command-pairing-preview }` 看看誰會和誰見面。原來的時間表不變。
pairing-run-yes = 開始
pairing-ran = { $people ->
        [0] 第 { $number } 輪結束：沒有人在等語伴。
       *[other] 🤝 **第 { $number } 輪：** { $people } 人中有 { $matched } 人配上了，{ $waiting } 人繼續等。討論串正在開。
    }
pairing-stop-question = 要關閉這個伺服器的語言交換嗎？以後不再配對。現有的語伴會到期再結束。報名名單會留著，方便你再次開啟。
pairing-stop-yes = 關閉
pairing-stopped = 語言交換已關閉。用 `/{ command-pairing } { command-pairing-setup }` 可以再開。
pairing-dissolve-question = { $count ->
        [one] 要讓他們結束配對嗎？他們會知道是管理員結束的，但不會知道原因；下一輪兩邊都優先安排。如果不想讓某個人再參加，請禁言。
       *[other] 要結束這 { $count } 組配對嗎？他們會知道是管理員結束的，但不會知道原因；下一輪都優先安排。如果不想讓某個人再參加，請禁言。
    }
    { $pairs }
pairing-dissolve-yes = 結束
pairing-dissolved = { $count ->
        [0] 他們的配對已經結束了。
        [one] 好了：配對已結束，討論串馬上關閉。
       *[other] 好了：{ $count } 組配對已結束，討論串馬上關閉。
    }
pairing-no = 取消
pairing-kept = 沒有變化。
pairing-preview = 🔍 **預覽：如果現在開始一輪。** 不會記錄，也不會通知任何人。
    { $pairs ->
        [one] 新配 1 組
       *[other] 新配 { $pairs } 組
    }（{ $people } 人），{ $waiting } 人繼續等，{ $going } 組繼續，{ $over } 組結束。{ $paused } 人暫停中，{ $blank } 人沒填語言交換檔案{ $unseeing ->
        [0] {""}
       *[other] ，{ $unseeing } 人看不到見面的頻道
    }。
pairing-preview-match = • { $people } · **{ $score }**/1000 · { $hours ->
        [-1] 空閒時間不明
        [0] 幾乎沒有共同的空閒時間
        [one] 每週有 1 小時都有空
       *[other] 每週有 { $hours } 小時都有空
    } · { $interests ->
        [0] 沒有共同興趣
        [one] 1 個共同興趣
       *[other] { $interests } 個共同興趣
    }
pairing-preview-group = • { $people } · **{ $score }**/1000
pairing-preview-going = • { $people } · 繼續當語伴
pairing-preview-waits = • { $person } 繼續等：{ $why }
pairing-preview-nobody = 會說這個語言的人都有語伴了，或是還沒有人參加
pairing-preview-numbers = 學習的人比語伴多
pairing-preview-no-fit = 剩下的人裡沒有合適的
pairing-preview-back = 上一頁
pairing-preview-more = 下一頁
pairing-stats = { $count ->
        [one] 📊 **這裡的語言交換：** 1 人參加。
       *[other] 📊 **這裡的語言交換：** { $count } 人參加。
    }
pairing-stats-rounds = • { $rounds } 輪，共 { $pairs } 組（最近 400 天）
pairing-stats-matched = • 配上的：{ $told ->
        [yes] **{ $percent }%**（各輪合計，{ $of } 人次中 { $part } 人次）
       *[no] 還沒有過一輪
    }
pairing-stats-met = • 說聊過的：{ $told ->
        [yes] **{ $percent }%**（{ $of } 個回答中 { $part } 個）
       *[no] 回答太少
    }
pairing-stats-continued = • 想和同一位語伴繼續的：{ $told ->
        [yes] **{ $percent }%**（{ $of } 個回答中 { $part } 個）
       *[no] 回答太少
    }
pairing-stats-longest = • 目前等最久的：{ $count ->
        [0] 沒有人在等
        [one] 1 輪
       *[other] { $count } 輪
    }
pairing-stats-english = • 會說英文、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人數太少
    }
pairing-stats-chinese = • 會說中文、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人數太少
    }
pairing-stats-both = • 兩種都會、不用等的人：{ $told ->
        [yes] **{ $percent }%**（{ $of } 人中 { $part } 人）
       *[no] 人數太少
    }
pairing-stats-few = 不足 { $least } 人的不單獨列出，以免看出是誰。
error-pairing-plan = 這一輪沒算出來：花的時間太長，或出了錯。什麼都沒有改變，過幾分鐘再試試。
error-pairing-pair = 這裡沒有這樣一組進行中的配對。請給出編號、討論串，或其中一個人（提及對方或使用者 ID）。
error-pairing-permissions = 語伴們還沒辦法在 { CHANNEL($channel) } 見面，我缺少：**{ $permissions }**
log-pairing-no-channel = ⚠️ **語言交換：** 語伴見面用的頻道不見了，誰也見不了面。用 `/{ command-pairing } { command-pairing-setup }` 另選一個。
log-pairing-refused = ⚠️ **語言交換：** Discord 不讓我在 { CHANNEL($channel) } 開討論串。一個伺服器最多同時開 1,000 個討論串；如果不是這個原因，用 `/{ command-pairing } { command-pairing-setup }` 換一個頻道。我會繼續試。
log-pairing-forbidden = ⚠️ **語言交換：** 我沒辦法在 { CHANNEL($channel) } 幫語伴們開討論串，缺少 **{ $permissions }** 權限。拿到權限之前，他們先等著。
