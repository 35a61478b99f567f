"""The wire: fetching politely and safely, walking lists that do not always keep to the standard, forgiving."""
