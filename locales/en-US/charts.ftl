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
