"""Studies: what is asked, in which phases, with which guide; interviews; workshops; what was found.

The second closed room (ADR 0022). An interview is read by the commissioned institute alone, sealed under a key of its
own; bodies and the coordination see plan, guide and numbers. Findings leave as hints without a person, through a gate
of the same kind as that of the case files. A study knows nothing of a case file, nor a case file of a study.
"""
