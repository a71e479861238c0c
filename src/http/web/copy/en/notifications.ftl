## Notifications
notifications-lede = What concerns you, newest first.
notifications-read-all = Mark all as read
notifications-which = Which
notifications-unread = Unread
notifications-all = All
notifications-none = Nothing has concerned you yet
notifications-none-unread = You have read everything
notification-new = new
notification-read = Mark as read
tell = Tell others
tell-intro = Another team reads it in its desk channel; a third party gets it by its webhook, at once.
tell-whom = Whom
tell-what = What
tell-ticket = About ticket
tell-ticket-hint = Its number, if it is about one.
tell-done = { $name } was told.
tell-nobody = There is nobody to tell: make a team with a desk channel, or a webhook, first.
