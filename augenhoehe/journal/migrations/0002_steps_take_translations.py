from django.db import migrations

SAME = """
    ROW(NEW.id, NEW.thread_id, NEW.at, NEW.sequence, NEW.kind, NEW.audience, NEW.by_id,
        NEW.by_name, NEW.by_function, NEW.corrects_id)
    IS NOT DISTINCT FROM
    ROW(OLD.id, OLD.thread_id, OLD.at, OLD.sequence, OLD.kind, OLD.audience, OLD.by_id,
        OLD.by_name, OLD.by_function, OLD.corrects_id)
"""
BLANKED = f"""
    IF OLD.blanked_at IS NULL AND NEW.blanked_at IS NOT NULL
        AND NEW.text = '{{}}'::jsonb AND NEW.reason = '' AND NEW.url = '' AND {SAME}
    THEN
        RETURN NEW;
    END IF;
"""
# German is what was said and stays as it was; another language is a way to read it.
TRANSLATED = f"""
    IF OLD.blanked_at IS NULL AND NEW.blanked_at IS NULL AND OLD.audience = 'public'
        AND OLD.text ? 'de' AND NEW.text -> 'de' = OLD.text -> 'de'
        AND ROW(NEW.reason, NEW.url, NEW.blanked_reason) IS NOT DISTINCT FROM
            ROW(OLD.reason, OLD.url, OLD.blanked_reason) AND {SAME}
    THEN
        RETURN NEW;
    END IF;
"""


def function(*allowed: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION journal_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'Ein Schritt wird nie gelöscht.' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            {"".join(allowed)}
            RAISE EXCEPTION 'Ein Schritt wird nie geändert; berichtigt wird mit einem neuen.'
                USING ERRCODE = 'integrity_constraint_violation';
        END $$;
    """


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunSQL(function(BLANKED, TRANSLATED), function(BLANKED))]
