# 遇到刷屏袭击时锁定桥，以及慢速模式。
notice-locked = 🔒 **桥暂时锁定了。** 管理员先把它停了；解锁之前，这里写的只留在这里。
notice-unlocked = 🔓 **桥已解锁。** 从现在起写的会过桥，锁定期间说的就留在各自这边。

error-bridge-locked = **{ $bridge }** 已经锁定了。
error-bridge-not-locked = **{ $bridge }** 没有锁定。
error-slow-seconds = 请给一个 0 到 { $max } 之间的秒数；0 表示不限速。
