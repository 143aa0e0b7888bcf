access-granted = ✅ { $role } 现在拥有 **{ $power }** 权限。
    不过，Discord 默认仍会对没有“管理服务器”权限的身份组隐藏这些命令。要让他们看到，请打开**服务器设置 → 整合 → Magpie**，把这个身份组加到相应的命令里。
access-granted-before = { $role } 已经有 **{ $power }** 权限了。
access-revoked = ✅ 已收回 { $role } 的 **{ $power }** 权限。
access-not-granted = { $role } 没有 **{ $power }** 权限。
access-list-title = 🔑 **各身份组拥有的权限**
access-list-line = • **{ $power }**：{ $roles }
access-list-empty = 🔑 **还没有给任何身份组授权。** 用 `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }` 来授权。
access-list-always = -# 有“管理服务器”权限的人什么都能做；能禁言成员的人可以做内容管理。
power-bridges = 桥
power-moderate = 内容管理
power-filters = 过滤
power-words = 用词
error-power-needed = 这需要 **{ $power }** 权限。有“管理服务器”权限的人可以用 `/{ command-bridge } { command-bridge-access } { command-bridge-access-grant }` 把它授给你的某个身份组。
error-role-everyone = 那就等于人人都有了。请选一个只有你信任的人才有的身份组。
error-role-managed = { $role } 由机器人、第三方应用或 Discord 自己管理，谁拥有它不由你们决定。请选一个由你们自己分配的身份组。
error-role-gone = 这个身份组已经不在了。
error-code-wait = 输错太多次了。请向对方要一个新的邀请码，{ $minutes } 分钟后再试。
