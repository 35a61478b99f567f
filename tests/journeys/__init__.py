"""Journeys through a running house: what a person does in a browser, from the first page to the last."""
