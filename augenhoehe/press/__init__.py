"""Press: releases from draft to correction, the photo archive, and those who want to be told by mail.

Nothing of a release leaves before its hour: not its page, feed, search document, media or address. What was published
is corrected visibly, never replaced.
"""
