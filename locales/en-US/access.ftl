access-granted = ✅ { $role } now has **{ $power }**.
    Discord still hides the commands from roles without Manage Server. To show them, open **Server Settings → Integrations → Magpie** and add the role to the commands.
access-granted-before = { $role } has **{ $power }** already.
access-revoked = ✅ { $role } no longer has **{ $power }**.
access-not-granted = { $role } doesn't have **{ $power }**.
access-list-title = 🔑 **Powers given to roles**
access-list-line = • **{ $power }**: { $roles }
access-list-empty = 🔑 **No role has been given a power yet.** `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }` gives one.
access-list-always = -# Whoever has Manage Server may do everything, and whoever may time members out may moderate.
power-bridges = Bridges
power-moderate = Moderation
power-filters = Filters
power-words = Words
power-pairing = Language exchange
error-power-needed = You need the power **{ $power }** for that. Whoever has Manage Server can give it to one of your roles, with `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }`.
error-role-everyone = That would be everybody. Pick a role that only the people you trust have.
error-role-managed = { $role } is managed by a bot, an integration or Discord itself, so you don't decide who has it. Pick a role that you hand out yourselves.
error-role-gone = That role no longer exists.
error-code-wait = { $minutes ->
    [one] That's too many wrong codes. Try again in a minute, with a new code from the other server.
   *[other] That's too many wrong codes. Try again in { $minutes } minutes, with a new code from the other server.
}
