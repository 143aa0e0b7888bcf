help-intro = 🌉 **I bridge channels between English and Chinese.** Write in your own language; everybody reads you in theirs.
help-members = **For everybody**
    • Just write in a bridged channel. Edits, deletions, replies, reactions, pins, files and threads come along.
    • Start a message with `//` to keep it here.
    • `/{ command-translate }` translates a text for your eyes only.
    • Right-click or hold a message → Apps → **{ menu-translate }** or **{ menu-who-is-this }**.
    • **{ menu-explain }** in the same menu goes through a message word by word; `/{ command-define }` and `/{ command-pinyin }` look things up.
    • You can also write { USER($bot) } `translate` and a text, or reply to a message with it.
    • Find a language partner: `/{ command-profile } { command-profile-edit }` says who you are, `/{ command-pair } { command-pair-join }` takes part. Nobody is paired without asking for it.
    • `/{ command-stats } { command-stats-server }`: how much people here say to each other across the line.
    • `/{ command-me }`: your language, pings from the other side, people you'd rather not hear from. `/{ command-privacy }`: what I keep about you, and how to opt out.
help-moderators = **For moderators** (Manage Server, or a role that `/{ command-bridge } { command-bridge-access }` lets in)
    • `/{ command-setup }` links two channels, step by step.
    • `/{ command-bridge }` does everything else: `{ command-bridge-list }`, `{ command-bridge-link }`, `{ command-bridge-unlink }`, `{ command-bridge-pause }`, `{ command-bridge-resume }`, `{ command-bridge-style }`, `{ command-bridge-bots }`, `{ command-bridge-log }`, `{ command-bridge-problems }`, `{ command-bridge-remove }`.
    • Another server? `/{ command-bridge } { command-bridge-share }` makes a code, `/{ command-bridge } { command-bridge-join }` uses it there.
    • `/{ command-pairing }` pairs people for language exchange: `{ command-pairing-setup }` turns it on, `{ command-pairing-preview }` shows what a round would do.
    • `/{ command-weekly } { command-weekly-channel }` has the server's week posted once a week; `{ command-weekly-preview }` shows it to you alone, `/{ command-stats } { command-stats-timezone }` sets the clock.
help-channels = **Bridged here:** { $channels }
help-no-channels = Nothing is bridged in this server yet.
help-hint = I don't know that one. Try { USER($bot) } `help`, or reply to a message with { USER($bot) } `translate`.
