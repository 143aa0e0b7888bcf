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
stats-wait = • Replied typically after { $unit ->
        [seconds] { $count ->
            [one] one second
           *[other] { $count } seconds
        }
        [minutes] { $count } minutes
        [hours] { $count } hours
       *[days] { $count } days
    }
stats-busiest = 🕘 Busiest hour: { $begin }–{ $end } ({ $zone } time)
stats-index = 🌉 **Exchange index: { $index } of 100**
stats-index-formula = -# 100 × √(share × balance). Share: { $share } % of all messages got a reply or a reaction from the other side. Balance: the quieter side wrote { $balance } % as many messages as the other one.
stats-compared = -# ▲ ▼ compared with { $period ->
        [this-week] the same days of last week
        [past-week] the week before
        [last-4-weeks] the four weeks before
        [past-4-weeks] the four weeks before
       *[other] the seven days before
    }
stats-zone-set = 🕛 In statistics, this server's days now begin at midnight, **{ $zone }** time. What has been counted stays where it is.
