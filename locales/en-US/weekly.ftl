# The weekly post
weekly-title = ## 🪶 Our week across the bridge
    -# { $first } – { $last }
weekly-empty = A quiet week: nothing crossed. That's fine, bridges wait. Whoever says hello today begins the next one.
weekly-crossed = { $messages ->
        [one] **One message** crossed the bridge
       *[other] **{ $messages } messages** crossed the bridge
    }{ $change }. From the other side came { $answers ->
        [0] no reply or reaction yet
        [one] **one reply or reaction**
       *[other] **{ $answers } replies and reactions**
    }{ $answer_change }.
weekly-sides = English → Chinese **{ $en }** · Chinese → English **{ $zh }**
weekly-spoke = 👥 In English channels { $en } people spoke, in Chinese channels { $zh }.
weekly-people = 👥 In English channels { $en } people spoke and { $en_reached } heard back from the other side, in Chinese channels { $zh } and { $zh_reached }.
weekly-index = 🌉 Exchange index: **{ $index }** of 100
weekly-index-before = 🌉 Exchange index: **{ $index }** of 100 (the week before: { $before })
weekly-hour = { $begin }–{ $end } ({ $zone })
weekly-busiest = 🕘 Busiest time of day: { $times }
weekly-answered = 💬 Most answered: { $url } ({ $count ->
        [one] one reply or reaction
       *[other] { $count } replies and reactions
    })
weekly-explained = 📖 Explained most: { $words }
weekly-expression = **{ $expression }**
weekly-expression-meaning = **{ $expression }** ({ $meaning })
weekly-met = 🤝 { $count ->
        [one] One pair of language partners met
       *[other] { $count } pairs of language partners met
    }
weekly-sessions = ⏱️ { $count ->
        [one] One session, { $minutes } minutes
       *[other] { $count } sessions, { $minutes } minutes
    }
weekly-streak = 🔥 { $weeks } weeks in a row in which both sides answered each other
weekly-translations = ✍️ { $count ->
        [one] One translation was improved by people
       *[other] { $count } translations were improved by people
    }
weekly-thanks = 🙏 Thank you, { $people }
weekly-mine = In my language

# /weekly
weekly-set = 📬 **The week will be posted in { CHANNEL($channel) }** on { $at }, then every week at { $time } ({ $zone }), { $language ->
        [en] in English
        [zh-Hans] in Simplified Chinese
        [zh-Hant] in Traditional Chinese
        [both] in English and Chinese
       *[channel] in the language of the channel
    }.
    Each post tells of the last whole week, Monday to Sunday. `/{ command-weekly } { command-weekly-preview }` shows it to you alone; `/{ command-stats } { command-stats-timezone }` sets the clock.
weekly-preview = -# As it would be posted in { CHANNEL($channel) } now. Only you see it.
weekly-posted = 📬 **The last week is posted:** { $url }
weekly-stopped = 📭 **No more weekly posts.** What is counted stays; `/{ command-weekly } { command-weekly-channel }` turns them on again.
error-weekly-off = This server has no weekly post yet. `/{ command-weekly } { command-weekly-channel }` chooses where it goes.
error-weekly-posted = The last week is posted already: { $url }
error-weekly-under-way = The last week is being posted right now.
error-weekly-unposted = Discord didn't take the post in { CHANNEL($channel) }. Check that it is still there and what I may do in it, or try again in a minute; `/{ command-weekly } { command-weekly-channel }` chooses another channel.
error-weekly-permissions = I can't post the week in { CHANNEL($channel) } yet. I lack: **{ $permissions }**
log-weekly-failed = ⚠️ **Weekly post:** I can't post in { CHANNEL($channel) }, so this week is left out. Check what I may do there, then `/{ command-weekly } { command-weekly-post }`; `/{ command-weekly } { command-weekly-channel }` chooses another channel.
