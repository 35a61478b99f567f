"""The report „Bedeutung, Leistungen, Zusammenarbeit“: the motion's three questions, answered from the register."""
