# /pair: taking part in language exchange.
pair-joined = 🤝 **You're in.** From now on I look for a partner for you in every round here.
pair-joined-once = 🤝 **You're in, once.** As soon as you've met somebody, you're out again by yourself.
pair-joined-dm = 📬 If I find nobody for you, I'll tell you by direct message, and why.
pair-joined-quiet = 🔕 I won't write to you. When you're matched, a private thread opens here; until then `/{ command-pair } { command-pair-status }` says how things stand.
pair-joined-ways = Don't want to wait? `/{ command-pair } { command-pair-next }` looks for somebody now. `/{ command-pair } { command-pair-skip }`, `{ command-pair-pause }` and `{ command-pair-leave }` work at any time.
pair-round-next = 📅 The next round: { $at } ({ $away })
pair-rounds-paused = 📅 The moderators have paused the rounds for now. `/{ command-pair } { command-pair-next }` works all the same.
pair-paused = ⏸️ You pause until { $until }; from then on you take part again by yourself. `/{ command-pair } { command-pair-join }` brings you back sooner.
pair-paused-pair = Your present partner stays your partner.
pair-skipped = ⏭️ You sit out the round of { $round }. Your next one: { $back }
pair-skipped-already = ⏸️ You sit that one out already. Your next round: { $back }
pair-next-found = 🎉 **Found somebody!** Your private thread opens in a moment, and I'll call you there.
pair-next-waiting = ⏳ **Nobody who fits is looking right now, so you're in line.** As soon as somebody fitting asks, you two meet at once; otherwise the next round finds somebody for you. You can go on with your day.
pair-next-question = You have as many partners as you want. Shall I end your pair with **{ $names }** and look for somebody new? They learn only that it's over, and come first in the next round.
pair-next-which = You have as many partners as you want. Whom do you want to part from, to meet somebody new?
pair-status = 🤝 **Your language exchange here**
pair-status-rounds = • You take part in every round.
pair-status-once = • You take part until you've met somebody.
pair-status-asap = • You're in line for somebody right now, too.
pair-status-dm = • When you aren't matched, I tell you by direct message.
pair-status-quiet = • I don't write to you. `/{ command-pair } { command-pair-join }` with `{ command-pair-join.dm }` changes that.
pair-status-paused = ⏸️ You pause. You take part again: { $until }. Sooner? `/{ command-pair } { command-pair-join }`
pair-status-left-out = ⚠️ **You aren't in the rounds at the moment.** I had found a partner for you, but couldn't let you into your thread: you couldn't see the channel it's in. { $sees ->
        [yes] Now you can, so `/{ command-pair } { command-pair-join }` takes you in again.
       *[no] Ask a moderator to let you see it; after that `/{ command-pair } { command-pair-join }` takes you in again.
    }
pair-status-content = • You have a partner and look for nobody new. `/{ command-pair } { command-pair-join }` changes that.
pair-status-out = • You don't take part. `/{ command-pair } { command-pair-join }` changes that, `/{ command-pair } { command-pair-once }` tries it a single time.
pair-status-partner = 💬 With **{ $names }** in { $thread }, until { $until } and longer if you all want to.
pair-status-partner-soon = 💬 With **{ $names }**: your thread is being opened.
pair-status-front = ⏫ You come first in the next round.
pair-status-waited = { $count ->
        [one] ⏳ **You weren't matched in the last round.** Each round you wait moves you up.
       *[other] ⏳ **You have waited for { $count } rounds.** Each one moves you up.
    }
pair-why-nobody = { $learns ->
        [en] Nobody who speaks English was free here.
        [zh] Nobody who speaks Chinese was free here.
       *[none] Nobody who learns a language was free here.
    }
pair-why-numbers = { $learns ->
        [en] It isn't you: more people here learn English than there are people who speak it.
        [zh] It isn't you: more people here learn Chinese than there are people who speak it.
       *[none] It isn't you: more people here can help than there are learners.
    }
pair-why-no-fit = Nobody was left who would have fitted: all were taken, or have been your partner lately.
pair-ways = What you can do:
pair-way-now = • `/{ command-pair } { command-pair-next }`: meet the next one who fits, between two rounds, too.
pair-way-groups = • Welcome a third person in your profile: in groups of three, two learners share one partner.
pair-way-hours = • Add more hours when you're free, and more interests, to your profile.
pair-way-invite = • Tell people on the other side about it: every one of them who joins is a partner for somebody here.
pair-history-none = You haven't had a partner here yet.
pair-history = { $count ->
        [one] 📖 **Your partner so far**
       *[other] 📖 **Your { $count } pairs so far**
    }
pair-history-line = • { $at } **{ $names }**: { $met ->
        [yes] you met
        [no] you didn't meet
        [wrote] you wrote to each other
       *[unknown] you didn't say whether you met
    }
pair-history-more = … and { $count } before that.
pair-left = 👋 You're out. Your profile stays until you delete it, and `/{ command-pair } { command-pair-join }` brings you back.
pair-left-parted = 👋 You're out, and your pair has ended. Your partner learns only that it's over, and comes first in the next round.
pair-left-kept = 👋 You're out of the rounds. Your partner stays until the pair's time is over; after that I look for nobody new.
pair-leave-question = You're paired with **{ $names }** at the moment. What shall become of that?
pair-leave-keep = Leave, but keep my partner for now
pair-leave-part = Leave and end it
pair-leave-no = Stay
pair-stayed = Nothing has changed: you still take part.
pair-end-question = End your pair with **{ $names }**? They learn only that it's over, and come first in the next round. You go on taking part.
pair-end-which = Which pair do you want to end?
pair-end-yes = End it
pair-end-no = Keep it
pair-kept = Nothing has changed: you're still partners.
pair-ended = 👋 It's over; your thread is being closed. `/{ command-pair } { command-pair-next }` finds you somebody new, `/{ command-pair } { command-pair-block }` makes sure that you two aren't matched again.
pair-blocked = 🚫 You'll never be paired with **{ $name }**, in any server. They aren't told. `/{ command-pair } { command-pair-unblock }` takes it back.
pair-blocked-parted = 🚫 You'll never be paired with **{ $name }** again, in any server. Your pair has ended: they learn that it's over, and nothing more. `/{ command-pair } { command-pair-unblock }` takes it back.
pair-unblocked = You can be paired with **{ $name }** again.
pair-not-blocked = You hadn't blocked **{ $name }**.
pair-report-which = Which pair is it about?
error-pair-nobody-to-report = You haven't had a partner here whom you could report. Right-click or hold a message → Apps → **{ menu-report }** works for anything on a bridge.
error-pair-kept-out = This server's moderators have muted or banned you, so you can't be paired here for now. `/{ command-me } { command-me-cases }` says why, and how to appeal.
error-pair-cannot-see = The pairs here meet in a channel that you can't see, so you couldn't get into your thread. Ask a moderator to let you see it, then join again.
error-pair-no-rounds = No round is coming up that you could skip: the moderators have paused them.
error-pair-none = You have no partner here at the moment.

# /pairing: what moderators decide.
pairing-set-up = ✅ **Language exchange is on.** Pairs meet in private threads of { CHANNEL($channel) }: only they and the moderators who manage threads can read them.
pairing-set-up-next = Tell people: `/{ command-profile } { command-profile-edit }` first, then `/{ command-pair } { command-pair-join }`. `/{ command-pairing } { command-pairing-schedule }` chooses another time, `/{ command-pairing } { command-pairing-preview }` shows what a round would do.
pairing-channel-hidden = ⚠️ Not everybody can see { CHANNEL($channel) }. Who can't see it can't get into a thread there.
pairing-scheduled = 📅 **The rounds are rescheduled.**
pairing-rounds-next = { $weeks ->
        [one] Every week at { $time } ({ $zone }). The next rounds, in your own time:
       *[other] Every { $weeks } weeks at { $time } ({ $zone }). The next rounds, in your own time:
    }
pairing-rounds-paused = ⏸️ The rounds are paused. `/{ command-pairing } { command-pairing-resume }` lets them go on.
pairing-paused = ⏸️ No more rounds until `/{ command-pairing } { command-pairing-resume }`. Pairs that there are go on, and people can still look for somebody by themselves.
pairing-resumed = ▶️ **The rounds go on.**
pairing-run-question = Begin a round now? Pairs whose time is over end, everybody who waits is matched, and threads are opened at once. `/{ command-pairing } { command-pairing-preview }` shows beforehand who would meet. The schedule stays as it is.
pairing-run-yes = Begin the round
pairing-ran = { $people ->
        [0] Round { $number } is done: nobody was waiting for a partner.
       *[other] 🤝 **Round { $number }:** { $matched } of { $people } people have a partner, { $waiting } wait. Their threads are being opened.
    }
pairing-stop-question = Turn language exchange off in this server? Nobody is paired any more. Pairs that there are stay until their time is over. Who takes part is kept, in case you turn it on again.
pairing-stop-yes = Turn it off
pairing-stopped = Language exchange is off. `/{ command-pairing } { command-pairing-setup }` turns it on again.
pairing-dissolve-question = { $count ->
        [one] Part these people? They learn that the moderators ended it, and not why; both come first in the next round. To keep somebody out of pairing, mute them.
       *[other] Part these { $count } pairs? They learn that the moderators ended it, and not why; all of them come first in the next round. To keep somebody out of pairing, mute them.
    }
    { $pairs }
pairing-dissolve-yes = Part them
pairing-dissolved = { $count ->
        [0] They had parted already.
        [one] Done: it's over, and the thread is being closed.
       *[other] Done: { $count } pairs are over, and their threads are being closed.
    }
pairing-no = Cancel
pairing-kept = Nothing has changed.
pairing-preview = 🔍 **Dry run: if a round began now.** Nothing is written, and nobody is told.
    { $pairs ->
        [one] 1 new pair or group
       *[other] { $pairs } new pairs and groups
    } ({ $people } people), would wait: { $waiting }, pairs that go on: { $going }, that end: { $over }, people who pause: { $paused }, without a profile: { $blank }{ $unseeing ->
        [0] {""}
       *[other] , who can't see the channel where pairs meet: { $unseeing }
    }.
pairing-preview-match = • { $people } · **{ $score }**/1000 · { $hours ->
        [-1] hours unknown
        [0] hardly any hours in common
        [one] 1 hour a week in common
       *[other] { $hours } hours a week in common
    } · { $interests ->
        [0] no interests in common
        [one] 1 interest in common
       *[other] { $interests } interests in common
    }
pairing-preview-group = • { $people } · **{ $score }**/1000
pairing-preview-going = • { $people } · go on together
pairing-preview-waits = • { $person } waits: { $why }
pairing-preview-nobody = nobody is free who speaks what they learn
pairing-preview-numbers = more learners than partners
pairing-preview-no-fit = nobody left who fits
pairing-preview-back = Back
pairing-preview-more = More
pairing-stats = { $count ->
        [one] 📊 **Language exchange here:** 1 person takes part.
       *[other] 📊 **Language exchange here:** { $count } people take part.
    }
pairing-stats-rounds = • Rounds: { $rounds }, pairs and groups: { $pairs } (of the last 400 days)
pairing-stats-matched = • Matched: { $told ->
        [yes] **{ $percent } %** (in all rounds, { $part } of { $of } places)
       *[no] no round yet
    }
pairing-stats-met = • Say that they met: { $told ->
        [yes] **{ $percent } %** ({ $part } of { $of } answers)
       *[no] too few answers
    }
pairing-stats-continued = • Wanted to go on with the same partner: { $told ->
        [yes] **{ $percent } %** ({ $part } of { $of } answers)
       *[no] too few answers
    }
pairing-stats-longest = • Longest wait at the moment: { $count ->
        [0] nobody waits
        [one] 1 round
       *[other] { $count } rounds
    }
pairing-stats-english = • English speakers who needn't wait: { $told ->
        [yes] **{ $percent } %** ({ $part } of { $of })
       *[no] too few
    }
pairing-stats-chinese = • Chinese speakers who needn't wait: { $told ->
        [yes] **{ $percent } %** ({ $part } of { $of })
       *[no] too few
    }
pairing-stats-both = • Speakers of both who needn't wait: { $told ->
        [yes] **{ $percent } %** ({ $part } of { $of })
       *[no] too few
    }
pairing-stats-few = What fewer than { $least } people stand behind isn't broken down, so that nobody can be made out.
error-pairing-plan = I couldn't work that round out: it took too long, or something failed. Nothing has changed; try again in some minutes.
error-pairing-pair = I know no such pair here that isn't over. Give me its number, its thread, or one of its people (a mention or id).
error-pairing-permissions = People can't meet in { CHANNEL($channel) } yet. I lack: **{ $permissions }**
log-pairing-no-channel = ⚠️ **Language exchange:** the channel in which pairs meet is gone, so nobody can meet. `/{ command-pairing } { command-pairing-setup }` chooses another.
log-pairing-refused = ⚠️ **Language exchange:** Discord doesn't let me open threads in { CHANNEL($channel) }. A server can have 1,000 open threads at a time; if that isn't it, `/{ command-pairing } { command-pairing-setup }` chooses another channel. I keep trying.
log-pairing-forbidden = ⚠️ **Language exchange:** I can't open threads for pairs in { CHANNEL($channel) }: I lack **{ $permissions }**. They wait until I may.
