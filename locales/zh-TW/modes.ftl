# 遇到洗版攻擊時鎖定橋，以及慢速模式。
notice-locked = 🔒 **橋暫時鎖定了。** 管理員先把它停下來；解鎖之前，這裡寫的只會留在這裡。
notice-unlocked = 🔓 **橋已解鎖。** 從現在起寫的會過橋，鎖定期間說的就留在各自這邊。

error-bridge-locked = **{ $bridge }** 已經鎖定了。
error-bridge-not-locked = **{ $bridge }** 沒有鎖定。
error-slow-seconds = 請給一個 0 到 { $max } 之間的秒數；0 代表不限速。
