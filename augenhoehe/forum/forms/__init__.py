"""What people fill in: residents in every language, the moderation in German."""
