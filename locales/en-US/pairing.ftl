# Language exchange: who meets whom.
error-pairing-not-set-up = This server doesn't pair people yet. Moderators set it up with `/{ command-pairing } { command-pairing-setup }`.
error-pair-no-profile = Tell partners a little about yourself first: `/{ command-profile } { command-profile-edit }`. It takes a minute.
error-pair-not-joined = You aren't taking part here. `/{ command-pair } { command-pair-join }` changes that.
error-pair-block-yourself = That's you. You can't block yourself.
error-pair-block-too-many = You can block { $max } people at most. `/{ command-pair } { command-pair-unblock }` makes room.
error-pair-not-yours = Only the people of that pair can do that.
error-pair-over = That pair is over. `/{ command-pair } { command-pair-next }` finds you somebody new.
error-pair-no-questions = You two have had every question I know. Time to make up your own!
error-session-minutes = A session takes { $least } to { $most } minutes.
error-session-running = A session is under way already. `/{ command-session } { command-session-stop }` ends it.
error-session-none = No session is under way here. `/{ command-session } { command-session-start }` begins one.
error-pairing-time = I don't understand that as a time of day. Write it like this: `21:30` or `9:30 pm`
