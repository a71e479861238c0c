-- Models that the desk keeps of a maker: they have a page even where it has nothing to show.
select cast(key as varchar) as member, name, family from snapshot.models
where cast(manufacturer_key as varchar) = $maker order by name, member;
