# Webhooks out: what is refused, and what admins are told.

problem-webhook-unknown = There is no such webhook or delivery. Ask for the list and choose one of those.
problem-webhook-too_many = There are { $limit } webhooks already, which is the most. Remove one first.
problem-webhook-address_refused-unreadable = This is no web address. Write the whole of it, as in https://example.com/hooks.
problem-webhook-address_refused-password = An address must hold no name and password. Check our signature instead.
problem-webhook-address_refused-plain_http = The address must begin with https:// so that nobody on the way can read along.
problem-webhook-address_refused-private = This address lies on a private network. Use a public one, or have an admin set webhookAddresses to any.
notice-webhook-disabled = The webhook { $name } was switched off.
notice-webhook-gone = Its server answers that it wants no more (410 Gone).
notice-webhook-failing = For a whole day nothing got through to it. Once it works, switch it on and replay what it missed.
notice-webhook-owner = The admin whom it belonged to is no admin any more. Another admin can switch it on, and then owns it.
