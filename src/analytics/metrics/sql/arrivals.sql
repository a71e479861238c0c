-- In which edition each repair was first seen. $edition: the edition that is being made. Reads rows_in; adds to book.seen.
insert into book.seen
select key, cast($edition as integer) from rows_in where key not in (select key from book.seen);

alter table rows_in add column arrived integer;
update rows_in set arrived = s.edition from book.seen s where s.key = rows_in.key;

-- Editions that the dashboards know their own rows by; makers that were never published may be pooled freely.
create temp table first_time as
select maker from makers where maker not in (select distinct maker from book.cells);
