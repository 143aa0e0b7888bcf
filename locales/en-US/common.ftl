language-en = English
language-zh-Hans = Simplified Chinese
language-zh-Hant = Traditional Chinese
list-separator = { ", " }

# How Discord itself calls them.
permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-manage-webhooks = Manage Webhooks
permission-read-message-history = Read Message History
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-add-reactions = Add Reactions
permission-pin-messages = Pin Messages
permission-manage-messages = Manage Messages
permission-create-public-threads = Create Public Threads
permission-create-private-threads = Create Private Threads
permission-send-messages-in-threads = Send Messages in Threads
permission-manage-threads = Manage Threads
permission-manage-guild = Manage Server
permission-connect = Connect
permission-other = another permission
