usage-title = **Characters this server had translated**
usage-none = Nothing yet this month.
usage-line = - **{ $engine }**: { $today } today, { $month } this month, in { $calls } requests
usage-line-budget = - **{ $engine }**: { $today } of { $budget } today, { $month } this month, in { $calls } requests
usage-line-shared = - **{ $engine }**: { $today } today, { $month } this month, in { $calls } requests. All servers together may use { $budget } a day
usage-credits = **Translations by people, in use on your bridges**
usage-credit = - { USER($user) }: { $count }
