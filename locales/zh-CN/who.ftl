who-is = 这是 **{ $name }**（{ USER($user) }）在 **{ $server }** 写的：{ $url }
who-is-handle = 这是 **{ $name }**（`@{ $handle }`）在 **{ $server }** 写的：{ $url }
who-server-unknown = 一个我已离开的服务器
who-not-a-copy = 那条消息就是在这里写的，不是转发来的。
