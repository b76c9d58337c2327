-- 行政复议机关: who reconsiders the decisions of the unit, name and address in one text. NULL: that of the next unit above.
ALTER TABLE unit ADD COLUMN reconsideration_zh TEXT CHECK (reconsideration_zh <> '');
ALTER TABLE unit ADD COLUMN reconsideration_en TEXT
    CHECK (reconsideration_en <> '' AND (reconsideration_zh IS NULL) = (reconsideration_en IS NULL));
