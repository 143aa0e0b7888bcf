# /stats
stats-period = { $period ->
        [this-week] this week
        [last-4-weeks] the last four weeks
        [past-week] a week
        [past-4-weeks] four weeks
        [past-7-days] seven days
       *[other] the last seven days
    } ({ $first } – { $last })
stats-server = 📊 **This server's bridges**, { $period }
stats-bridge = 📊 **{ $bridge }**, { $period }
stats-empty = Nobody has said anything that crossed. It starts with one message.
stats-side = **{ stats-direction }**: { $messages ->
        [one] one message
       *[other] { $messages } messages
    }{ $change }, { $words ->
        [one] one word
       *[other] { $words } words
    }
stats-more = {" "}(▲ { $percent } %)
stats-less = {" "}(▼ { $percent } %)
stats-people = • Spoke: { $spoke }. Got a reply or a reaction from the other side: { $reached }.
stats-people-weekly = • Spoke in an average week: { $spoke }. Got a reply or a reaction from the other side: { $reached }.
stats-some = { $count } people
stats-few = fewer than { $least } people
stats-answers = • To the other side: { $replies ->
        [one] one reply
       *[other] { $replies } replies
    }{ $reply_change } and { $reactions ->
        [one] one reaction
       *[other] { $reactions } reactions
    }{ $reaction_change }
stats-wait = • Typical time to reply: { $unit ->
        [seconds] { $count ->
            [one] one second
           *[other] { $count } seconds
        }
        [minutes] { $count } minutes
        [hours] { $count } hours
       *[days] { $count } days
    }
stats-busiest = 🕘 Busiest time of day: { $begin }–{ $end } ({ $zone } time)
stats-index = 🌉 **Exchange index: { $index } of 100**
stats-index-formula = -# 100 × √(share × balance). Share: { $share } % of all messages got a reply or a reaction from the other side. Balance: the quieter side wrote { $balance } % as many messages as the other one.
stats-compared = -# ▲ ▼ compared with { $period ->
        [this-week] the same days of last week
        [past-week] the week before
        [last-4-weeks] the same days of the four weeks before
        [past-4-weeks] the four weeks before
       *[other] the seven days before
    }
stats-zone-set = 🕛 In statistics, this server's days now begin at midnight, **{ $zone }** time. What has been counted stays where it is.

# /stats pairing
stats-pairing = 🤝 **Language exchange here**, { $period }
stats-pairing-empty = Nobody was paired here in this time. It begins with `/{ command-pair } { command-pair-join }`.
stats-pairing-rounds = • Rounds: { $count }
stats-pairing-pairs = • Pairs: { $made } made, { $met } met, { $continued } going on together
stats-pairing-sessions = • { $count ->
        [one] One session
       *[other] { $count } sessions
    }, { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
stats-pairing-speaking = • Minutes in English: { $en }; in Chinese: { $zh }
stats-pairing-waiting = • Waiting for a partner now: { $people }
stats-pairing-few = • Fewer than { $least } people are in pairs, so there are no details.

# /stats me
stats-me = 🪶 **You on this server's bridges**, { $period }
stats-me-said = • You sent { $said ->
        [one] one message
       *[other] { $said } messages
    }. In reply to the other side: { $replied ->
        [0] none of them
       *[other] { $replied }
    }.
stats-me-silent = • You sent nothing across. Say hello: it's read on the other side, too.
stats-me-reached = • From the other side came { $reached ->
        [0] no reply or reaction yet
        [one] one reply or reaction
       *[other] { $reached } replies and reactions
    }.
stats-me-sessions = • With language partners: { $count ->
        [one] one session
       *[other] { $count } sessions
    }, { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
stats-me-streak = 🔥 { $days } days in a row
stats-me-memory = -# Only you see this. Who said how much is remembered for three weeks at most, at the moment back to { $since }. Anything older still counts for the server, but no longer as yours.

# /stats leaderboard
stats-leaderboard = 🏅 **Who answers the other side**, { $period }
stats-leaderboard-line = { $place }. **{ $name }**: { $replied ->
        [one] one reply
       *[other] { $replied } replies
    } to the other side, { $reached ->
        [0] nothing
       *[other] { $reached }
    } came back
stats-leaderboard-note = -# Not for talking most, but for replying across the language line. Only people who want to be on it are named: `/{ command-me } { command-me-leaderboard }`.
stats-leaderboard-empty = Nobody is on it in this time. To be on it, allow it with `/{ command-me } { command-me-leaderboard }` and reply to somebody from the other side. Nobody is named who hasn't asked for it.

# /stats export
stats-exported = 📎 **This server's figures**, { $first } – { $last }: { $days ->
        [one] one row
       *[other] { $days } rows
    } by day, bridge and language, { $counts ->
        [one] one row
       *[other] { $counts } rows
    } of other counts by week. The JSON file has both, and says what each column means. Numbers of people stay blank where there are fewer than { $least }.
stats-column-day = The day, in the server's time zone
stats-column-week = The Monday of the week, in the server's time zone
stats-column-bridge-id = The bridge's number
stats-column-bridge = Its name; blank where the server is no longer part of it
stats-column-side = The language of the channel where it was said: en or zh
stats-column-messages = Messages that crossed the language line
stats-column-characters = Their characters, without white space, mentions, links and emoji
stats-column-words = Their words; Chinese is cut into words by a dictionary
stats-column-files = Messages with files
stats-column-stickers = Messages with stickers
stats-column-forwards = Forwarded messages
stats-column-polls = Polls
stats-column-replies = Replies of this side to the other one
stats-column-reactions = Reactions of this side to the other one; a person counts once a message
stats-column-crossed = Messages of this side that the other one replied or reacted to
stats-column-reply-seconds = Seconds after which this side typically replied (geometric mean)
stats-column-people-spoke = People who spoke; blank for fewer than { $least }
stats-column-people-reached = People who got a reply or a reaction from the other side; blank for fewer than { $least }
stats-column-kind = What is counted: engine-used (copies translated by an engine), engine-failed (times it was asked in vain), upgraded (copies that got their translation late), note (expressions explained), suggestion (translations by people that were approved), term (glossary entries added or changed)
stats-column-name = Which engine, or which entry of Magpie's own slang tables
stats-column-times = How often
