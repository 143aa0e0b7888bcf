# /profile
profile-times-title = Languages and times
profile-form-offers = Languages I can help with
profile-form-offers-hint = You learn the other one. Pick both if you speak both and just want to help.
profile-form-level = My level in the language I learn
profile-form-level-hint = Optional. A guess is good enough.
profile-form-zone = My time zone
profile-form-zone-hint = Optional. A city is enough: New York, Shanghai, 台北; or UTC+8.
profile-form-hours = When I'm usually free
profile-form-hours-hint = Optional. In English or Chinese, e.g. Mon-Fri 19-22, Sat 10:30-18
profile-form-interests = What I like talking about
profile-form-interests-hint = Optional. Up to { $max }, separated by commas: cats, cooking, K-pop
profile-level = { $word }: { $can }
profile-level-a1 = a few words and set phrases
profile-level-a2 = everyday things, slowly
profile-level-b1 = I get by in most conversations
profile-level-b2 = most topics, without much trouble
profile-level-c1 = hardly anything holds me up
profile-level-c2 = wit, nuances and wordplay, too
profile-about-title = About me
profile-form-wants = What I'd like (optional)
profile-form-capacity = How many partners at a time, at most
profile-form-groups = A group of three is fine, too
profile-form-line = A line about me (optional)
profile-want-chat = Just chatting
profile-want-corrections = Correcting each other
profile-want-voice = Talking by voice
profile-want-slang = Slang and everyday language
profile-groups-yes = Yes, gladly
profile-groups-no = No, just the two of us
tongue-en = English
tongue-zh = Chinese
profile-card = 🪪 **Your language exchange profile**
profile-card-of = 🪪 **{ $name }**
profile-offers = • Can help with: **{ $languages }**
profile-learns = • Learns: **{ $languages }**
profile-learns-at = • Learns: **{ $languages }**, level { $level }
profile-hours = • Free: { $hours } ({ $zone } time)
profile-zone = • Time zone: { $zone }
profile-interests = • Likes talking about: { $list }
profile-wants = • Would like: { $list }
profile-partners = • { $count ->
        [1] One partner at a time
       *[other] Up to { $count } partners at a time
    }{ $groups ->
        [yes] , groups of three welcome
       *[no] {""}
    }
profile-missing = Still open: { $list }. That's optional, but the more I know, the better I can match you.
profile-part-level = your level
profile-part-hours = when you're free
profile-part-interests = interests
profile-part-wants = what you'd like
profile-next = A profile alone pairs you with nobody. When you're ready, join with `/{ command-pair } { command-pair-join }`. Only people you are paired with see it.
profile-button-times = Languages & times
profile-button-about = About me
profile-not-saved = ✋ **Not saved yet.** What you typed isn't lost: press the button, fix this, and send it again.
profile-again = Back to the form
profile-delete-question = 🗑️ **Delete your language exchange profile?** You also leave pairing in every server. Pairs you are in now can finish their round.
profile-delete-yes = Delete
profile-delete-no = Keep it
profile-deleted = ✅ Your profile is gone, and you take part in no pairing any more.
profile-deleted-already = It was gone already.
profile-kept = Nothing was deleted.
error-profile-none = You have no profile yet. Make one with `/{ command-profile } { command-profile-edit }`; it takes a minute.
error-profile-private = You can see that profile while the two of you are language partners.
error-profile-partner-none = They have deleted their profile.
error-profile-languages = Say which language you can help with: English, Chinese, or both.
error-profile-capacity = You can have 1 to { $max } partners at a time.
error-profile-hours-zone = To know when you're free, I need your time zone, too. A city is enough.
error-profile-line = The line about yourself can have at most { $max } characters.
