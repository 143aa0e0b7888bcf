# Charts of /stats and of the weekly post. What begins with stats-chart is drawn, so it is short and has no emoji;
# what begins with stats-alt tells the same to whoever cannot see it.
stats-direction = { $side ->
        [en] English → Chinese
       *[zh] Chinese → English
    }
stats-chart-traffic = Messages across the bridge
stats-alt-traffic = Bar chart of the messages that crossed the bridge, { $span }: English → Chinese and Chinese → English.
stats-alt-in-all = In all: { $english } and { $chinese }.
stats-alt-pair = { $when }: { $english } and { $chinese }.
stats-chart-hours = When people talk
stats-chart-clock = { $zone } time
stats-chart-busiest = Busiest: { $day } { $time } ({ $otherday } { $othertime } in { $other }), { $count ->
        [one] one message
       *[other] { $shown } messages
    }
stats-alt-hours = Heat map of the messages by day of the week and hour, { $span }, { $zone } time.
stats-alt-count = { $when }: { $count }
stats-chart-balance = Balance over twelve weeks
stats-chart-percent = { $percent } %
stats-chart-index = Exchange index, 0–100
stats-alt-balance = Chart of twelve weeks, { $span }: how much of the talk was English → Chinese, and the exchange index.
stats-alt-week = { $when }: { $percent } %, index { $index }.
stats-chart-engines = Translation engines
stats-chart-used = Translations used
stats-chart-failed = Failures
stats-chart-idle = Nothing has been translated.
stats-alt-engines = Chart of the translation engines by day, { $span }.
stats-alt-engine = { $engine }: { $used ->
        [one] one translation
       *[other] { $used } translations
    } used, { $failed ->
        [one] one failure
       *[other] { $failed } failures
    }.
stats-button-earlier = Earlier
stats-button-later = Later
stats-button-traffic = Messages
stats-button-hours = Hours
stats-button-balance = Balance
