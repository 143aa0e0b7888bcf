explain-word = **{ $word }** · { $meaning }
explain-word-read = **{ $word }** { $pinyin } · { $meaning }
explain-unknown = **{ $word }** { $pinyin }
explain-note = -# 💡 { $note }
explain-example = -# “{ $example }” — { $translation }
explain-more = -# … and { $count ->
        [one] one more word
       *[other] { $count } more words
    }
explain-source = -# Meanings from CC-CEDICT (cc-cedict.org), CC BY-SA 4.0
explain-nothing = There is nothing to explain in that message.
explain-not-ready = -# The dictionary is still being prepared. Try again in a moment.
define-unknown = I don't know “{ $word }”.
pinyin-none = There are no Chinese characters in that.
