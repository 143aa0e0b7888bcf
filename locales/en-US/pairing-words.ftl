# Weekly free hours.
hours-mon = Mon
hours-tue = Tue
hours-wed = Wed
hours-thu = Thu
hours-fri = Fri
hours-sat = Sat
hours-sun = Sun
hours-days = { $first }–{ $last }
hours-every-day = every day
hours-all-day = all day
hours-any-time = any time
hours-on = { $days } { $times }
hours-and = { " and " }
hours-and-then = { ", " }

error-hours = I don't understand “{ $part }” as days or times. Write it like this, in English or Chinese: `Mon-Fri 19-22, Sat 10:30-18`
error-hours-until = I can't tell from when until when. Give both ends, like this: `Mon-Fri 19-22, Sat 10:30-18`
error-hours-long = That's too long; { $most } characters are the most. Something like `Mon-Fri 19-22, Sat 10:30-18` is enough.
error-hours-many = That's cut into too many pieces; { $most } stretches a week are the most. Join some, like this: `Mon-Fri 19-22, Sat 10:30-18`

# Time zones.
error-zone = I don't know “{ $typed }” as a time zone. Name a big city where the clocks show the same time as yours, like `New York` or `Shanghai`, or write `UTC+8`.
error-zone-several = “{ $typed }” can be several time zones: { $zones }. Name a city instead, like `Chicago` or `Shanghai`.

# Interests.
error-interests-none = I can't find an interest in that. Put commas between them, like this: `cats, hiking, K-pop`
error-interests-many = Those are { $count } interests; { $most } are the most. Keep the ones you like to talk about best.
error-interest-long = “{ $word }…” is too long for one interest; { $most } characters are the most. Put commas between them, like this: `cats, hiking, K-pop`

# Levels.
level-name = { $cefr } · HSK { $hsk }
level-a1 = Beginner
level-a2 = Elementary
level-b1 = Intermediate
level-b2 = Upper intermediate
level-c1 = Advanced
level-c2 = Nearly native

# Corrections.
correction-none = Nothing to correct: it stays just as it was written.
