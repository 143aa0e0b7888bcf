"""What the exchange amounts to: counted as it happens, shown by the week. Numbers only, never text."""
