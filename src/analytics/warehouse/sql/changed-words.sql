-- What was said of the imported repairs that are wanted, in an increment and its base. By place: looking for keys would read the words
-- of all. Reads wanted and placed_rows; writes import_words.
create temp table import_words as
select key, problem, malfunction, cause, fix_key from base.interventions
where rowid in (
  select place from placed_rows where source = 'import' and place is not null and key in (select key from wanted)
)
union all
select key, problem, malfunction, cause, fix_key from interventions_added
where source = 'import' and key in (select key from wanted);
