# Charts of /stats and of the weekly post. What begins with stats-chart is drawn, so it is short and has no emoji;
# what begins with stats-alt tells the same to whoever cannot see it.
stats-direction = { $side ->
        [en] 英文 → 中文
       *[zh] 中文 → 英文
    }
stats-chart-traffic = 過橋的訊息
stats-alt-traffic = 長條圖：{ $span }過橋的訊息。每組先是英文 → 中文，再是中文 → 英文。
stats-alt-in-all = 一共：{ $english } 則，{ $chinese } 則。
stats-alt-pair = { $when }：{ $english } 則，{ $chinese } 則。
