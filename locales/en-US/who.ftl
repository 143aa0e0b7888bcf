who-is = **{ $name }** ({ USER($user) }) wrote this in **{ $server }**: { $url }
who-is-handle = **{ $name }** (`@{ $handle }`) wrote this in **{ $server }**: { $url }
who-server-unknown = a server I have left
who-not-a-copy = That message was written right here; it isn't a copy.
