"""Events: series, programme, registration with a waiting list, attendance, feedback, and what came of the day.

An event may be the open meeting of a body (`committees`), never a second record of it. Who registered is known to
the hosts alone and for a time; what people found hard becomes hints without them (`structure`). Counts of people
leave through `disclosure`; free seats are exempt by name.
"""
