bridge-created = 🌉 **{ $bridge }** is ready. Add its channels with `/{ command-bridge } { command-bridge-link }`; a channel of another server joins with `/{ command-bridge } { command-bridge-share }`.
bridge-linked = { CHANNEL($channel) } is now part of **{ $bridge }** ({ $language }).
bridge-linked-alone = { CHANNEL($channel) } is the first channel of **{ $bridge }** ({ $language }). Add another one and messages start to flow.
bridge-unlinked = { CHANNEL($channel) } is no longer part of **{ $bridge }**.
bridge-paused = ⏸️ **{ $bridge }** is paused. Nothing crosses until `/{ command-bridge } { command-bridge-resume }`.
bridge-resumed = ▶️ **{ $bridge }** is open again.
bridge-style-translation = **{ $bridge }** now shows translations only.
bridge-style-with-original = **{ $bridge }** now shows the original in small text under each translation.
bridge-bots-allowed = **{ $bridge }** now relays what other bots write.
bridge-bots-ignored = **{ $bridge }** now ignores other bots.

bridge-remove-question = Take down **{ $bridge }** for { $channels ->
        [0] everybody? No channel is linked yet.
        [one] everybody? Its one channel is unlinked; messages stay where they are.
       *[other] everybody? All { $channels } channels are unlinked; messages stay where they are.
    }
bridge-remove-yes = Take it down
bridge-remove-no = Keep it
bridge-removed = **{ $bridge }** is gone. What was written stays where it is.
bridge-kept = **{ $bridge }** stays.

bridge-share = Give this code to a moderator of the other server: `{ $code }`
    They run `/{ command-bridge } { command-bridge-join }` with it in their server. It works once, within { $minutes } minutes.
bridge-joined = { CHANNEL($channel) } has joined **{ $bridge }** ({ $language }).

bridge-list-empty = No bridges yet. `/{ command-setup }` builds your first one.
bridge-list-line = 🌉 **{ $bridge }** · { $style }
bridge-list-paused = ⏸️ **{ $bridge }** · paused · { $style }
bridge-list-here = • { CHANNEL($channel) } · { $language }
bridge-list-there = • #{ $channel } ({ $server }) · { $language }
bridge-list-unknown = • a channel I can no longer see · { $language }
bridge-list-waiting = • ⏳ a channel of a server that removed me; dropped { $until } unless I'm invited back · { $language }
bridge-list-no-channels = • no channels yet

bridge-log-set = I report to { CHANNEL($channel) } from now on.
bridge-log-off = I no longer report anywhere in this server.

style-translation = translation only
style-with-original = with the original

bridge-notes-shown = **{ $bridge }** now explains expressions the other side may not know, in small text under a translation.
bridge-notes-hidden = **{ $bridge }** no longer explains expressions.
bridge-pinyin-shown = **{ $bridge }** now shows Chinese originals with pinyin to readers of English.
bridge-pinyin-hidden = **{ $bridge }** no longer shows pinyin.
bridge-in-place-on = **{ $bridge }** now translates right in its channel what somebody writes there in the other language.
bridge-in-place-off = **{ $bridge }** no longer translates anything in its own channel.

problems-none = ✅ Everything got where it should.
problems-title = ⚠️ { $count ->
        [one] **One delivery** did not get through:
       *[other] **{ $count } deliveries** did not get through, newest first:
    }
problems-line = **{ $number }.** [{ $what }]({ $link }) → { $place } · { $reason } · { $when }
problems-message = Message
problems-edit = Edit of a message
problems-deletion = Deletion of a message
problems-other = Other change to a message
problems-kept = -# Whatever is still here after 7 days is dropped.
problems-retry = Try again
problems-discard = Discard
problems-newer = Newer
problems-older = Older
problems-retried = 📮 It's on its way again. If it fails once more, it comes back here.
problems-discarded = 🗑️ Discarded.

trouble-refused = Discord refuses it
trouble-no-answer = Discord kept answering with errors
trouble-defect = a mistake of mine; my host finds it in the log
trouble-unreadable = it could not be read back from my database
