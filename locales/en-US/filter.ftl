# Rules by which messages are filtered, and messages that wait for moderators.
rule-word = word
rule-pattern = regular expression
rule-invites = invites, except
rule-domain = domain
rule-only-domains = only these domains
rule-mentions = mentions
rule-flood = flood
rule-repeats = repeats
rule-file-type = file type
rule-file-size = file size
rule-new-accounts = new account
action-log = let through, and log
action-hold = hold for review
action-drop = drop
action-mute = drop, and mute for an hour
rule-line = #{ $number } { $kind } { $value } → { $action }
rule-of-bridge = { $rule } · only on **{ $bridge }**
finding-source = { $kind } { $value }
finding-translation = { $kind } { $value } in the translation
finding-disguised = { $finding } ({ $how })
finding-new-link-files = a file from a channel that is new here
finding-new-link-links = a link from a channel that is new here
disguise-letters = in disguised letters
disguise-gaps = with gaps
disguise-pinyin = as pinyin
disguise-initials = as pinyin initials

filter-added = 🛡️ From now on: { $rule }
    -# Counts for what is said in this server and for what comes in, in the original and in the translation. `/{ command-filter } { command-filter-test }` tries it out.
filter-changed = 🛡️ Changed: { $rule }
filter-removed = No longer a rule:
    { $rules }
filter-empty = This server has no rules yet. `/{ command-filter } { command-filter-add }` makes one.
filter-title = 🛡️ { $count ->
    [one] One rule
   *[other] { $count } rules, the newest first
}
filter-more = … and { $count } more. `/{ command-filter } { command-filter-export }` gives you all of them.
filter-test-said = **As it is:** { $outcome }
filter-test-translated = **Translated:** { $text }
    { $outcome }
filter-test-passes = ✅ goes through
filter-test-found = ⚠️ { $action } · { $why }
filter-test-floods = -# Rules about floods and repeats look at what a person said before, so they don't show here.
filter-imported = 🛡️ Rules: { $added } added, { $changed } changed, { $removed } removed.
filter-problems = { $count ->
    [one] One row was left out:
   *[other] { $count } rows were left out:
}
filter-problem = - Row { $row }: { $reason }
filter-more-problems = … and { $count } more.
filter-undo = -# The file holds the rules as they were. To undo this, import it with **replace** on.
filter-exported = 🛡️ { $count ->
    [one] One rule
   *[other] { $count } rules
}. Edit the file and hand it back with `/{ command-filter } { command-filter-import }`; with **replace** on, rules it lacks are removed.

hold-asks = ⏸️ **#{ $number }** A message by **{ $name }** (`{ $id }`) waits for you: [original]({ $url }) in { $place } → { $to }
hold-logged = 👁️ **#{ $number }** A message by **{ $name }** (`{ $id }`) went through: [original]({ $url }) in { $place } → { $to }
hold-dropped = 🚫 **#{ $number }** A message by **{ $name }** (`{ $id }`) was dropped: [original]({ $url }) in { $place } → { $to }
hold-muted-author = 🔇 **#{ $number }** A message by **{ $name }** (`{ $id }`) was dropped and its author muted for an hour, which drops what else of theirs was waiting: [original]({ $url }) in { $place } → { $to }
hold-kept-old = ✏️ **#{ $number }** **{ $name }** (`{ $id }`) edited a message; the new version breaks a rule, so the copies still show the old one: [original]({ $url }) in { $place } → { $to }
hold-why = Found: { $why }
hold-file = 📎 [{ $name }]({ $url })
hold-translation = **Translation**
hold-approve = Approve
hold-reject = Reject
hold-mute = Reject and mute 24 h
hold-approved = ✅ Approved by **{ $moderator }**
hold-rejected = ❌ Rejected by **{ $moderator }**
hold-muted = 🔇 Rejected by **{ $moderator }**, and its author muted until { $until }
hold-muted-others = { $count ->
    [one] Another message of theirs was waiting here; it was rejected with it.
   *[other] { $count } other messages of theirs were waiting here; they were rejected with it.
}
hold-silenced = 🔇 Its author is muted or banned here now, so it won't go over.
hold-gone = 🗑️ The message is gone or won't go over any more, so there's nothing left to decide.
hold-over = ⌛ Over: it was decided elsewhere, or nobody decided in time.
hold-edited = ✏️ Its author has changed it; see the new version below.
held-title = **{ $number } of { $count }**
held-none = ✅ Nothing is waiting.
held-next = Next
held-previous = Previous
log-holds-dropped = ⌛ { $count ->
    [one] One message that nobody decided about was dropped after 7 days.
   *[other] { $count } messages that nobody decided about were dropped after 7 days.
}

trust-trusted = 🤝 Links and files from **{ $channel }** go through from now on.
trust-new = ⏸️ Links and files from **{ $channel }** wait for moderators of the other servers from now on.

error-rule-unknown = There's no rule `{ $value }` here. `/{ command-filter } { command-filter-list }` shows them.
error-rules-full = { $max } rules are the most a server can have. Nothing was changed.
error-patterns-full = { $max } regular expressions are the most a server can have. Nothing was changed.
error-rule-kind = I don't know that kind of rule. There are: { $kinds }
error-rule-action = I don't know that action. There are: { $actions }
error-rules-file-big = That file is too big; { $kilobytes } kB are the most.
error-rules-file-encoding = I can't read that file. Save it as text in UTF-8 and try again.
error-rules-file-toml = I can't read that file as TOML. Every rule begins with `[[rule]]`.
error-rules-file-gone = I couldn't fetch that file. Try again.
error-hold-gone = That's decided already, or the message is gone.
error-hold-changed = Its author has changed the message since. Look at the new version and decide about that.
error-hold-kept-out = Its author is muted or banned here, so it can't go over. Lift that first.
