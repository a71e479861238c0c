-- Complementary suppression, after Gusfield (1988) and Cox (1980): a hidden cell must not be what a total leaves when the shown cells are
-- taken from it. In a row or list with a known total a second cell is hidden; in a table with known totals of rows and columns three
-- more, so that one repair could be moved around the rectangle of four and every published number stay as it is. Cells that are not there count as hidden: they
-- are published in the same way. Adds to the hidden cells of cell; run once for lists, then for tables, then for fixes below hidden faults.
create or replace temp table beside as
with grid as (
  select * from cell where ka = $ka and kb = $kb
),
few_cells as (
  select g.*, bool_or(m.block = g.block) as any_near
  from grid g
  left join grid m on m.maker = g.maker and m.a = g.a and m.b <> g.b
  where g.hidden and g.few
  group by all
),
-- Those in a hidden rectangle already: nothing more is to be done, so that a second build of the same hides the same.
safe as (
  select distinct f.maker, f.a, f.b
  from few_cells f
  join grid r on r.maker = f.maker and r.a = f.a and r.b <> f.b and r.hidden and (r.block = f.block or not f.any_near)
  join grid c on c.maker = f.maker and c.b = f.b and c.a <> f.a and c.hidden
  left join grid x on x.maker = f.maker and x.a = c.a and x.b = r.b
  where $shape = 'table' and coalesce(x.hidden, true)
),
needy as (
  select f.* from few_cells f where (f.maker, f.a, f.b) not in (select (maker, a, b) from safe)
),
row_mates as (
  select n.maker, n.a, n.b, g.b as other, g.hidden, g.n,
    -- A fix has the total of its fault above it too: another fix of the same fault, where there is one.
    row_number() over (partition by n.maker, n.a, n.b order by g.block <> n.block, not g.hidden, g.n, g.b) as place,
    g.block = n.block as near, bool_or(g.block = n.block) over (partition by n.maker, n.a, n.b) as any_near
  from needy n
  join grid g on g.maker = n.maker and g.a = n.a and g.b <> n.b
),
column_mates as (
  select n.maker, n.a, n.b, g.a as other, g.hidden, g.n,
    row_number() over (partition by n.maker, n.a, n.b order by not g.hidden, g.n, g.a) as place
  from needy n
  join grid g on g.maker = n.maker and g.b = n.b and g.a <> n.a
),
corners as (
  select r.maker, r.a, r.b, r.other as other_b, c.other as other_a,
    case when r.hidden then 0 else r.n end + case when c.hidden then 0 else c.n end
      + case when coalesce(g.hidden, true) then 0 else g.n end as cost
  from row_mates r
  join column_mates c on c.maker = r.maker and c.a = r.a and c.b = r.b
  left join grid g on g.maker = r.maker and g.a = c.other and g.b = r.other
  where r.place <= 4 and c.place <= 4 and (r.near or not r.any_near)
  qualify row_number() over (partition by r.maker, r.a, r.b order by cost, other_a, other_b) = 1
),
chosen as (
  -- In a list, and where parts of a whole do not add up (several parts in one repair), the nearest one in size is enough.
  select maker, a, other as b from row_mates where place = 1 and $shape = 'list'
  union
  select maker, other, b from column_mates where place = 1 and $shape = 'parts'
  union
  select maker, a, other_b from corners where $shape = 'table'
  union
  select maker, other_a, b from corners where $shape = 'table'
  union
  select maker, other_a, other_b from corners where $shape = 'table'
)
select distinct maker, a, b from chosen;

update cell set hidden = true, since = cast($edition as integer)
from beside s
where cell.ka = $ka and cell.kb = $kb and not cell.hidden and cell.maker = s.maker and cell.a = s.a and cell.b = s.b;
