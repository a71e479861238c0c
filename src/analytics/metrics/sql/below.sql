-- What lies within a hidden total is hidden with it: crossed cells of a hidden member, fixes of a hidden fault, periods of a hidden year.
update cell set hidden = true, since = cast($edition as integer)
from cell t
where not cell.hidden and t.hidden and t.maker = cell.maker and t.ka = 0 and cell.ka <> 0
  and ((t.kb = cell.ka and t.b = cell.a) or (t.kb = cell.kb and t.b = cell.b));

update cell set hidden = true, since = cast($edition as integer)
from cell t
where not cell.hidden and t.hidden and cell.kb = 2 and t.kb = 9
  and t.maker = cell.maker and t.ka = cell.ka and t.a = cell.a and t.b = cell.block;

update cell set hidden = true, since = cast($edition as integer)
from cell t
where not cell.hidden and t.hidden and cell.kb = 6 and t.maker = cell.maker
  and ((t.ka = cell.ka and t.a = cell.a and t.kb = 5 and t.b = cell.block)
    or (t.ka = 5 and t.a = cell.block and t.kb = cell.ka and t.b = cell.a and cell.ka = 2));
