"""Rules and verdicts, measures against people, and the record of what moderators did."""
