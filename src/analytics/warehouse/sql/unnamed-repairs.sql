-- Imported repairs that name no fix, the newest first. $most: how many.
select cast(key as varchar) as id, left(solution, 400) as solution
from repairs
where source = 'import' and fix_key is null and solution <> ''
order by reported_at desc nulls last, key
limit cast($most as integer);
