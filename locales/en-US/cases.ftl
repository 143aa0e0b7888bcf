error-case-unknown = There's no case number { $number } here.
error-reason-long = That reason is too long: { $max } characters are the most.
error-duration = I didn't get that duration. Write something like `10m`, `2h` or `7d`, from a minute to a year, or leave it empty to keep it until you lift it.
error-person = I don't know who that is. Mention them, or paste their user ID or a link to one of their messages.
error-person-you = That's you.
error-person-me = That's me.
error-message-unknown = That message didn't come over a bridge of this server, or it's gone already. Paste the link to the message: right-click or hold it → Copy Message Link.
error-purge-what = Say how many messages, or how far back.
error-server-unknown = I don't know that server. Pick one from the list: it shows the servers at the other end of your bridges.
error-not-mute = **{ $name }** isn't muted by this server.
error-not-ban = **{ $name }** isn't banned from this server's bridges.
error-case-elsewhere = That's for the moderators of another server to decide.
error-case-decided = Somebody has decided that already.
error-appeal-own = That appeal is against your own decision, so another moderator or the server's owner decides.
error-appeal-over = That's over already, so there's nothing to appeal against.
error-appeal-again = You've already appealed against that. Each case can be appealed once.
error-report-unbridged = That message didn't come over a bridge. Please tell a moderator of this server directly.
error-report-own = That message is yours. You can delete it, and every copy goes with it.
error-report-again = You've reported that message already. `/{ command-me } { command-me-reports }` tells you how it stands.
error-report-often = { $max } reports an hour are the most. Please tell a moderator directly if it can't wait.
error-report-forgotten = Its author has had what I knew about them deleted, so that can't be done any more.

# How an entry of the record reads: parts joined by dots.
case-head = **#{ $number }** { $kind } · { $at }
case-about = { $name }
case-by = by { $name }
case-until = until { $until }
case-message = message `{ $message }`
case-kept-out = { $count ->
    [one] one message kept out since
   *[other] { $count } messages kept out since
}
case-open = **waiting for a decision**
case-reason = > { $reason }
case-link = 🔗 [Original]({ $url })
case-refers = ↑ about #{ $number }
case-logged = 👁️ Noted by a rule
case-held = ⏸️ Held for review
case-dropped = 🚫 Dropped
case-approved = ✅ Approved
case-rejected = ❌ Rejected
case-muted = 🔇 Muted
case-unmuted = 🔊 Unmuted
case-banned = 🔨 Banned
case-unbanned = 🤝 Unbanned
case-warned = ⚠️ Warned
case-deleted = 🗑️ Message deleted everywhere
case-purged = 🧹 Messages purged
case-locked = 🔒 Bridge locked
case-unlocked = 🔓 Bridge unlocked
case-slowed = 🐌 Slowed down
case-reported = 🚩 Reported
case-appealed = 🙋 Appealed
case-setting = ⚙️ Setting changed
reason-rule-added = New rule: { $rule } → { $action }
reason-rule-removed = Rule removed: { $rule }
reason-granted = { $role } may now: { $power }
reason-revoked = { $role } may no longer: { $power }
reason-slowed = { $seconds ->
    [0] Slow mode off
   *[other] One message in { $seconds } s
}
case-discord-ban = Banned on Discord
case-discord-unban = Unbanned on Discord
case-discord-timeout = Timed out on Discord
case-discord-timeout-over = Time-out removed on Discord

moderate-mute = 🔇 **{ $name }** is muted: nothing they say comes into this server's bridged channels or goes out from them. Case #{ $number }.
    Undo: `/{ command-moderate } { command-moderate-unmute }`
moderate-mute-until = 🔇 **{ $name }** is muted until { $until }: nothing they say comes into this server's bridged channels or goes out from them. Case #{ $number }.
    Undo: `/{ command-moderate } { command-moderate-unmute }`
moderate-ban = 🔨 **{ $name }** is banned from this server's bridged channels, in both directions. Other servers decide for themselves. Case #{ $number }.
    Undo: `/{ command-moderate } { command-moderate-unban }`
moderate-ban-until = 🔨 **{ $name }** is banned from this server's bridged channels until { $until }, in both directions. Other servers decide for themselves. Case #{ $number }.
    Undo: `/{ command-moderate } { command-moderate-unban }`
moderate-unmute = 🔊 **{ $name }** is no longer muted. Case #{ $number }.
moderate-unban = 🤝 **{ $name }** is no longer banned. Case #{ $number }.
moderate-still-out = Something else still keeps them out: `/{ command-moderate } { command-moderate-history }` shows what.
moderate-warned = ⚠️ **{ $name }** was warned in { CHANNEL($channel) }. Case #{ $number }.
moderate-warned-untold = ⚠️ The warning to **{ $name }** is on record as case #{ $number }, but there's no channel where I could tell them. They see it with `/{ command-me } { command-me-cases }`.
moderate-history = 👤 **{ $name }** · `{ $id }` · { $count ->
        [0] nothing on record here
        [one] one case here
       *[other] { $count } cases here
    }
moderate-is-mute = 🔇 **Muted at present**
moderate-is-ban = 🔨 **Banned at present**
moderate-nothing-to-delete = There's nothing to delete.
moderate-deleted = 🗑️ { $count ->
        [one] Every copy of the message is being deleted, in every server.
       *[other] Every copy of { $count } messages is being deleted, in every server.
    } Case #{ $number }. This can't be undone.
moderate-originals-deleted = { $count ->
        [one] The original is gone, too.
       *[other] { $count } originals are gone, too.
    }
moderate-originals-elsewhere = { $count ->
        [one] The original stays where it was written: that server's moderators decide about it.
       *[other] { $count } originals stay where they were written: that server's moderators decide about them.
    }
moderate-originals-refused = { $count ->
        [one] I may not delete the original: I lack **Manage Messages** there.
       *[other] I may not delete { $count } originals: I lack **Manage Messages** there.
    }
moderate-locked = 🔒 **{ $bridge }** is locked. Nothing goes over it, and people were told.
    Undo: `/{ command-moderate } { command-moderate-unlock }`
moderate-unlocked = 🔓 **{ $bridge }** is open again.
moderate-slow = 🐌 **{ $bridge }**: One person's messages come into this server's channels at most once every { $seconds } s; faster ones get 🐌 and stay behind.
    Undo: `/{ command-moderate } { command-moderate-slow }` with **0**
moderate-slow-off = **{ $bridge }**: people may speak as often as they like again.
moderate-followed = 🤝 Mutes and bans by **{ $server }** count here, too, from now on.
    Undo: `/{ command-moderate } { command-moderate-follow }` with **False**
moderate-unfollowed = Mutes and bans by **{ $server }** don't count here.
moderate-button-mute = Mute
moderate-button-ban = Ban
moderate-button-warn = Warn
moderate-button-delete = Delete everywhere
form-duration = For how long?
form-duration-hint = 10m, 2h, 7d; empty: until lifted
form-reason = Why?
setting-followed = Mutes and bans by { $server } count here, too
setting-unfollowed = Mutes and bans by { $server } no longer count here

warning = ⚠️ { USER($user) }, the moderators of **{ $server }** ask you to keep to the rules.
warning-reason = ⚠️ { USER($user) }, a warning from the moderators of **{ $server }**: { $reason }

audit-title = 📒 **Record** · page { $page }
audit-empty = 📒 Nothing on record fits that.
audit-newer = Newer
audit-older = Older

report-title = Report to the moderators
report-explained = The moderators of this server and of the server where it was written see the message and what you write here. Only this server's moderators see your name.
report-label = What's wrong with it?
report-thanks = 🚩 Thank you. The moderators have your report. What becomes of it shows here for a while, and always with `/{ command-me } { command-me-reports }`.
report-thanks-waiting = 🚩 Thank you. Your report is on record, and the moderators find it there. `/{ command-me } { command-me-reports }` tells you what becomes of it.
report-by = Reported by { $name }
report-acted = 🚩 The moderators have acted on your report. Thank you!
report-dismissed = 🚩 The moderators have looked at your report and decided to leave the message as it is.
decide-delete = Delete everywhere
decide-mute = Mute
decide-dismiss = Dismiss
decide-lift = Lift
decide-keep = Keep the measure
decided-report-granted = ✅ Acted on by **{ $moderator }**
decided-report-refused = Dismissed by **{ $moderator }**
decided-appeal-granted = ✅ Lifted by **{ $moderator }**
decided-appeal-refused = Kept by **{ $moderator }**

me-cases = 📒 **What moderators decided about you**
me-cases-none = 📒 No moderator has decided anything about you.
me-case-line = **{ $server } #{ $number }** { $kind } · { $at }
me-case-rule = a rule of the server
me-case-in-force = until it's lifted
me-appeal-waiting = ↳ Your appeal is waiting for another moderator.
me-appeal-granted = ↳ ✅ Your appeal was granted.
me-appeal-refused = ↳ Your appeal was turned down.
me-reports = 🚩 **Your reports**
me-reports-none = 🚩 You haven't reported anything.
me-report-line = **{ $server } #{ $number }** · { $at } · { $state }
me-report-waiting = waiting
me-report-granted = ✅ the moderators acted
me-report-refused = left as it is
appeal-button = Appeal
appeal-title = Appeal
appeal-label = Why should it be lifted?
appeal-sent = 🙋 Your appeal goes to the server's other moderators. `/{ command-me } { command-me-cases }` tells you what they decide.
appeal-against = Against: { $case }

log-deleted = 🗑️ { $count ->
        [one] A message of **{ $name }** in #{ $channel } was deleted there, and so are its copies: { $url }
       *[other] { $count } messages in #{ $channel } were deleted there, and so are their copies. The first: { $url }
    }
