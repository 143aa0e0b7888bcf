help-intro = 🌉 **我在英文频道和中文频道之间搭桥。** 你用自己的语言写，大家用自己的语言读。
help-members = **给所有人**
    • 在接上桥的频道里正常聊天就行。编辑、删除、回复、表情反应、标注、文件和子区都会跟过去。
    • 用 `//` 开头的消息只留在这里。
    • `/{ command-translate }` 翻译一段文字，只有你看得到。
    • 右键或长按消息 → 应用 → **{ menu-translate }** 或 **{ menu-who-is-this }**。
    • 同一个菜单里的 **{ menu-explain }** 会把消息一个词一个词讲清楚；`/{ command-define }` 和 `/{ command-pinyin }` 可以查词、注音。
    • 也可以写 { USER($bot) } `翻译` 加上文字，或者用它回复一条消息。
    • 想找语伴：先用 `/{ command-profile } { command-profile-edit }` 填份资料，再用 `/{ command-pair } { command-pair-join }` 报名；没报名的人不会被配对。
    • `/{ command-stats } { command-stats-server }`：用数字看看两边聊得怎么样。
    • `/{ command-me }`：你的语言、对面的人提到你时要不要提醒、屏蔽谁。`/{ command-privacy }`：我保存了你的什么，怎么退出。
help-moderators = **给管理员**（需要“管理服务器”权限，或用 `/{ command-bridge } { command-bridge-access }` 授过权的身份组）
    • `/{ command-setup }` 一步步把两个频道连起来。
    • 其他的都在 `/{ command-bridge }` 里：`{ command-bridge-list }`、`{ command-bridge-link }`、`{ command-bridge-unlink }`、`{ command-bridge-pause }`、`{ command-bridge-resume }`、`{ command-bridge-style }`、`{ command-bridge-bots }`、`{ command-bridge-log }`、`{ command-bridge-problems }`、`{ command-bridge-remove }`。
    • 要连别的服务器？`/{ command-bridge } { command-bridge-share }` 生成邀请码，对方用 `/{ command-bridge } { command-bridge-join }` 加入。
    • `/{ command-pairing }` 帮大家配语伴：`{ command-pairing-setup }` 开启，`{ command-pairing-preview }` 预览一轮的结果。
    • `/{ command-weekly } { command-weekly-channel }` 每周发一次本服务器的周报；`{ command-weekly-preview }` 先自己看看，`/{ command-stats } { command-stats-timezone }` 设置时区。
help-channels = **这里接上桥的频道：** { $channels }
help-no-channels = 这个服务器还没有频道接上桥。
help-hint = 这个我不会。试试 { USER($bot) } `帮助`，或者用 { USER($bot) } `翻译` 回复一条消息。
