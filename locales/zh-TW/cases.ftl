error-case-unknown = 這裡沒有 { $number } 號紀錄。
error-reason-long = 理由太長了，最多 { $max } 個字。
