# /profile
profile-times-title = 語言和時間
profile-form-offers = 我能教的語言
profile-form-offers-hint = 另一種就是你在學的。兩種都會、只想幫別人，就都選起來。
profile-form-level = 我學的語言，目前的程度
profile-form-level-hint = 選填，大概就好。
profile-form-zone = 我的時區
profile-form-zone-hint = 選填。寫城市就好：台北、紐約、London，或是 UTC+8。
profile-form-hours = 我平常什麼時候有空
profile-form-hours-hint = 選填，中英文都可以，例如：週一至週五 19-22點，週末 10點-18點
profile-form-interests = 我喜歡聊什麼
profile-form-interests-hint = 選填，最多 { $max } 個，用逗號隔開：貓，做菜，K-pop
profile-level = { $word }：{ $can }
profile-level-a1 = 會一些單字和固定說法
profile-level-a2 = 日常的事，慢慢講可以
profile-level-b1 = 大部分的對話都應付得來
profile-level-b2 = 大部分的話題都能聊，不太費力
profile-level-c1 = 幾乎沒什麼難得倒我
profile-level-c2 = 俏皮話、弦外之音都懂
profile-about-title = 關於我
profile-form-wants = 我想怎麼練（選填）
profile-form-capacity = 最多同時幾位語伴
profile-form-groups = 三個人一組也可以
profile-form-line = 一句話介紹自己（選填）
profile-want-chat = 隨意聊聊
profile-want-corrections = 互相訂正
profile-want-voice = 語音聊天
profile-want-slang = 網路用語和日常口語
profile-groups-yes = 可以
profile-groups-no = 不用，兩個人就好
tongue-en = 英文
tongue-zh = 中文
profile-card = 🪪 **你的語言交換檔案**
profile-card-of = 🪪 **{ $name }**
profile-offers = • 能教：**{ $languages }**
profile-learns = • 在學：**{ $languages }**
profile-learns-at = • 在學：**{ $languages }**，程度 { $level }
profile-hours = • 有空的時間：{ $hours }（{ $zone }時間）
profile-zone = • 時區：{ $zone }
profile-interests = • 喜歡聊：{ $list }
profile-wants = • 想要：{ $list }
profile-partners = • { $count ->
        [1] 同時只要一位語伴
       *[other] 同時最多 { $count } 位語伴
    }{ $groups ->
        [yes] ，三人一組也可以
       *[no] {""}
    }
profile-missing = 還沒填：{ $list }。這些可以不填，不過填得越完整，配得越準。
profile-part-level = 程度
profile-part-hours = 有空的時間
profile-part-interests = 興趣
profile-part-wants = 想怎麼練
profile-next = 只填檔案不會幫你配對。準備好了，就用 `/{ command-pair } { command-pair-join }` 加入。只有和你配成語伴的人才看得到這份檔案。
profile-button-times = 語言和時間
profile-button-about = 關於我
profile-not-saved = ✋ **還沒儲存。** 你填的都還在：按下面的按鈕，改好再送出。
profile-again = 回到表單
profile-delete-question = 🗑️ **要刪除你的語言交換檔案嗎？** 你也會退出所有伺服器的配對。現在的語伴可以繼續到這一輪結束。
profile-delete-yes = 刪除
profile-delete-no = 保留
profile-deleted = ✅ 檔案已刪除，你也不再參加任何配對。
profile-deleted-already = 已經刪過了。
profile-kept = 什麼都沒刪。
error-profile-none = 你還沒有語言交換檔案。用 `/{ command-profile } { command-profile-edit }` 填一份吧，一分鐘就好。
error-profile-private = 你們正在當語伴的時候，才能看對方的檔案。
error-profile-partner-none = 對方已經刪除了檔案。
error-profile-languages = 請選擇你能教的語言：英文、中文，或兩種都選。
error-profile-capacity = 同時可以有 1 到 { $max } 位語伴。
error-profile-hours-zone = 要知道你什麼時候有空，還得知道你的時區。寫個城市就好。
error-profile-line = 自我介紹最多 { $max } 個字元。
