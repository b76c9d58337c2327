-- Who saw and did what, the newest first (native/store/audit.hpp): each source in the order of time, and of one member. What
-- citizens and time did is in none of these.
CREATE INDEX case_view_at ON case_view (at, evaluation_id, staff_id);
CREATE INDEX case_view_unit ON case_view (unit_id, at);
CREATE INDEX case_view_staff ON case_view (staff_id, at, evaluation_id);

CREATE INDEX case_event_at ON case_event (at, evaluation_id, number) WHERE unit_id <> '';
CREATE INDEX case_event_unit ON case_event (unit_id, at) WHERE unit_id <> '';
-- However the badge number is written (shared/units/badge_key.hpp).
CREATE INDEX case_event_badge ON case_event (ltrim(lower(officer_badge), '0'), at, evaluation_id, number)
WHERE unit_id <> '';

CREATE INDEX person_disclosure_at ON person_disclosure (at, id);
CREATE INDEX person_disclosure_staff ON person_disclosure (staff_id, at, id);

CREATE INDEX counter_view_at ON counter_view (at, evaluation_id, staff_id);
CREATE INDEX counter_view_staff ON counter_view (staff_id, at, evaluation_id);

CREATE INDEX code_act_at ON code_act (at, id);
CREATE INDEX code_act_staff ON code_act (staff_id, at, id);

CREATE INDEX staff_act_unit ON staff_act (unit_id, at);
CREATE INDEX staff_act_second ON staff_act (second_id, at, id) WHERE second_id IS NOT NULL;
CREATE INDEX staff_act_account ON staff_act (ltrim(lower(subject), '0')) WHERE subject <> '';
