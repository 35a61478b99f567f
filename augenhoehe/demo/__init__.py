"""The invented Kreis Federlohe, built only through operations; one-click sign-in in demo mode only."""
