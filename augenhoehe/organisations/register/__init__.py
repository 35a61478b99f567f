"""The field register of organisations, one file per noun; the deletion run reads it."""
