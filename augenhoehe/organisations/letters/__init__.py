"""Mails and messages to organisations, in the language of who reads them."""
