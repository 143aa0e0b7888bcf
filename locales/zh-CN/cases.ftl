error-case-unknown = 这里没有 { $number } 号记录。
error-reason-long = 理由太长了，最多 { $max } 个字。
