# Language exchange: who meets whom.
error-pairing-not-set-up = This server doesn't pair people yet. Moderators set it up with `/pairing setup`.
error-pair-no-profile = Tell partners a little about yourself first: `/profile edit`. It takes a minute.
error-pair-not-joined = You aren't taking part here. `/pair join` changes that.
error-pair-block-yourself = That's you. You can't block yourself.
error-pair-block-too-many = You can block { $max } people at most. `/pair unblock` makes room.
