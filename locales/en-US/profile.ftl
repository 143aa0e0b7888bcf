error-profile-none = You have no profile yet. Make one with **/profile edit**; it takes a minute.
error-profile-languages = Say which language you can help with: English, Chinese, or both.
error-profile-capacity = You can have 1 to { $max } partners at a time.
error-profile-zone = I don't know that time zone. Name a city, such as **New York** or **Shanghai**, or a zone such as **Asia/Taipei**.
error-profile-interests = That's more than { $max } interests. Keep those you like talking about most.
error-profile-line = The line about yourself can have at most { $max } characters.
