# Posted for everybody in a linked channel, in the languages of its bridge.
notice-open = 🌉 **This channel is bridged.** What you write here also appears, translated, in the linked channels, under your name and picture, and their messages appear here.
    • Keep a message here: start it with `//`
    • Who wrote that? Right-click or hold a message → Apps → **{ menu-who-is-this }**
    • Something wrong? Apps → **{ menu-report }** tells the moderators of both sides.
notice-linked = • Linked with: { $places }
notice-notes = • Small print below a translation explains expressions you may not know.
notice-in-place = • What is written here in the other language is translated right here, too.
notice-privacy = • `/{ command-privacy }` shows what I keep about you; it also lets you opt out and take your messages back.
notice-joined = 🌉 **{ $server }** has joined this bridge with #{ $channel } ({ $language }). Joined by { $joiner }, with a code made by { $maker }.
    -# Start a message with `//` to keep it here · Apps → **{ menu-who-is-this }** tells who wrote a copy · Trouble? **{ menu-report }** it.
notice-skipped = ⏳ While the bridge was down, people went on in **{ $source }**, and not all of it came over: { $more ->
        [yes] more than { $count } messages stayed there.
       *[no] { $count ->
            [one] one message stayed there.
           *[other] { $count } messages stayed there.
        }
    }

# For the moderators of one server, in its language.
log-joined = 🌉 #{ $channel } of **{ $server }** joined **{ $bridge }**. Joined by { $joiner }, with a code made by { $maker }.
log-missing-permissions = ⚠️ I can't post in { CHANNEL($channel) }: I lack **{ $permissions }**. Messages wait until I may.
log-threads-forbidden = ⚠️ I can't keep the threads of { CHANNEL($channel) } in step: I lack **{ $permissions }**. Until I may, what is said in a thread I can't open appears in the channel itself.
log-channel-gone = ⚠️ #{ $channel } is gone or out of my reach, so I took it out of **{ $bridge }**.
log-may-not-pin = 📌 A message was pinned or unpinned on the other side, but I can't follow in { CHANNEL($channel) }: I lack **{ $permissions }**. Messages go over all the same.
log-pins-full = 📌 { CHANNEL($channel) } has as many pins as Discord allows, so I couldn't pin there what the other side pinned. Unpin something to make room.
log-set-aside = ⚠️ A message did not get through to { $place }, so it was left out: { $link } ({ $reason }). `/{ command-bridge } { command-bridge-problems }` lets you try again.
log-problems-dropped = 🗑️ { $count ->
        [one] One delivery that never got through was dropped after 7 days.
       *[other] { $count } deliveries that never got through were dropped after 7 days.
    }
log-storage-failed = 🛑 I can't save anything right now, so nothing is relayed. Nothing is lost: I'll bring everything over as soon as my host has sorted it out.
log-storage-recovered = ✅ I can save again. What was written meanwhile is on its way.
log-permissions-back = ✅ I can post in { CHANNEL($channel) } again. { $count ->
        [one] What had waited there, one change, is through now.
       *[other] What had waited there, { $count } changes, is through now.
    }
server-unknown = a server
log-server-left = ⏳ I was removed from **{ $server }**. Its part of **{ $bridge }** waits 7 days for me to be invited back; the others go on.
log-server-back = ✅ I'm back in **{ $server }**. What waited for its part of **{ $bridge }** is on its way.
log-server-given-up = 👋 **{ $server }** removed me 7 days ago and did not invite me back, so its channel has left **{ $bridge }**, with what was waiting for it.

# Answers to /bridge notice.
notice-pinned = 📌 { $count ->
        [0] I couldn't pin the notice of **{ $bridge }** anywhere.
        [one] The notice of **{ $bridge }** is pinned here.
       *[other] The notices of **{ $bridge }** are pinned in { $count } channels here.
    }
notice-unpinned = 📌 { $count ->
        [0] I couldn't unpin the notice of **{ $bridge }** anywhere.
        [one] The notice of **{ $bridge }** is no longer pinned here.
       *[other] The notices of **{ $bridge }** are no longer pinned in { $count } channels here.
    }
error-notice-none = **{ $bridge }** has no notice in this server yet: it takes two linked channels.
error-notice-pin = I can't pin in { CHANNEL($channel) }: I lack **{ permission-pin-messages }** there.
