"""Rooms, arbitrators and secretaries are booked by the database itself, and never twice at one time."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE arbitration_booking ADD CONSTRAINT booking_never_twice
    EXCLUDE USING gist (resource WITH =, tstzrange(starts_at, ends_at) WITH &&);
CREATE FUNCTION arbitration_book(wanted uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM arbitration_booking b USING cases_appointment a
        WHERE a.id = b.appointment_id AND a.case_id = wanted AND a.status IN ('invited', 'cancelled');
    INSERT INTO arbitration_booking (appointment_id, resource, starts_at, ends_at)
        SELECT a.id, r.resource, a.starts_at, a.starts_at + make_interval(mins => a.minutes)
        FROM cases_appointment a JOIN cases_case c ON c.id = a.case_id
        CROSS JOIN LATERAL (
            SELECT DISTINCT 'person:' || person_id AS resource FROM cases_caserole
                WHERE case_id = a.case_id AND role IN ('arbitrator', 'secretary') AND until IS NULL
            UNION SELECT 'venue:' || v.id FROM organisations_venue v WHERE v.office_id = c.office_id AND v.name = a.place
        ) r
        WHERE a.case_id = wanted AND a.kind = 'hearing' AND a.status = 'invited' AND a.minutes > 0;
END $$;
CREATE FUNCTION arbitration_book_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM arbitration_book(NEW.case_id);
    RETURN NULL;
END $$;
CREATE TRIGGER arbitration_hearing_booked AFTER INSERT OR UPDATE ON cases_appointment
    FOR EACH ROW WHEN (NEW.kind = 'hearing') EXECUTE FUNCTION arbitration_book_row();
CREATE TRIGGER arbitration_seat_booked AFTER INSERT OR UPDATE ON cases_caserole
    FOR EACH ROW WHEN (NEW.role IN ('arbitrator', 'secretary')) EXECUTE FUNCTION arbitration_book_row();
"""
BACK = """
DROP TRIGGER arbitration_seat_booked ON cases_caserole;
DROP TRIGGER arbitration_hearing_booked ON cases_appointment;
DROP FUNCTION arbitration_book_row();
DROP FUNCTION arbitration_book(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("arbitration", "0001_initial"), ("cases", "0003_case_opened"), ("organisations", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("resource", models.CharField(max_length=50)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("appointment", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.appointment")),
            ],
            options={"ordering": ["starts_at"]},
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
