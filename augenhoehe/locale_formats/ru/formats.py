"""Russian dates without the abbreviation for „year“: its full stop would stand beside the one that ends a sentence."""

DATE_FORMAT = "j E Y"
