-- Every cell that could be published, with how many repairs and organisations are in it. Kinds: 0 all, 1 bin of months, 2 period, 3 model,
-- 4 region, 5 fault, 6 fix, 7 age, 8 part, 9 year (of periods that are shorter). A cell is a member of kind ka crossed with one of kind kb. Writes placed, placed_part
-- (views), cell_orgs (empty).
create temp view placed as
select f.row, f.maker, f.org, f.arrived, f.minutes, f.judged, f.returned, f.known, c.ka, c.a, c.kb, c.b
from facts f, unnest([
  {ka: 0, a: 0, kb: 0, b: 0}, {ka: 0, a: 0, kb: 1, b: f.bin}, {ka: 0, a: 0, kb: 2, b: f.period}, {ka: 0, a: 0, kb: 3, b: f.model},
  {ka: 0, a: 0, kb: 4, b: f.region}, {ka: 0, a: 0, kb: 5, b: f.fault}, {ka: 0, a: 0, kb: 6, b: f.fix}, {ka: 0, a: 0, kb: 7, b: f.age},
  {ka: 0, a: 0, kb: 9, b: f.year}, {ka: 5, a: f.fault, kb: 9, b: f.year},
  {ka: 3, a: f.model, kb: 2, b: f.period}, {ka: 3, a: f.model, kb: 5, b: f.fault}, {ka: 3, a: f.model, kb: 6, b: f.fix},
  {ka: 3, a: f.model, kb: 7, b: f.age}, {ka: 4, a: f.region, kb: 2, b: f.period}, {ka: 4, a: f.region, kb: 3, b: f.model},
  {ka: 4, a: f.region, kb: 5, b: f.fault}, {ka: 4, a: f.region, kb: 6, b: f.fix}, {ka: 4, a: f.region, kb: 7, b: f.age},
  {ka: 5, a: f.fault, kb: 2, b: f.period}, {ka: 5, a: f.fault, kb: 7, b: f.age}, {ka: 2, a: f.period, kb: 6, b: f.fix}
]) as one (c)
where c.b is not null;

create temp view placed_part as
select f.row, f.maker, f.org, f.arrived, c.ka, c.a, 8 as kb, m.id as b
from fact_parts p
join facts f on f.row = p.row
join member m on m.maker = p.maker and m.kind = 'part' and m.member = p.part,
unnest([{ka: 0, a: 0}, {ka: 2, a: f.period}, {ka: 3, a: f.model}, {ka: 4, a: f.region}, {ka: 5, a: f.fault}]) as one (c);

create temp table cell_orgs (
  maker maker_name, ka integer, a integer, kb integer, b integer, org bigint, arrived integer, n bigint);
