-- Repairs with what is known of them elsewhere: the fix that theirs was merged into, the product, when the fault came back, and from when
-- on it is known that it did not.
create or replace view repairs as
select
  i.key, i.source, i.ticket_key, i.reported_at, i.finished_at, i.problem, i.malfunction, i.cause, i.solution,
  coalesce(f.canonical_key, i.fix_key) as fix_key,
  coalesce(f.canonical_title, nullif(i.fix_words, '')) as fix,
  i.unit_key, i.model_key,
  coalesce(m.name, i.model) as model,
  coalesce(m.family, i.family) as family,
  m.manufacturer_key,
  coalesce(m.manufacturer, i.manufacturer) as manufacturer,
  coalesce(m.category, i.category) as category,
  i.organisation_key, i.region, i.labour_minutes, i.travel_minutes, i.distance_metres, i.parts, i.cost, i.currency,
  r.returned_at, i.finished_at + to_days(window_days) as held_until
from interventions i
left join fixes f on f.key = i.fix_key
left join models m on m.key = i.model_key
left join returns r on r.key = i.key
cross join (select days as window_days from repeat_window);
