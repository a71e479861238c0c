-- The notices that a ticket was told of, to draw those anew whose buttons lead nowhere any more.
CREATE INDEX deliveries_notices_idx ON deliveries ((data ->> 'ticketId')) WHERE kind = 'notice';
