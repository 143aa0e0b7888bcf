setup-channels = 🌉 **来搭一座桥吧**
    选两个频道，让两边的人聊到一起。在一个频道里写的，会翻译好出现在另一个频道。
setup-pick-first = 第一个频道
setup-pick-second = 第二个频道
setup-elsewhere = 另一个频道在别的服务器
setup-here = 两个频道都在这个服务器
setup-next = 下一步
setup-back = 上一步
setup-details = 🌉 **{ $name }**
    { $channels }
    看看语言对不对，选个样式，再告诉我在哪里向管理员汇报。
setup-details-elsewhere = 🌉 **{ $name }**
    { CHANNEL($channel) } ⇄ 另一个服务器的频道
    看看语言对不对，选个样式，再告诉我在哪里向管理员汇报。
setup-language-of = #{ $channel }：{ $language }
setup-style = 样式：{ $style }
setup-pick-log = 在哪里向管理员汇报（可不选）
setup-rename = 改名
setup-rename-title = 桥的名字
setup-rename-label = 名字
setup-build = 搭桥
setup-missing = 就差一点了，我还缺这些权限：
    { $list }
    打开频道设置 → **权限**，把我加进去，打开这些权限，然后再检查一次。
setup-missing-line = • { CHANNEL($channel) }：**{ $permissions }**
setup-recommended = 💡 在 { $channels } 里最好再给我 **{ $permissions }**；没有也能用。
setup-check-again = 再检查一次
setup-done = ✅ **{ $bridge }** 搭好了：{ $channels }。我已经在两边都说了一声，去打个招呼吧！
setup-done-elsewhere = ✅ **{ $bridge }** 从 { CHANNEL($channel) } 搭起来了。把这个邀请码交给对方服务器的管理员：`{ $code }`
    让对方在自己的服务器里用 `/{ command-bridge } { command-bridge-join }` 输入它。{ $minutes } 分钟内有效，只能用一次；过期了用 `/{ command-bridge } { command-bridge-share }` 再生成一个。
