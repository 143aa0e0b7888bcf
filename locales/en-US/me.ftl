# /me
me-pings-on = 🔔 When somebody from the other side mentions you, you are pinged in the servers where you are a member.
me-pings-off = 🔕 Mentions from the other side show your name and don't ping you.
