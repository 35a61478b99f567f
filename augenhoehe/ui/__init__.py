"""How every page looks and reads: shells, components, tables, the path picture. Knows no noun of the field."""
