"""One file a feature. A cog converts, calls one service, answers."""
