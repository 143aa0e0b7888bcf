# Where pairs meet: their thread, its buttons, and how it went. Most of it stands there in both languages.
meet-tongue-en = English
meet-tongue-zh = Chinese
meet-hello = ### 👋 { $count ->
        [2] Hi, you two!
       *[other] Hi, all of you!
    }
meet-intro = You're language partners now, and this thread is just for you. Apart from you, only the moderators of this server can look in.
meet-card = > **{ $name }** speaks { $languages } and learns { $learns }
meet-card-level = > **{ $name }** speaks { $languages } and learns { $learns } ({ $level })
meet-card-helps = > **{ $name }** speaks { $languages } and is here to help
meet-card-unknown = > **{ $name }** hasn't said anything about themselves yet
meet-card-likes = > likes { $list }
meet-card-line = > “{ $line }”
meet-shared = 🎯 { $count ->
        [2] **You both like** { $list }
       *[other] **All of you like** { $list }
    }
meet-times = 🕗 { $count ->
        [2] **You're both free** { $times }
       *[other] **You're all free** { $times }
    }
meet-first-question = 💬 **To begin with:** { $question }
meet-translated = 🌐 So that it's easy from the first line, I translate what each of you writes for the other. **Translate for us** switches that off for whoever presses it; once { $count ->
        [2] both of you
       *[other] all of you
    } have, nothing is translated any more.
meet-translate-offer = 🌐 Hard to follow? With **Translate for us** you get a translation below what your partner writes.
meet-translate-engines = -# What is translated goes to this bot's translation engines. `/{ command-privacy } { command-privacy-optout }` keeps what you write from them; on bridges it isn't relayed any more, either.
meet-how = Nobody has to be witty here: “hi” is a fine start, and mistakes are what this is for.
    -# 💬 something else to talk about · ⏱️ half an hour, half of it in each language · 📖 correct each other · 🚪 leave, whenever you like · 🚩 tell the moderators
meet-nudge = 👋 It's been quiet here. That's often just because somebody has to go first. Who dares?
meet-nudge-question = 💬 Perhaps with this: { $question }
meet-ask = 📮 Your time together ends { $ends }. How was it, and what would you like next? Your answers are between you and me: nobody here sees them, and you can change them until the next round.
meet-go-on = 🎉 You've both said that you'd like to go on. So you stay partners in the next round, too!
meet-over-round = 🏁 This round is over. Thanks for talking to each other!
meet-over = 👋 This exchange has come to its end. Thanks for having been part of it!
meet-over-removed = 👋 This exchange is over, because your partner is no longer here.
meet-over-dissolved = 👋 The moderators have ended this exchange.
meet-over-next = -# The thread stays here to read. `/{ command-pair } { command-pair-status }` tells you how it goes on: whoever was left without a partner comes first in the next round.
meet-announced = 🤝 **Language exchange, round { $number }:** { $count } people have just met a partner. Would you like one, too? `/{ command-pair } { command-pair-join }`
meet-waiting = 👋 This is about language exchange in **{ $server }**: I found nobody for you this time. { $why } { $count ->
        [one] You come earlier in the next round for that.
       *[other] You've waited { $count } rounds now, so you come before whoever has waited less.
    }
meet-left-out = 👋 This is about language exchange in **{ $server }**: I had found a partner for you, but couldn't let you into your thread, because you can't see the channel it's in. So you aren't in the rounds at the moment. Ask a moderator to let you see that channel; after that `/{ command-pair } { command-pair-join }` takes you in again.
meet-told = -# You asked me to tell you. `/{ command-pair } { command-pair-join }` with `{ command-pair-join.dm }: False` in the server stops these messages.
meet-waiting-nobody = Nobody was free who speaks the language you learn.
meet-waiting-numbers = More people learn the same language as you than there are partners for.
meet-waiting-no-fit = Nobody who was there would have fitted this time. More free hours in `/{ command-profile } { command-profile-edit }` help most.
meet-gloss = word for word: no translator is at hand right now

meet-button-question = Another question
meet-button-translate = Translate for us
meet-button-session = Start a session
meet-button-corrections = Corrections
meet-button-end = End
meet-button-report = Report

meet-translate-on = 🌐 Translations are **on for you**: what your partner writes from now on gets its translation below. Press again to switch it off.
meet-translate-off = 🌐 Translations are **off for you**. If your partner has them on, you'll still see those that are made for them.
meet-corrections = 📖 **How to correct each other**
    • Right-click or hold a message of your partner → Apps → **{ menu-correct }**.
    • Change what a native speaker would say differently, and send it. Below the message it then shows what went ~~out~~ and what came **in**.
    -# One or two things that matter help more than everything at once. And say what was good!
meet-end-question = 🚪 Do you want to end this exchange? You don't have to say why. Your partner only reads that it's over, and comes first in the next round.
meet-end-yes = End it
meet-end-no = Stay
meet-end-kept = 👍 You stay partners.
meet-ended = 🚪 It's over; the thread closes in a moment. `/{ command-pair } { command-pair-next }` finds you somebody new, and `/{ command-pair } { command-pair-block }` makes sure that you two never meet again.

meet-answer-met = We met
meet-answer-unmet = Not yet
meet-answer-liked = Good
meet-answer-disliked = Not for me
meet-answer-again = Go on together
meet-answer-new = New partner
meet-answer-pause = Pause
meet-answered = 📮 Noted, and seen by nobody here:
    { $answers }
    -# You can change it until the next round: just press again.

session-began = **{ $minutes } minutes:** { $first } until { $switch }, then { $second } until { $end }. I'll tell you when to switch. A word is missing? Say it in your own language and go on.
session-switch = **Time to switch:** { $second } from now on, until { $end }.
session-over = **Time's up. Well done!** How was it? Only you see what you answer.
session-stopped = The session is over.
session-stop = Stop
session-none = No session is under way here. `/{ command-session } { command-session-start }` begins one.
session-status-first = ⏱️ { $first } until { $switch }, then { $second } until { $end }.
session-status-second = ⏱️ { $second } until { $end }; { $first } is behind you.
session-answer-liked = Good
session-answer-disliked = Not so good
session-answer-again = Again
session-answered-liked = 👍 Lovely! That's noted, for you alone.
session-answered-disliked = 👎 Thanks for telling me; nobody here sees it. If it doesn't get better, **End** below the welcome or `/{ command-pair } { command-pair-end }` is always there.

correct-title = Correct a message
correct-label = How a native speaker would put it
correct-explained = Change only what matters: what went out and what came in is shown below the message.
correct-shown = ✏️ From **{ $name }**:
correct-thanks = ✏️ It stands below the message now.

report-partner-title = Report a partner
report-partner-explained = The moderators of this server read what you write here, and see your name. Your partner isn't told. Nothing of what you two have said is shown to them unless you choose so.
report-partner-label = What happened?
report-whom = Who is it about?
report-share-label = May they read what was said?
report-keep = No, keep it between us
report-share = Yes, the last { $count } messages at most
report-partner-thanks = 🚩 Thank you. The moderators have your report. If you don't want to go on, `/{ command-pair } { command-pair-end }` ends the exchange, and `/{ command-pair } { command-pair-block }` makes sure that you never meet again; neither is told to your partner.
report-partner-thanks-waiting = 🚩 Thank you. Your report is on record, and the moderators find it there. If you don't want to go on, `/{ command-pair } { command-pair-end }` ends the exchange, and `/{ command-pair } { command-pair-block }` makes sure that you never meet again; neither is told to your partner.
report-in-pair = About a partner in language exchange (pair { $number })
report-shared = { $count ->
        [0] The last messages of their thread were to be shared, but there are none, or I can't read them.
       *[other] The last messages of their thread, shared by whoever reports:
    }
report-not-shared = What was said in their thread is not shared.

error-meet-where = That works in the thread of a pair, while it lasts. `/{ command-pair } { command-pair-status }` links to yours.
error-report-partner-again = You've reported them less than an hour ago. `/{ command-me } { command-me-reports }` tells you how it stands.
error-correct-where = **{ menu-correct }** works on what your partner writes in the thread of your pair.
error-correct-own = That's your own message. Your partner can correct it; you can simply edit it.
error-correct-nothing = There is no text in that message to correct.
error-correct-same = Nothing is different yet. Change what a native speaker would say differently.
