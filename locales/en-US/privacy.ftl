# /privacy
privacy-show = 🔎 **What I keep about you**
privacy-row-messages = • { $count ->
        [0] No messages of yours
        [one] The ids of one message of yours
       *[other] The ids of { $count } messages of yours
    }{ $copies ->
        [0] {""}
        [one] {" "}and of its copy on the other side
       *[other] {" "}and of their { $copies } copies on the other side
    }, so that edits and deletions reach them: { $days } days, or until you delete them.
privacy-row-choices = • What you have chosen with `/{ command-me }` and here: until you change it.
privacy-row-hidden = • Whom you have hidden ({ $count }): until you take it back.
privacy-row-suggestions = • Translations you suggested ({ $count }), with the messages they are of: 30 days while nobody decides; an approved one until moderators take it back.
privacy-row-suggestions-approved = • That you approved { $count } suggested translations: as long as they are in use.
privacy-row-glossary-terms = • That you added { $count } glossary terms: as long as they are there.
privacy-row-bridges = • That you built { $count } bridges: as long as they stand.
privacy-row-links = • That you linked { $count } channels: as long as they are linked.
privacy-row-join-codes = • That you made { $count } codes for joining: as long as their bridge stands.
privacy-row-rules = • That you added { $count } filter rules: as long as they are there.
privacy-row-sanctions = • Mutes or bans against you ({ $count }): until they end.
privacy-row-profile = • Your exchange profile: until you delete it.
privacy-row-pairing = • That you take part in pairing ({ $count } servers): until you leave it.
privacy-row-pairs = • With whom you were paired ({ $count }): 400 days after the end.
privacy-row-blocks = • Whom you don't want to be paired with ({ $count }): until you take it back.
privacy-row-cases-about-me = • What moderators have on record about you ({ $count }): a year.
privacy-row-reports-about-me = • Reports about messages of yours ({ $count }): a year. Who wrote them stays theirs.
privacy-row-reports-and-appeals-by-me = • Reports and appeals you wrote ({ $count }): a year.
privacy-row-cases-by-me = • What you did as a moderator ({ $count }): a year.
privacy-row-counted = • How many characters and words your messages had, not the words themselves ({ $count }): three weeks at most, so that deleting one takes it out of the statistics.
privacy-row-applause = • Which messages from the other side you reacted to, not with what ({ $count }): three weeks at most.
privacy-row-voices = • On which days you wrote in bridged channels, how often, and how often the other side answered or reacted ({ $count }): three weeks at most, to count how many people talk.
privacy-text = What you write is kept only while a copy of it waits to be posted or reviewed, encrypted. It is never in my logs.
privacy-opted-in = What you write in bridged channels is relayed. `/{ command-privacy } { command-privacy-optout }` stops that.
privacy-opted-out = **Nothing you write is relayed.** `/{ command-privacy } { command-privacy-optin }` changes that.
privacy-ways = `/{ command-privacy } { command-privacy-export }` gives you all of it as a file, `/{ command-privacy } { command-privacy-delete }` deletes it.
privacy-export = 📦 This is everything I keep that names you. Ids of servers, channels and messages are Discord's. Other people's names are left out.
privacy-optout = 🛑 From now on nothing you write is relayed, in any server; edits aren't either. What was still waiting is dropped. Deleting a message still deletes its copies.
    What was relayed before is still on the other side. The button removes it.
privacy-optout-already = You have opted out already: nothing you write is relayed. What was relayed before can be removed with the button.
privacy-optin = 🌉 What you write in bridged channels is relayed again, from now on.
privacy-optin-already = What you write in bridged channels is relayed already.
privacy-take-back = Remove my past messages from the other side
privacy-removing = ⏳ Looking through what was relayed: { $percent } %. { $count ->
        [one] One message found so far.
       *[other] { $count } messages found so far.
    }
privacy-removed = 🧹 { $count ->
        [0] Nothing of yours is left on the other side.
        [one] The copies of one message are being removed.
       *[other] The copies of { $count } messages are being removed. Discord allows only so many at a time, so it may take a while.
    }
privacy-delete-question = 🗑️ **Delete everything I keep about you?** There's no way back.
    Your choices, your language exchange profile, suggestions nobody has decided on, and what waits of yours are deleted; you leave language exchange, and pairs you are in end. On everything else your name is erased: messages, bridges, links, terms, cases.
    • Afterwards nobody can look up who wrote the copies of your messages, and I can't remove them for you later.
    • A mute or ban stays while it is in force, with its case; else deleting would lift it. So does your choice not to be relayed, and that others have hidden you.
    • Unless you opt out, new messages in bridged channels are relayed, and their ids kept, as before.
privacy-delete-yes = Delete it
privacy-delete-all = Delete it, and remove my copies
privacy-delete-no = Keep everything
privacy-deleting = ⏳ Deleting …
privacy-deleted = ✅ Deleted. What stays:
privacy-stays-optout = • That you are not to be relayed: without it your next message would be.
privacy-stays-measure = • A mute or ban that is in force, with its case: deleting would lift it. It goes when the measure ends and you delete again.
privacy-stays-hidden = • If others have hidden you or don't want to be paired with you, that stays: it is their choice.
privacy-kept = Nothing was deleted.
error-privacy-busy = I'm still at it. Wait until that is done.
who-forgotten = Whoever wrote this in **{ $server }** had their name erased: { $url }
