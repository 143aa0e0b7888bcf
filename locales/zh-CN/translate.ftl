translate-human = -# { $language } · 人工译好的常用语
translate-machine = -# { $language } · 机器翻译（{ $engine }）
translate-gloss = -# { $language } · 只有逐词对照，翻译引擎没有给出译文
translate-same = -# { $language } · 这里没有要翻译的
translate-converted = -# { $language } · 只转换了字形
translate-empty = 那条消息里没有文字。
translate-what = 要翻译什么？写在命令后面，或者回复一条消息。
