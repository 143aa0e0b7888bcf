setup-channels = 🌉 **Let's build a bridge**
    Pick the two channels whose people should understand each other. Everything written in one shows up translated in the other.
setup-pick-first = First channel
setup-pick-second = Second channel
setup-elsewhere = The other one is in another server
setup-here = Both channels are in this server
setup-next = Next
setup-back = Back
setup-details = 🌉 **{ $name }**
    { $channels }
    Check the languages, choose a style, and say where I may report to moderators.
setup-details-elsewhere = 🌉 **{ $name }**
    { CHANNEL($channel) } ⇄ a channel of another server
    Check the language, choose a style, and say where I may report to moderators.
setup-language-of = #{ $channel }: { $language }
setup-style = Style: { $style }
setup-pick-log = Where moderators get my reports (optional)
setup-rename = Rename
setup-rename-title = Name of the bridge
setup-rename-label = Name
setup-build = Build it
setup-missing = Almost. Here is what I'm not allowed to do yet:
    { $list }
    Open the channel's settings → **Permissions**, add me, switch these on, and check again.
setup-missing-line = • { CHANNEL($channel) }: **{ $permissions }**
setup-recommended = 💡 In { $channels } I'd also like **{ $permissions }**; the bridge works without.
setup-check-again = Check again
setup-done = ✅ **{ $bridge }** stands: { $channels }. I've told people in both channels. Say hello!
setup-done-elsewhere = ✅ **{ $bridge }** starts in { CHANNEL($channel) }. Give this code to a moderator of the other server: `{ $code }`
    They run `/{ command-bridge } { command-bridge-join }` with it there. It works once, within { $minutes } minutes; `/{ command-bridge } { command-bridge-share }` makes a new one.
