# Names and descriptions as Discord shows them while somebody types a command.
# Limits: names 32 characters, lower case, no spaces; descriptions 100.

command-setup = setup
    .description = Link two channels, step by step. Needs Manage Server

command-bridge = bridge
    .description = Bridges between channels. Needs Manage Server

command-bridge-create = create
    .description = Build a new bridge. Needs Manage Server
    .name = name
    .name-description = What to call it
    .style = style
    .style-description = What translated messages show

command-bridge-link = link
    .description = Add a channel of this server to a bridge. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .channel = channel
    .channel-description = The channel to add
    .language = language
    .language-description = What people write there

command-bridge-unlink = unlink
    .description = Take a channel out of its bridge. Needs Manage Server
    .channel = channel
    .channel-description = The channel to take out

command-bridge-list = list
    .description = Show this server's bridges. Needs Manage Server

command-bridge-pause = pause
    .description = Stop relaying for now. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-bridge-resume = resume
    .description = Start relaying again. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-bridge-style = style
    .description = Show only translations, or the original as well. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .style = style
    .style-description = What translated messages show

command-bridge-bots = bots
    .description = Relay what other bots write, or ignore it. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .allow = allow
    .allow-description = Relay other bots?

command-bridge-remove = remove
    .description = Take a bridge down for everybody. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-bridge-share = share
    .description = Make a code that lets another server join once. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-bridge-join = join
    .description = Join another server's bridge with its code. Needs Manage Server
    .code = code
    .code-description = The code its moderators gave you
    .channel = channel
    .channel-description = The channel that joins
    .language = language
    .language-description = What people write there

command-bridge-log = log
    .description = Choose where I report to moderators. Needs Manage Server
    .channel = channel
    .channel-description = Leave empty to turn reports off

command-bridge-problems = problems
    .description = See what could not be delivered; try again or discard it. Needs Manage Server

command-translate = translate
    .description = Translate a text; only you see the answer
    .text = text
    .text-description = What to translate
    .to = to
    .to-description = Into which language

command-glossary = glossary
    .description = What words are called on each side of a bridge. Needs Manage Server

command-glossary-add = add
    .description = Add a term, or a name that is never translated. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .english = english
    .english-description = The English term, or a name to leave as it is
    .chinese = chinese
    .chinese-description = The Chinese term in either script; leave empty for a name
    .traditional = traditional
    .traditional-description = Only if Traditional Chinese has another word for it
    .case = case
    .case-description = Only with exactly these capitals?

command-glossary-remove = remove
    .description = Take a term out. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .term = term
    .term-description = The term, in either language

command-glossary-list = list
    .description = Show a bridge's terms. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-glossary-import = import
    .description = Add the terms of a CSV file. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .file = file
    .file-description = CSV in UTF-8: english, simplified, traditional, match_case

command-glossary-export = export
    .description = Get a bridge's terms as a CSV file. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-suggestions = suggestions
    .description = Translations people suggested that wait for you. Needs Manage Server

command-usage = usage
    .description = What this server's translations have used. Needs Manage Server

command-help = help
    .description = What I do and how to use me

menu-translate = Translate
menu-suggest-a-better-translation = Suggest a better translation
menu-who-is-this = Who is this

choice-en = English
choice-zh-Hans = Chinese (Simplified)
choice-zh-Hant = Chinese (Traditional)
choice-translation = Translation only
choice-with-original = Translation, with the original in small text

command-bridge-notes = notes
    .description = Explain expressions below translations, or not. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .show = show
    .show-description = Show the notes?

command-bridge-pinyin = pinyin
    .description = Show Chinese originals with pinyin to readers of English. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .show = show
    .show-description = Show pinyin?

command-bridge-in-place = in-place
    .description = Translate what is written in the other language in its own channel, too. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
    .translate = translate
    .translate-description = Translate in place?

command-define = define
    .description = What a word means in the other language; only you see the answer
    .word = word
    .word-description = Chinese or English

command-pinyin = pinyin
    .description = How a Chinese text is read aloud; only you see the answer
    .text = text
    .text-description = In Chinese characters

menu-explain = Explain

command-me = me
    .description = What you decide for yourself
command-me-pings = pings
    .description = Whether mentions from the other side of a bridge ping you
    .allow = allow
    .allow-description = True: ping me. False: just show my name

command-bridge-access = access
    .description = Which roles may use which commands. Needs Manage Server
command-bridge-access-grant = grant
    .description = Give a role a power. Needs Manage Server
    .role = role
    .role-description = Which role
    .power = power
    .power-description = What its people may do
command-bridge-access-revoke = revoke
    .description = Take a power from a role. Needs Manage Server
    .role = role
    .role-description = Which role
    .power = power
    .power-description = What its people may no longer do
command-bridge-access-list = list
    .description = Which roles have which powers. Needs Manage Server

choice-bridges = Bridges: build, link and change them
choice-moderate = Moderation: people, messages and reports
choice-filters = Filters: what may go over
choice-words = Words: glossaries and suggested translations
choice-pairing = Language exchange: when and where people are paired

command-me-show = show
    .description = What you have chosen
command-me-language = language
    .description = In which language I speak to you
    .language = language
    .language-description = Leave empty to follow your Discord
command-me-pairing = pairing
    .description = Whether you want to be paired with people who learn your language
    .allow = allow
    .allow-description = True: ping me. False: just show my name
command-me-leaderboard = leaderboard
    .description = Whether your name may be on leaderboards and in weekly posts
    .allow = allow
    .allow-description = True: show my name
command-me-hide = hide
    .description = Hide somebody who speaks through a bridge from yourself, as far as that goes
    .person = person
    .person-description = A mention, an id, or a link to one of their messages or copies
command-me-unhide = unhide
    .description = Stop hiding somebody
    .person = person
    .person-description = A mention, an id, or a link to one of their messages or copies

command-privacy = privacy
    .description = What I keep about you, and how to change that
command-privacy-show = show
    .description = What I keep about you, and for how long
command-privacy-export = export
    .description = Everything I keep about you, as a file
command-privacy-optout = optout
    .description = Stop what you write from being relayed
command-privacy-optin = optin
    .description = Have what you write relayed again
command-privacy-delete = delete
    .description = Delete everything I keep about you

command-session = session
    .description = A timed exchange in your pair's thread: half in English, half in Chinese
command-session-start = start
    .description = Begin a session; I say when to switch languages
    .minutes = minutes
    .minutes-description = How long in all; half an hour if you don't say
command-session-stop = stop
    .description = End the session that is under way
command-session-status = status
    .description = Which language it is now, and until when

# /moderate, /audit, /me cases and reports: names as in commands.ftl.
command-moderate = moderate
    .description = People and messages that come over the bridge. Needs Timeout Members

command-moderate-mute = mute
    .description = Keep a person out of this server's bridged channels for a while. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .duration = duration
    .duration-description = 10m, 2h, 7d; empty: until lifted
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-unmute = unmute
    .description = Let a muted person speak again. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-ban = ban
    .description = Keep a person out of this server's bridged channels. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .duration = duration
    .duration-description = 10m, 2h, 7d; empty: until lifted
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-unban = unban
    .description = Let a banned person in again. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-warn = warn
    .description = Warn a person where they spoke last over the bridge. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-history = history
    .description = What is on record here about a person. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message

command-moderate-delete = delete
    .description = Delete a message with every copy in every server. Needs Timeout Members
    .message = message
    .message-description = Link to the original or a copy
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-purge = purge
    .description = Delete a person's last messages everywhere. Needs Timeout Members
    .person = person
    .person-description = Mention, user ID, or link to a message
    .count = count
    .count-description = How many of the last messages
    .period = period
    .period-description = How far back: 10m, 2h, 7d
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-lock = lock
    .description = Close a bridge at once and say so on both sides. Needs Timeout Members
    .bridge = bridge
    .bridge-description = Which bridge
    .reason = reason
    .reason-description = Why; it goes on record

command-moderate-unlock = unlock
    .description = Open a locked bridge again. Needs Timeout Members
    .bridge = bridge
    .bridge-description = Which bridge

command-moderate-slow = slow
    .description = Let one person speak into this server's channels only now and then. Needs Timeout Members
    .bridge = bridge
    .bridge-description = Which bridge
    .seconds = seconds
    .seconds-description = Seconds between two messages of one person; 0: no limit

command-moderate-follow = follow
    .description = Let another server's mutes and bans count here, too. Needs Timeout Members
    .server = server
    .server-description = The other server
    .on = on
    .on-description = Do its decisions count here?

command-audit = audit
    .description = Search this server's record of what was decided. Needs Timeout Members
    .case = case
    .case-description = A case's number
    .person = person
    .person-description = Mention, user ID, or link to a message
    .kind = kind
    .kind-description = What was done
    .moderator = moderator
    .moderator-description = By whom: mention or user ID
    .period = period
    .period-description = How far back: 10m, 2h, 7d

command-me-cases = cases
    .description = What moderators decided about you, and how to appeal

command-me-reports = reports
    .description = What became of your reports

menu-moderate = Moderate
menu-report = Report
menu-correct = Correct

choice-logged = Noted by a rule
choice-held = Held for review
choice-dropped = Dropped
choice-approved = Approved
choice-rejected = Rejected
choice-muted = Muted
choice-unmuted = Unmuted
choice-banned = Banned
choice-unbanned = Unbanned
choice-warned = Warned
choice-deleted = Message deleted
choice-purged = Messages purged
choice-locked = Bridge locked
choice-unlocked = Bridge unlocked
choice-slowed = Slowed down
choice-reported = Reported
choice-appealed = Appealed
choice-setting = Setting changed

command-filter = filter
    .description = Rules for what may cross the bridges. Needs Manage Server

command-filter-add = add
    .description = Add a rule, or change what an existing one does. Needs Manage Server
    .kind = kind
    .kind-description = What the rule looks at
    .value = value
    .value-description = A word, an expression, domains, file types; 5/10 for 5 messages in 10 seconds; 7d; 8 MB
    .action = action
    .action-description = What becomes of such a message; hold for review unless you say otherwise
    .bridge = bridge
    .bridge-description = Only on this bridge; leave empty for all

command-filter-remove = remove
    .description = Take a rule out. Needs Manage Server
    .rule = rule
    .rule-description = Its value or its number

command-filter-list = list
    .description = Show this server's rules. Needs Manage Server

command-filter-test = test
    .description = What would happen to a text, and why. Needs Manage Server
    .text = text
    .text-description = In either language; nobody else sees it
    .bridge = bridge
    .bridge-description = With the rules of this bridge; leave empty for all

command-filter-import = import
    .description = Read rules from a file: CSV, TOML, or one word a line. Needs Manage Server
    .file = file
    .file-description = Text in UTF-8: kind, value, action, bridge
    .replace = replace
    .replace-description = Remove the rules that the file does not name?

command-filter-export = export
    .description = Get this server's rules as a CSV file. Needs Manage Server

command-filter-held = held
    .description = Messages that wait for your decision. Needs Manage Server

command-bridge-trust = trust
    .description = Let links and files of a joined channel through, or hold them. Needs Manage Server
    .channel = channel
    .channel-description = A channel of another server on a bridge of yours
    .level = level
    .level-description = Trusted: all goes through. New: links and files wait for review

choice-log = Let through, and log
choice-hold = Hold for review
choice-drop = Drop
choice-mute = Drop, and mute for an hour
choice-word = Word or phrase
choice-pattern = Regular expression
choice-invites = Invites
choice-domain = Domains
choice-only-domains = All domains but these
choice-mentions = Number of mentions
choice-flood = Flood (messages/seconds)
choice-repeats = Repeats (times/seconds)
choice-file-type = File types
choice-file-size = File size
choice-new-accounts = New accounts
choice-new = New: links and files wait
choice-trusted = Trusted: all goes through

command-bridge-notice = notice
    .description = The notice in a bridge's channels. Needs Manage Server
command-bridge-notice-pin = pin
    .description = Pin the notice in this server's channels. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge
command-bridge-notice-unpin = unpin
    .description = Unpin the notice in this server's channels. Needs Manage Server
    .bridge = bridge
    .bridge-description = Which bridge

command-profile = profile
    .description = Your profile for language exchange
command-profile-edit = edit
    .description = Your languages, level, time zone, free hours and interests
command-profile-about = about
    .description = What you'd like, how many partners, and a line about you
command-profile-show = show
    .description = Your profile, or your language partner's
    .member = member
    .member-description = Your partner; leave empty for yourself
command-profile-delete = delete
    .description = Delete your profile and leave pairing everywhere

command-pair = pair
    .description = Language exchange: find a partner who speaks what you learn
command-pair-join = join
    .description = Take part in every round; only if you ask for it
    .dm = dm
    .dm-description = True: tell me by direct message when I'm not matched
command-pair-once = once
    .description = Take part until you've met somebody, once
    .dm = dm
    .dm-description = True: tell me by direct message when I'm not matched
command-pair-pause = pause
    .description = Take no part for some weeks
    .weeks = weeks
    .weeks-description = How many; four unless you say otherwise
command-pair-skip = skip
    .description = Sit out the next round
command-pair-leave = leave
    .description = Stop taking part
command-pair-status = status
    .description = Your partners, the next round, and why you wait if you do
command-pair-next = next
    .description = Look for a partner right now
command-pair-end = end
    .description = Part from your present partner
command-pair-block = block
    .description = Never be paired with somebody; they don't learn of it
    .person = person
    .person-description = A mention, an id, or a link to one of their messages or copies
command-pair-unblock = unblock
    .description = Let yourself be paired with somebody again
    .person = person
    .person-description = A mention, an id, or a link to one of their messages or copies
command-pair-report = report
    .description = Tell the moderators about a partner; you decide whether they may read what was said
command-pair-history = history
    .description = Your partners so far

command-pairing = pairing
    .description = Language exchange in this server. Needs Manage Server
command-pairing-setup = setup
    .description = Turn language exchange on: where pairs meet. Needs Manage Server
    .channel = channel
    .channel-description = Pairs get private threads in it
command-pairing-schedule = schedule
    .description = When the rounds are. Needs Manage Server
    .weekday = weekday
    .weekday-description = On which day
    .time = time
    .time-description = At what time: 21:30, 9:30 pm
    .weeks = weeks
    .weeks-description = Every how many weeks
    .zone = zone
    .zone-description = In which time zone: a city, or UTC+8
command-pairing-preview = preview
    .description = Who would meet whom if a round began now; nobody is told. Needs Manage Server
command-pairing-run = run
    .description = Begin a round now. Needs Manage Server
command-pairing-pause = pause
    .description = No more rounds for now. Needs Manage Server
command-pairing-resume = resume
    .description = Let the rounds go on. Needs Manage Server
command-pairing-stats = stats
    .description = What the exchange amounts to, in numbers. Needs Manage Server
command-pairing-dissolve = dissolve
    .description = End a pair gently. Needs Manage Server
    .pair = pair
    .pair-description = Its number, its thread, or one of its people
    .reason = reason
    .reason-description = For the record only; the pair isn't told
command-pairing-stop = stop
    .description = Turn language exchange off. Needs Manage Server

choice-monday = Monday
choice-tuesday = Tuesday
choice-wednesday = Wednesday
choice-thursday = Thursday
choice-friday = Friday
choice-saturday = Saturday
choice-sunday = Sunday

command-stats = stats
    .description = What crosses the language line here, in numbers
command-stats-server = server
    .description = This server's bridges together
    .period = period
    .period-description = Which days; the last seven if you don't say
command-stats-bridge = bridge
    .description = One bridge
    .bridge = bridge
    .bridge-description = Which bridge
    .period = period
    .period-description = Which days; the last seven if you don't say
command-stats-pairing = pairing
    .description = What language exchange here amounts to
    .period = period
    .period-description = Which days; the last seven if you don't say
command-stats-me = me
    .description = Your own share of the exchange, for your eyes only
    .period = period
    .period-description = Which days; the last seven if you don't say
command-stats-leaderboard = leaderboard
    .description = Who answers the other side most, of those who want to be named
    .period = period
    .period-description = Which days; the last seven if you don't say
command-stats-export = export
    .description = A year of this server's figures as CSV and JSON. Needs Manage Server
command-stats-timezone = timezone
    .description = By whose clock this server's days are counted. Needs Manage Server
    .zone = zone
    .zone-description = A city, or UTC+8

choice-last-7-days = The last seven days
choice-this-week = This week
choice-last-4-weeks = The last four weeks

command-weekly = weekly
    .description = This server's week, posted once a week
command-weekly-channel = channel
    .description = Post the week in a channel. Needs Manage Server
    .channel = channel
    .channel-description = Where; people of the exchange should see it
command-weekly-day = day
    .description = On which day the week is posted. Needs Manage Server
    .weekday = weekday
    .weekday-description = On which day
command-weekly-time = time
    .description = At what time the week is posted. Needs Manage Server
    .time = time
    .time-description = Such as 9:00 or 9 pm, on this server's clock
command-weekly-language = language
    .description = In which language the week is told. Needs Manage Server
    .language = language
    .language-description = The channel's own if you don't choose
command-weekly-preview = preview
    .description = The week as it would be posted now, for you alone. Needs Manage Server
command-weekly-post = post
    .description = Post the last week now, if it isn't posted yet. Needs Manage Server
command-weekly-off = off
    .description = No more weekly posts. Needs Manage Server

choice-channel = The channel's
choice-both = English and Chinese
