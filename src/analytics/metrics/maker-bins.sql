-- The bins of months of a maker, in order.
select bin, period, year, from_month, to_month from bins where maker = $maker order by from_month;
