suggest-title = Suggest a better translation
suggest-original = **Original**
    { $original }
suggest-label = Your translation
suggest-kept = -# If you send this, I keep the original and your translation until moderators decide, for at most 30 days. If they approve, it stays with the bridge under your name; if not, I delete it.
suggest-thanks = Thank you! The moderators will have a look.
suggest-thanks-waiting = Thank you! It waits for the moderators; they find it with `/{ command-suggestions }`.
suggest-credit = { $count ->
    [one] One translation of yours is in use on this bridge.
   *[other] { $count } translations of yours are in use on this bridge.
}

suggestion-asks = **{ $name }** suggests a better translation on **{ $bridge }** ({ $language }).
    { $original }
    should be
    { $suggestion }
suggestion-approve = Approve
suggestion-reject = Reject
suggestion-approved =
    ✅ A translation by **{ $name }**, approved by **{ $moderator }**, is in use from now on.
    { $original }
    { $suggestion }
suggestion-rejected = A suggestion by **{ $name }** was rejected by **{ $moderator }**; its text is deleted.
suggestion-withdraw = Take back
suggestion-withdrawn = A translation by **{ $name }** was taken back by **{ $moderator }**; its text is deleted.
suggestions-waiting = { $count ->
    [0] No suggestion is waiting.
    [one] One suggestion is waiting.
   *[other] { $count } suggestions are waiting. I show the oldest five.
}

error-suggestion-unbridged = That message isn't from a bridged channel.
error-suggestion-nothing = There's nothing to translate in that message.
error-suggestion-gone = The original is gone, or I can't read its channel.
error-suggestion-same = That's the translation it already has.
error-suggestion-markup = Keep every line, mention, link and emoji inside the text as it is in the original, so that I can put them back.
error-suggestion-long = That's too long; { $max } characters are the most.
error-suggestion-too-many = { $max } suggestions of yours are waiting already. Give the moderators some time.
error-suggestion-full = This bridge uses { $max } translations already, and that's the most.
error-suggestion-decided = Somebody has decided on that already, or the bridge is gone.
