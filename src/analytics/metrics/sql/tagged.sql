-- One kind of member of each repair: what is pooled next. The columns are filled in by kind.
create or replace temp view tagged as
select row, maker, {scope} as scope, coalesce({member}, '') as member, coalesce({name}, '') as name, org, arrived from rows_in;
