error-profile-none = 你還沒有語言交換檔案。用 **/profile edit** 填一份吧，一分鐘就好。
error-profile-languages = 請選擇你能教的語言：英文、中文，或兩種都選。
error-profile-capacity = 同時可以有 1 到 { $max } 位語伴。
error-profile-zone = 我不認得這個時區。請寫城市名，例如**紐約**或**台北**，也可以寫 **Asia/Taipei** 這樣的時區名稱。
error-profile-interests = 興趣超過 { $max } 個了，請留下你最想聊的。
error-profile-line = 自我介紹最多 { $max } 個字元。
