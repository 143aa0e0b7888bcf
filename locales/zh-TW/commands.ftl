# 輸入指令時 Discord 顯示的名稱和說明。
# 上限：名稱 32 字、不含空格；說明 100 字。

command-setup = 設定
    .description = 一步一步把兩個頻道連起來。需要「管理伺服器」權限

command-bridge = 橋
    .description = 頻道之間的橋。需要「管理伺服器」權限

command-bridge-create = 建立
    .description = 蓋一座新橋。需要「管理伺服器」權限
    .name = 名稱
    .name-description = 幫它取個名字
    .style = 樣式
    .style-description = 譯文怎麼顯示

command-bridge-link = 連結
    .description = 把這個伺服器的一個頻道接到橋上。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .channel = 頻道
    .channel-description = 要接上的頻道
    .language = 語言
    .language-description = 大家在那裡用什麼語言

command-bridge-unlink = 中斷
    .description = 讓一個頻道離開它的橋。需要「管理伺服器」權限
    .channel = 頻道
    .channel-description = 要離開的頻道

command-bridge-list = 清單
    .description = 看看這個伺服器有哪些橋。需要「管理伺服器」權限

command-bridge-pause = 暫停
    .description = 暫時不再轉送。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-bridge-resume = 恢復
    .description = 繼續轉送。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-bridge-style = 樣式
    .description = 只顯示譯文，還是附上原文。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .style = 樣式
    .style-description = 譯文怎麼顯示

command-bridge-bots = 機器人
    .description = 要不要轉送其他機器人的訊息。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .allow = 允許
    .allow-description = 要轉送其他機器人的訊息嗎？

command-bridge-remove = 拆除
    .description = 把一座橋整個拆掉。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-bridge-share = 分享
    .description = 產生邀請碼，讓另一個伺服器加入一次。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-bridge-join = 加入
    .description = 用邀請碼加入另一個伺服器的橋。需要「管理伺服器」權限
    .code = 邀請碼
    .code-description = 對方管理員給你的邀請碼
    .channel = 頻道
    .channel-description = 要加入的頻道
    .language = 語言
    .language-description = 大家在那裡用什麼語言

command-bridge-log = 紀錄
    .description = 選一個頻道，我在那裡向管理員回報。需要「管理伺服器」權限
    .channel = 頻道
    .channel-description = 不填就不再回報

command-bridge-problems = 問題
    .description = 查看沒能送達的訊息，可以重試或捨棄。需要「管理伺服器」權限

command-translate = 翻譯
    .description = 翻譯一段文字，只有你看得到
    .text = 文字
    .text-description = 要翻譯的內容
    .to = 語言
    .to-description = 翻譯成什麼語言

command-glossary = 詞彙
    .description = 一個詞在橋的兩邊各叫什麼。需要「管理伺服器」權限

command-glossary-add = 新增
    .description = 新增一條詞彙，或一個不翻譯的名字。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .english = 英文
    .english-description = 英文詞彙，或要保持原樣的名字
    .chinese = 中文
    .chinese-description = 中文詞彙，簡繁都行；如果是名字就不填
    .traditional = 繁體
    .traditional-description = 只有繁體中文說法不同才要填
    .case = 大小寫
    .case-description = 大小寫必須一模一樣嗎？

command-glossary-remove = 刪除
    .description = 刪掉一條詞彙。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .term = 詞彙
    .term-description = 要刪的詞彙，中英文都行

command-glossary-list = 清單
    .description = 看看一座橋的詞彙。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-glossary-import = 匯入
    .description = 從 CSV 檔新增詞彙。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .file = 檔案
    .file-description = UTF-8 編碼的 CSV：english、simplified、traditional、match_case

command-glossary-export = 匯出
    .description = 把一座橋的詞彙存成 CSV 檔。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋

command-suggestions = 譯文建議
    .description = 看看等你處理的譯文建議。需要「管理伺服器」權限

command-usage = 用量
    .description = 這個伺服器的翻譯用了多少字元。需要「管理伺服器」權限

command-help = 說明
    .description = 我能做什麼、怎麼用

menu-translate = 翻譯
menu-suggest-a-better-translation = 建議更好的譯文
menu-who-is-this = 這是誰發的

choice-en = 英文
choice-zh-Hans = 中文（簡體）
choice-zh-Hant = 中文（繁體）
choice-translation = 只顯示譯文
choice-with-original = 譯文下面用小字附上原文

command-bridge-notes = 註解
    .description = 要不要在譯文下面解釋對方可能不懂的說法。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .show = 顯示
    .show-description = 要顯示註解嗎？

command-bridge-pinyin = 拼音
    .description = 幫英語讀者附上中文原文和拼音。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .show = 顯示
    .show-description = 要顯示拼音嗎？

command-bridge-in-place = 就地翻譯
    .description = 有人在頻道裡用另一種語言發言時，也在原頻道附上譯文。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪一座橋
    .translate = 翻譯
    .translate-description = 要就地翻譯嗎？

command-define = 查詞
    .description = 查一個詞在另一種語言裡的意思，只有你看得到
    .word = 詞語
    .word-description = 中文或英文

command-pinyin = 拼音
    .description = 幫一段中文標上拼音，只有你看得到
    .text = 文字
    .text-description = 漢字

menu-explain = 逐詞講解

command-me = 我
    .description = 只跟你自己有關的設定
command-me-pings = 通知
    .description = 橋對面的人提到你時，要不要通知你
    .allow = 允許
    .allow-description = True：通知我。False：只顯示名字

command-bridge-access = 授權
    .description = 哪些身分組可以用哪些指令。需要「管理伺服器」權限
command-bridge-access-grant = 授予
    .description = 授權給一個身分組。需要「管理伺服器」權限
    .role = 身分組
    .role-description = 哪個身分組
    .power = 權限
    .power-description = 這個身分組的人可以做什麼
command-bridge-access-revoke = 收回
    .description = 收回一個身分組的權限。需要「管理伺服器」權限
    .role = 身分組
    .role-description = 哪個身分組
    .power = 權限
    .power-description = 這個身分組的人不能再做什麼
command-bridge-access-list = 清單
    .description = 看看哪些身分組有哪些權限。需要「管理伺服器」權限

choice-bridges = 橋：搭建、連接和調整
choice-moderate = 內容管理：成員、訊息和檢舉
choice-filters = 過濾：哪些內容可以過橋
choice-words = 用詞：詞彙和譯文建議
choice-pairing = 語言交換：什麼時候、在哪裡配對

command-me-show = 查看
    .description = 看看你的設定
command-me-language = 語言
    .description = 我用什麼語言跟你說話
    .language = 語言
    .language-description = 不填就跟著你的 Discord
command-me-pairing = 配對
    .description = 要不要跟學你母語的人配對交換語言
    .allow = 允許
    .allow-description = True：通知我。False：只顯示名字
command-me-leaderboard = 排行榜
    .description = 你的名字能不能上排行榜和週報
    .allow = 允許
    .allow-description = True：可以顯示我的名字
command-me-hide = 隱藏
    .description = 盡量隱藏某個隔著橋說話的人，只對你自己有效
    .person = 誰
    .person-description = 標記對方，或填 ID，或對方某則訊息或副本的連結
command-me-unhide = 取消隱藏
    .description = 不再隱藏某人
    .person = 誰
    .person-description = 標記對方，或填 ID，或對方某則訊息或副本的連結

command-privacy = 隱私
    .description = 我保存了你的什麼，怎麼改
command-privacy-show = 查看
    .description = 我保存了你的什麼，保存多久
command-privacy-export = 匯出
    .description = 把我保存的、跟你有關的內容匯出成檔案
command-privacy-optout = 退出
    .description = 不再轉送你寫的內容
command-privacy-optin = 恢復
    .description = 重新轉送你寫的內容
command-privacy-delete = 刪除
    .description = 刪除我保存的、跟你有關的所有內容

command-session = 練習
    .description = 在你們的討論串裡限時聊天：一半說英文，一半說中文
command-session-start = 開始
    .description = 開始一場練習，我會提醒你們換語言
    .minutes = 分鐘
    .minutes-description = 總共多久，不填就是半小時
command-session-stop = 停止
    .description = 結束正在進行的練習
command-session-status = 進度
    .description = 現在說哪種語言，到什麼時候

# /moderate, /audit, /me cases and reports: names as in commands.ftl.
command-moderate = 管理
    .description = 管理經由橋而來的人和訊息。需要「禁言成員」權限

command-moderate-mute = 禁言
    .description = 暫時不讓某人在這個伺服器的橋接頻道發言。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .duration = 時間
    .duration-description = 10m、2h、7天；留空：直到解除
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-unmute = 解除禁言
    .description = 讓被禁言的人重新發言。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-ban = 停權
    .description = 不讓某人進入這個伺服器的橋接頻道。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .duration = 時間
    .duration-description = 10m、2h、7天；留空：直到解除
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-unban = 解除停權
    .description = 讓被停權的人重新進來。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-warn = 警告
    .description = 在對方上次經橋發言的頻道警告對方。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-history = 歷史
    .description = 查看某人在這裡的紀錄。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結

command-moderate-delete = 刪除
    .description = 刪除一則訊息在所有伺服器的轉送。需要「禁言成員」權限
    .message = 訊息
    .message-description = 原訊息或轉送的連結
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-purge = 清理
    .description = 在各處刪除某人最近的訊息。需要「禁言成員」權限
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .count = 則數
    .count-description = 最近的多少則訊息
    .period = 期間
    .period-description = 多久以內：10m、2h、7天
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-lock = 鎖定
    .description = 立即鎖定一座橋並通知兩邊。需要「禁言成員」權限
    .bridge = 橋
    .bridge-description = 哪座橋
    .reason = 理由
    .reason-description = 為什麼；會寫入紀錄

command-moderate-unlock = 解鎖
    .description = 解鎖一座鎖定的橋。需要「禁言成員」權限
    .bridge = 橋
    .bridge-description = 哪座橋

command-moderate-slow = 慢速
    .description = 限制同一個人多久能發言一次到這個伺服器的頻道。需要「禁言成員」權限
    .bridge = 橋
    .bridge-description = 哪座橋
    .seconds = 秒數
    .seconds-description = 同一個人兩則訊息之間的秒數；0：不限

command-moderate-follow = 跟隨
    .description = 讓另一個伺服器的禁言和停權在這裡也有效。需要「禁言成員」權限
    .server = 伺服器
    .server-description = 對面的伺服器
    .on = 啟用
    .on-description = 對方的決定在這裡有效嗎？

command-audit = 紀錄
    .description = 搜尋這個伺服器的處理紀錄。需要「禁言成員」權限
    .case = 編號
    .case-description = 紀錄的編號
    .person = 成員
    .person-description = 提及、使用者 ID 或訊息連結
    .kind = 類別
    .kind-description = 做了什麼
    .moderator = 管理員
    .moderator-description = 由誰處理：提及或使用者 ID
    .period = 期間
    .period-description = 多久以內：10m、2h、7天

command-me-cases = 處理
    .description = 查看管理員對你的處理，以及如何申訴

command-me-reports = 檢舉
    .description = 查看你的檢舉結果

menu-moderate = 管理
menu-report = 檢舉
menu-correct = 訂正

choice-logged = 規則紀錄
choice-held = 等待審核
choice-dropped = 已擋下
choice-approved = 通過
choice-rejected = 未通過
choice-muted = 禁言
choice-unmuted = 解除禁言
choice-banned = 停權
choice-unbanned = 解除停權
choice-warned = 警告
choice-deleted = 刪除訊息
choice-purged = 清理訊息
choice-locked = 鎖定橋
choice-unlocked = 解鎖橋
choice-slowed = 慢速模式
choice-reported = 檢舉
choice-appealed = 申訴
choice-setting = 變更設定

command-filter = 過濾
    .description = 哪些內容可以過橋。需要「管理伺服器」權限

command-filter-add = 新增
    .description = 新增規則，或修改既有規則的處理方式。需要「管理伺服器」權限
    .kind = 種類
    .kind-description = 規則看什麼
    .value = 內容
    .value-description = 詞語、正規表示式、網域、檔案類型；5/10 代表 10 秒 5 則；7d；8 MB
    .action = 處理
    .action-description = 這樣的訊息怎麼辦；不選就是等待審核
    .bridge = 橋
    .bridge-description = 只在這座橋上；留空代表所有橋

command-filter-remove = 刪除
    .description = 刪除一條規則。需要「管理伺服器」權限
    .rule = 規則
    .rule-description = 規則的內容或編號

command-filter-list = 列表
    .description = 查看這個伺服器的規則。需要「管理伺服器」權限

command-filter-test = 測試
    .description = 看看一段話會怎樣、為什麼。需要「管理伺服器」權限
    .text = 文字
    .text-description = 中英文都可以，別人看不到
    .bridge = 橋
    .bridge-description = 依這座橋的規則；留空代表全部規則

command-filter-import = 匯入
    .description = 從檔案讀取規則：CSV、TOML，或一行一個詞。需要「管理伺服器」權限
    .file = 檔案
    .file-description = UTF-8 文字檔：kind, value, action, bridge
    .replace = replace
    .replace-description = 刪除檔案裡沒有的規則？

command-filter-export = 匯出
    .description = 把這個伺服器的規則存成 CSV。需要「管理伺服器」權限

command-filter-held = 待審
    .description = 等你決定的訊息。需要「管理伺服器」權限

command-bridge-trust = 信任
    .description = 讓加入的頻道傳來的連結和檔案直接通過，或先審核。需要「管理伺服器」權限
    .channel = 頻道
    .channel-description = 你們的橋上其他伺服器的頻道
    .level = 等級
    .level-description = 信任：全部通過；新：連結和檔案先審核

choice-log = 放行並記錄
choice-hold = 等待審核
choice-drop = 擋下
choice-mute = 擋下並禁言一小時
choice-word = 詞語或片語
choice-pattern = 正規表示式
choice-invites = 邀請連結
choice-domain = 網域
choice-only-domains = 這些以外的所有網域
choice-mentions = 提及人數
choice-flood = 洗版（則數/秒）
choice-repeats = 重複發言（次數/秒）
choice-file-type = 檔案類型
choice-file-size = 檔案大小
choice-new-accounts = 新帳號
choice-new = 新：連結和檔案先審核
choice-trusted = 信任：全部通過

command-bridge-notice = 公告
    .description = 橋上頻道裡的公告。需要「管理伺服器」權限
command-bridge-notice-pin = 釘選
    .description = 在這個伺服器的頻道裡釘選公告。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪座橋
command-bridge-notice-unpin = 取消釘選
    .description = 在這個伺服器的頻道裡取消釘選公告。需要「管理伺服器」權限
    .bridge = 橋
    .bridge-description = 哪座橋

command-profile = 個人檔案
    .description = 你的語言交換檔案
command-profile-edit = 填寫
    .description = 語言、程度、時區、有空的時間和興趣
command-profile-about = 關於我
    .description = 想怎麼練、要幾位語伴、一句話介紹自己
command-profile-show = 查看
    .description = 看你自己或語伴的檔案
    .member = 成員
    .member-description = 你的語伴；不填就是你自己
command-profile-delete = 刪除
    .description = 刪除你的檔案，並退出所有配對

command-pair = 語伴
    .description = 語言交換：找一位會說你在學的語言的語伴
command-pair-join = 加入
    .description = 每一輪都參加；沒報名就不會幫你配
    .dm = 私訊
    .dm-description = True：沒配上的時候私訊告訴我
command-pair-once = 只配一次
    .description = 只參加到聊上一位語伴為止
    .dm = 私訊
    .dm-description = True：沒配上的時候私訊告訴我
command-pair-pause = 暫停
    .description = 幾週不參加
    .weeks = 週數
    .weeks-description = 幾週；不填就是四週
command-pair-skip = 跳過
    .description = 下一輪不參加
command-pair-leave = 退出
    .description = 不再參加
command-pair-status = 狀態
    .description = 你的語伴、下一輪的時間，還有為什麼在等
command-pair-next = 馬上找
    .description = 現在就找一位語伴
command-pair-end = 結束
    .description = 結束和現在語伴的配對
command-pair-block = 封鎖
    .description = 再也不和某個人配對；對方不會知道
    .person = 使用者
    .person-description = 標記對方，或填 ID，或對方某則訊息或副本的連結
command-pair-unblock = 解除封鎖
    .description = 又可以和某個人配對
    .person = 使用者
    .person-description = 標記對方，或填 ID，或對方某則訊息或副本的連結
command-pair-report = 檢舉
    .description = 向管理員檢舉語伴；要不要讓他們看聊天內容由你決定
command-pair-history = 歷史
    .description = 你到目前為止的語伴

command-pairing = 配對
    .description = 本伺服器的語言交換。需要「管理伺服器」權限
command-pairing-setup = 設定
    .description = 開啟語言交換，選擇語伴見面的地方。需要「管理伺服器」權限
    .channel = 頻道
    .channel-description = 每組語伴在裡面有一個私人討論串
command-pairing-schedule = 時間表
    .description = 什麼時候配對。需要「管理伺服器」權限
    .weekday = 星期
    .weekday-description = 星期幾
    .time = 時間
    .time-description = 幾點：21:30、晚上9點半
    .weeks = 週數
    .weeks-description = 每幾週一輪
    .zone = 時區
    .zone-description = 哪個時區：城市名，或 UTC+8
command-pairing-preview = 預覽
    .description = 看看現在開始一輪的話誰會和誰見面，不通知任何人。需要「管理伺服器」權限
command-pairing-run = 立即配對
    .description = 現在就開始一輪。需要「管理伺服器」權限
command-pairing-pause = 暫停
    .description = 暫時不再有新的一輪。需要「管理伺服器」權限
command-pairing-resume = 恢復
    .description = 恢復定期配對。需要「管理伺服器」權限
command-pairing-stats = 統計
    .description = 用數字看看語言交換的成果。需要「管理伺服器」權限
command-pairing-dissolve = 解散
    .description = 平和地結束一組配對。需要「管理伺服器」權限
    .pair = 配對
    .pair-description = 編號、討論串，或其中一個人
    .reason = 原因
    .reason-description = 只寫進紀錄，不會告訴他們
command-pairing-stop = 關閉
    .description = 關閉語言交換。需要「管理伺服器」權限

choice-monday = 星期一
choice-tuesday = 星期二
choice-wednesday = 星期三
choice-thursday = 星期四
choice-friday = 星期五
choice-saturday = 星期六
choice-sunday = 星期日

command-stats = 統計
    .description = 用數字看看這裡跨語言聊得怎麼樣
command-stats-server = 伺服器
    .description = 本伺服器所有的橋
    .period = 期間
    .period-description = 哪些日子；不填就是最近七天
command-stats-bridge = 橋
    .description = 單獨一座橋
    .bridge = 橋
    .bridge-description = 哪座橋
    .period = 期間
    .period-description = 哪些日子；不填就是最近七天
command-stats-pairing = 語言交換
    .description = 看看這裡的語言交換怎麼樣
    .period = 期間
    .period-description = 哪些日子；不填就是最近七天
command-stats-me = 我
    .description = 你自己的那一份，只有你看得到
    .period = 期間
    .period-description = 哪些日子；不填就是最近七天
command-stats-leaderboard = 排行榜
    .description = 願意上榜的人裡，誰最常回應對面
    .period = 期間
    .period-description = 哪些日子；不填就是最近七天
command-stats-export = 匯出
    .description = 把本伺服器一年的統計資料匯出成 CSV 和 JSON。需要「管理伺服器」權限
command-stats-timezone = 時區
    .description = 統計依哪裡的時間換日。需要「管理伺服器」權限
    .zone = 時區
    .zone-description = 城市名，或 UTC+8

choice-last-7-days = 最近七天
choice-this-week = 本週
choice-last-4-weeks = 最近四週

command-weekly = 週報
    .description = 每週發一次本伺服器的交流情況
command-weekly-channel = 頻道
    .description = 把週報發到一個頻道。需要「管理伺服器」權限
    .channel = 頻道
    .channel-description = 參加交流的人看得到的頻道
command-weekly-day = 星期
    .description = 星期幾發週報。需要「管理伺服器」權限
    .weekday = 星期
    .weekday-description = 星期幾
command-weekly-time = 時間
    .description = 幾點發週報。需要「管理伺服器」權限
    .time = 時間
    .time-description = 例如 9:00 或晚上9點，以本伺服器的時區為準
command-weekly-language = 語言
    .description = 週報用什麼語言。需要「管理伺服器」權限
    .language = 語言
    .language-description = 不選就用頻道自己的語言
command-weekly-preview = 預覽
    .description = 看看現在發出去是什麼樣子，只有你看得到。需要「管理伺服器」權限
command-weekly-post = 發布
    .description = 上週的還沒發的話，現在就發。需要「管理伺服器」權限
command-weekly-off = 關閉
    .description = 不再發週報。需要「管理伺服器」權限

choice-channel = 頻道的語言
choice-both = 中英雙語
