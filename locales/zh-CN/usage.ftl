usage-title = **本服务器翻译的字符数**
usage-none = 这个月还没有。
usage-line = - **{ $engine }**：今天 { $today }，本月 { $month }，共 { $calls } 次请求
usage-line-budget = - **{ $engine }**：今天 { $today }（上限 { $budget }），本月 { $month }，共 { $calls } 次请求
usage-line-shared = - **{ $engine }**：今天 { $today }，本月 { $month }，共 { $calls } 次请求。所有服务器合计每天最多 { $budget }
usage-credits = **你们的桥上正在使用的人工译文**
usage-credit = - { USER($user) }：{ $count } 条
