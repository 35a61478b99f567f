"""From hints through topics to structural questions, decisions and answers.

Never learns who a person is: a hint has no key to a case, and contact data lie in a table of their own.
"""
