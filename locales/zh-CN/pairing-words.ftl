# 每周空闲时间。
hours-mon = 周一
hours-tue = 周二
hours-wed = 周三
hours-thu = 周四
hours-fri = 周五
hours-sat = 周六
hours-sun = 周日
hours-days = { $first }至{ $last }
hours-every-day = 每天
hours-all-day = 全天
hours-any-time = 随时
hours-on = { $days } { $times }
hours-and = 、
hours-and-then = ，

error-hours = “{ $part }”是哪几天、几点？我没看懂。中英文都可以，请这样写：`周一至周五 19-22点，周六 10点半-18点`
error-hours-until = 没看出是从几点到几点。开始和结束都要写，比如：`周一至周五 19-22点，周六 10点半-18点`
error-hours-long = 太长了，最多 { $most } 个字。像这样写就够了：`周一至周五 19-22点，周六 10点半-18点`
error-hours-many = 时间太零碎了，一周最多 { $most } 段。请合并一些，比如：`周一至周五 19-22点，周六 10点半-18点`

# 时区。
error-zone = 没找到“{ $typed }”这个时区。请写一个和你同一时间的大城市，比如 `上海`、`纽约`，或者写 `UTC+8`。
error-zone-several = “{ $typed }”可能是好几个时区：{ $zones }。请改写城市，比如 `上海` 或 `芝加哥`。

# 兴趣。
error-interests-none = 没看出有什么兴趣。请用逗号或顿号隔开，比如：`猫、爬山、K-pop`
error-interests-many = 一共有 { $count } 个兴趣，最多 { $most } 个。请留下你最想聊的。
error-interest-long = “{ $word }……”作为一个兴趣太长了，最多 { $most } 个字。多个兴趣请用逗号或顿号隔开，比如：`猫、爬山、K-pop`

# 水平。
level-name = { $cefr } · HSK { $hsk }
level-a1 = 入门
level-a2 = 初级
level-b1 = 中级
level-b2 = 中高级
level-c1 = 高级
level-c2 = 接近母语

# 改错。
correction-none = 没有改动，原来就写对了。
