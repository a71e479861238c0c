# Monthly summaries of dashboards: what is refused, what subscribers and admins are told.

problem-subscription-unknown = There is no such subscription. Ask for the list and choose one of those.
problem-subscription-no_chat = There is no private chat to post to: write to the desk on a chat platform first and link the login, or give a web address.
notice-summary-title = { $name }: what repairs showed in { $month }
notice-summary-nothing = Nothing stands out that chance does not explain.
notice-summary-read = All charts: { $address }
notice-summary-footer = Numbers cover { $from } to { $to }. Those behind which too few organisations stand are hidden. You get this once a month.
notice-unsubscribed = The monthly summary of { $name } is not sent any more.
notice-unsubscribed-owner = Whoever subscribed to it may not read these dashboards any more.
notice-unsubscribed-gone = Its server answers that it wants no more (410 Gone).
notice-unsubscribed-failing = For a whole day nothing got through to its address. Once it works, subscribe anew.
