usage-title = **這個伺服器翻譯的字元數**
usage-none = 這個月還沒有。
usage-line = - **{ $engine }**：今天 { $today }，本月 { $month }，共 { $calls } 次請求
usage-line-budget = - **{ $engine }**：今天 { $today }（上限 { $budget }），本月 { $month }，共 { $calls } 次請求
usage-line-shared = - **{ $engine }**：今天 { $today }，本月 { $month }，共 { $calls } 次請求。所有伺服器合計每天最多 { $budget }
usage-credits = **你們的橋上正在使用的人工譯文**
usage-credit = - { USER($user) }：{ $count } 條
