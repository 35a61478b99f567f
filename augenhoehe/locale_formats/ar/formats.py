"""Arabic dates without a comma before the year: in a sentence or beside a time it would part what belongs together."""

DATE_FORMAT = "j F Y"
