# /me
me-pings-on = 🔔 When somebody from the other side mentions you, you are pinged in the servers where you are a member.
me-pings-off = 🔕 Mentions from the other side show your name and don't ping you.
me-show = **What you have chosen**
me-show-language = • Language: { $language ->
        [en] English
        [zh-Hans] Simplified Chinese
        [zh-Hant] Traditional Chinese
       *[discord] the one your Discord is set to
    }
me-show-pings = • Pings from the other side: { $on ->
        [yes] on
       *[no] off
    }
me-show-relayed = • What you say is relayed: { $on ->
        [yes] yes
       *[no] **no**
    }
me-show-pairing = • Pairing for language exchange: { $on ->
        [yes] yes, where you take part (`/{ command-pair } { command-pair-status }`)
       *[no] no
    }
me-show-leaderboard = • Your name on leaderboards: { $on ->
        [yes] yes
       *[no] no
    }
me-show-hidden = • Hidden from you: { $count ->
        [0] nobody
        [one] { $names }
       *[other] { $count } people ({ $names })
    }
me-language = 🗣️ { $language ->
        [en] I'll speak English with you, whatever your Discord is set to, and `/{ command-translate }` translates into English.
        [zh-Hans] I'll speak Simplified Chinese with you, whatever your Discord is set to, and `/{ command-translate }` translates into it.
        [zh-Hant] I'll speak Traditional Chinese with you, whatever your Discord is set to, and `/{ command-translate }` translates into it.
       *[discord] I'll speak the language that your Discord is set to.
    }
me-pairing-on = 🤝 Noted. That alone pairs you with nobody: `/{ command-pair } { command-pair-join }` takes part in a server.
me-pairing-off = 🤝 Noted: you won't be paired with anybody. You have left language exchange in every server, and the pairs you were in have ended.
me-leaderboard-on = 🏅 Noted. In every server on your bridges, your name may now be on `/{ command-stats } { command-stats-leaderboard }`, and among those whom the weekly post thanks for translations.
me-leaderboard-off = 🏅 Noted: your name won't be on any leaderboard, nor in a weekly post.
me-hidden = 🙈 **{ $name }** is hidden from you, in every server I'm in. From now on:
    • They can't ping you across the bridge.
    • When they reply to you, your name doesn't appear.
    ⚠️ **What I can't do:** Discord shows a channel's messages to everybody in it, so you'll still see what they write. Blocking them on Discord doesn't change that either, because their messages reach you through a webhook. If they bother you, tell your moderators: they can mute them here.
me-unhidden = 👀 **{ $name }** is no longer hidden from you.
me-not-hidden = **{ $name }** wasn't hidden from you.
error-hide-who = I don't know who that is. Mention them, or give me their id or a link to one of their messages, copies included (right-click → Copy Message Link).
error-hide-yourself = That's you. Hiding yourself doesn't work.
error-hide-too-many = You can hide { $max } people at most. `/{ command-me } { command-me-unhide }` makes room.
