who-is = 這是 **{ $name }**（{ USER($user) }）在 **{ $server }** 寫的：{ $url }
who-is-handle = 這是 **{ $name }**（`@{ $handle }`）在 **{ $server }** 寫的：{ $url }
who-server-unknown = 一個我已離開的伺服器
who-not-a-copy = 那則訊息就是在這裡寫的，不是轉送來的。
