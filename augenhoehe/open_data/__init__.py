"""Open data: tables that everybody may have, in versions, with a dictionary, and the catalogue of them (DCAT-AP.de).

What is published is declared by the packages that own it (`DATASETS`); whether and under which licence, the
coordination decides. Versions are made by tasks and kept as files by their content. What is taken back leaves older
versions, too. This package stands below the case files, so that it never reaches them.
"""
