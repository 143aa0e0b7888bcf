# 每週有空的時間。
hours-mon = 週一
hours-tue = 週二
hours-wed = 週三
hours-thu = 週四
hours-fri = 週五
hours-sat = 週六
hours-sun = 週日
hours-days = { $first }至{ $last }
hours-every-day = 每天
hours-all-day = 整天
hours-any-time = 隨時
hours-on = { $days } { $times }
hours-and = 、
hours-and-then = ，

error-hours = 「{ $part }」是哪幾天、幾點？我看不懂。中英文都可以，請這樣寫：`週一到週五 19-22點，週六 10點半-18點`
error-hours-until = 看不出來是從幾點到幾點。開始和結束都要寫，例如：`週一到週五 19-22點，週六 10點半-18點`
error-hours-long = 太長了，最多 { $most } 個字。像這樣寫就夠了：`週一到週五 19-22點，週六 10點半-18點`
error-hours-many = 時間太零碎了，一週最多 { $most } 段。請合併一些，例如：`週一到週五 19-22點，週六 10點半-18點`

# 時區。
error-zone = 找不到「{ $typed }」這個時區。請寫一個和你同一時間的大城市，例如 `台北`、`紐約`，或是寫 `UTC+8`。
error-zone-several = 「{ $typed }」可能是好幾個時區：{ $zones }。請改寫城市，例如 `台北` 或 `芝加哥`。

# 興趣。
error-interests-none = 看不出有什麼興趣。請用逗號或頓號隔開，例如：`貓、爬山、K-pop`
error-interests-many = 一共有 { $count } 個興趣，最多 { $most } 個。請留下你最想聊的。
error-interest-long = 「{ $word }……」當作一個興趣太長了，最多 { $most } 個字。多個興趣請用逗號或頓號隔開，例如：`貓、爬山、K-pop`

# 程度。
level-name = { $cefr } · HSK { $hsk }
level-a1 = 入門
level-a2 = 初級
level-b1 = 中級
level-b2 = 中高級
level-c1 = 高級
level-c2 = 接近母語

# 訂正。
correction-none = 沒有改動，原本就寫對了。
