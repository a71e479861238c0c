-- What a maker's numbers stand for: models, regions, faults, fixes (with their fault), parts. "*" is the pool of those with too few organisations.
select m.id, m.kind, m.member, m.label, m.scope, x.name as model_name, x.family, x.key is not null as of_desk, f.id as fault
from member m
left join snapshot.models x on m.kind = 'model' and cast(x.key as varchar) = m.member
left join member f on m.kind = 'fix' and f.maker = m.maker and f.kind = 'fault' and f.member = m.scope
where m.maker = $maker
order by m.id;
