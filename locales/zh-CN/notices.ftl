# 发在接上了桥的频道里，给所有人看。
notice-open = 🌉 **这个频道接上桥了。** 你在这里写的，会翻译好，带着你的名字和头像出现在相连的频道里；那边的消息也会出现在这里。
    • 不想让某条消息过桥：用 `//` 开头
    • 想知道是谁写的：右键或长按消息 → 应用 → **{ menu-who-is-this }**
    • 有问题：应用 → **{ menu-report }**，两边的管理员都会看到。
notice-linked = • 相连的频道：{ $places }
notice-notes = • 译文下面的小字会解释你可能不熟的说法。
notice-in-place = • 在这里用另一种语言写的，也会当场翻译。
notice-privacy = • `/{ command-privacy }` 可以看我保存了你的什么，也可以退出、收回自己的消息。
notice-joined = 🌉 **{ $server }** 的 #{ $channel }（{ $language }）加入了这座桥。操作者：{ $joiner }，邀请码由 { $maker } 生成。
    -# 用 `//` 开头的消息只留在这里 · 应用 → **{ menu-who-is-this }** 可以看到是谁写的 · 有问题就用 **{ menu-report }**
notice-skipped = ⏳ 桥断开期间，**{ $source }** 那边一直有人说话，没能全部带过来：{ $more ->
        [yes] 有超过 { $count } 条留在了那边。
       *[no] 有 { $count } 条留在了那边。
    }

# 给一个服务器的管理员看。
log-joined = 🌉 **{ $server }** 的 #{ $channel } 加入了 **{ $bridge }**。操作者：{ $joiner }，邀请码由 { $maker } 生成。
log-missing-permissions = ⚠️ 我没法在 { CHANNEL($channel) } 发消息，缺少 **{ $permissions }** 权限。拿到权限之前，消息先排着。
log-threads-forbidden = ⚠️ { CHANNEL($channel) } 的子区没法保持同步，缺少 **{ $permissions }** 权限。拿到权限之前，开不了子区的内容会直接显示在频道里。
log-channel-gone = ⚠️ #{ $channel } 不在了，或者我进不去，所以我把它从 **{ $bridge }** 断开了。
log-may-not-pin = 📌 那边标注或取消标注了一条消息，但我在 { CHANNEL($channel) } 缺少 **{ $permissions }** 权限，没法跟着做。消息照常转发。
log-pins-full = 📌 { CHANNEL($channel) } 的标注消息已经到了 Discord 的上限，那边标注的消息我没法在这里标注。先取消几条，才有位置。
log-set-aside = ⚠️ 有条消息没能送到 { $place }，已跳过：{ $link }（{ $reason }）。用 `/{ command-bridge } { command-bridge-problems }` 可以重试。
log-problems-dropped = 🗑️ 有 { $count } 条消息过了 7 天仍未送达，已清除。
log-storage-failed = 🛑 我现在没法保存任何东西，所以先停止转发。消息不会丢：维护者处理好之后，我会马上补上。
log-storage-recovered = ✅ 又可以保存了。这段时间的消息正在补发。
log-permissions-back = ✅ 我又能在 { CHANNEL($channel) } 发消息了，排着的 { $count } 条都已处理。
server-unknown = 某个服务器
log-server-left = ⏳ 我被移出了 **{ $server }**。**{ $bridge }** 在那边的频道会等我 7 天，看会不会再邀请我；其他频道照常。
log-server-back = ✅ 我回到 **{ $server }** 了。**{ $bridge }** 排着的消息正在送过去。
log-server-given-up = 👋 **{ $server }** 移出我已满 7 天，没再邀请我，所以它的频道已离开 **{ $bridge }**，排着的消息也清掉了。

# /bridge notice 的回复。
notice-pinned = 📌 { $count ->
        [0] **{ $bridge }** 的公告没能标注。
       *[other] **{ $bridge }** 的公告已在这里的 { $count } 个频道标注。
    }
notice-unpinned = 📌 { $count ->
        [0] **{ $bridge }** 的公告没能取消标注。
       *[other] **{ $bridge }** 的公告已在这里的 { $count } 个频道取消标注。
    }
error-notice-none = **{ $bridge }** 在这个服务器还没有公告：要先接上两个频道。
error-notice-pin = 我没法在 { CHANNEL($channel) } 标注消息，缺少 **{ permission-pin-messages }** 权限。
