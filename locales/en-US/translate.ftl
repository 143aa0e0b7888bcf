translate-human = -# { $language } · a phrase translated by people
translate-machine = -# { $language } · machine translation ({ $engine })
translate-gloss = -# { $language } · word by word only; no translator had an answer
translate-same = -# { $language } · nothing to translate here
translate-converted = -# { $language } · only the characters changed
translate-empty = There is no text in that message.
translate-what = What shall I translate? Write it after the command, or reply to a message.
