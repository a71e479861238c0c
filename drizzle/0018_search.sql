-- Search: words, beginnings of words and words that are nearly right, over tickets, talk, reports, equipment and people. pg_trgm is a
-- trusted extension, as btree_gist is: whoever may create in the database may have it, no superuser is needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- A text as it is searched: lower case, plain letters, what parts words as spaces, and one in front so that every word has a beginning.
CREATE FUNCTION search_fold(raw text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || lower(translate(raw,
    'ÁÀÂÃÄÅáàâãäåÇçÉÈÊËéèêëÍÌÎÏíìîïÑñÓÒÔÕÖØóòôõöøÚÙÛÜúùûüÝýÿ!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~' || chr(9) || chr(10) || chr(13),
    'AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOOooooooUUUUuuuuYyy                                   '))
$$;
--> statement-breakpoint
CREATE INDEX tickets_search_idx ON tickets USING gin (search_fold(title || ' ' || description) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX messages_search_idx ON messages USING gin (search_fold(plain) gin_trgm_ops) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE INDEX reports_search_idx ON reports
  USING gin (search_fold(malfunction || ' ' || cause || ' ' || solution || ' ' || fix_words) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX equipment_search_idx ON equipment USING gin (search_fold(label || ' ' || coalesce(serial_number, '')) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX accounts_search_idx ON accounts USING gin (search_fold(name) gin_trgm_ops) WHERE erased_at IS NULL;
--> statement-breakpoint
-- A signature is never changed, but for the name under it once its years are over: then it may become what names nobody.
CREATE FUNCTION refuse_signature_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.report_id, NEW.account_id, NEW.identity_id, NEW.signed_at, NEW.sha256, NEW.pressed_on, NEW.pin_set_after_submission)
     IS NOT DISTINCT FROM
     (OLD.report_id, OLD.account_id, OLD.identity_id, OLD.signed_at, OLD.sha256, OLD.pressed_on, OLD.pin_set_after_submission)
     AND NEW.signer_name = 'signer ' || left(encode(sha256(convert_to(OLD.account_id::text, 'UTF8')), 'hex'), 8) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER signatures_append_only ON signatures;
--> statement-breakpoint
CREATE TRIGGER signatures_kept BEFORE DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signatures_append_only BEFORE UPDATE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_signature_change();
