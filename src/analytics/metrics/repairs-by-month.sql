-- Repairs by the month in which their fault was reported, how many came back within the desk's window, and their median labour minutes.
select
  strftime(reported_at, '%Y-%m') as month,
  count(*)::int as repairs,
  count(returned_at)::int as returned,
  median(labour_minutes)::double as "medianMinutes"
from repairs
where reported_at is not null
group by month
order by month;
