translate-human = -# { $language } · 人工譯好的常用語
translate-machine = -# { $language } · 機器翻譯（{ $engine }）
translate-gloss = -# { $language } · 只有逐詞對照，翻譯引擎沒有給出譯文
translate-same = -# { $language } · 這裡沒有要翻譯的
translate-converted = -# { $language } · 只轉換了字形
translate-empty = 那則訊息裡沒有文字。
translate-what = 要翻譯什麼？寫在指令後面，或是回覆一則訊息。
