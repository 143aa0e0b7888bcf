"""The schema's history, applied by ``bot.storage.migration``; add the next step by hand in ``versions/``."""
