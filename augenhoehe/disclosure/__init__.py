"""The one gate through which counts of protected things leave. Knows rows and thresholds, no noun of the field."""
