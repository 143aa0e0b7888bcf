# A bridge that is locked against a raid, and people who are slowed down.
notice-locked = 🔒 **This bridge is locked for now.** Moderators have stopped it; what is written here stays here until they open it again.
notice-unlocked = 🔓 **This bridge is open again.** What is written from now on goes over. What was said meanwhile stays where it was said.

error-bridge-locked = **{ $bridge }** is stopped already.
error-bridge-not-locked = **{ $bridge }** isn't stopped.
error-slow-seconds = Give me a number of seconds from 0 to { $max }; 0 lets people speak as they like.
