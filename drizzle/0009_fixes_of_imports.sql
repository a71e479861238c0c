-- Repairs of imported history by their fix: for the list of fixes, and to move wordings between fixes.
CREATE INDEX imported_interventions_fix_idx ON imported_interventions (fix_id) WHERE fix_id IS NOT NULL;
