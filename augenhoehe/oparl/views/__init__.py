"""The answers of the OParl server: objects, lists, files; and the page that explains them to people."""
