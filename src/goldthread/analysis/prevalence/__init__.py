"""How many people are there whom nobody has counted, and how many of them are reached?

Estimates from overlapping lists are exploratory: models that fit equally well give very different answers (Jones
and others 2016: from 2,740 to 6,890). The official figure stands first; these stand beside it, all candidates at
once.
"""
