"""How organisations work together: cooperations, the exchange board, and the picture of the network.

Who works with whom is agreed by everybody named; nothing here counts, rates or ranks an organisation (S0-15). What a
reader may learn of an organisation is decided by `organisations.queries.cards`, of a cooperation by its `visible_to`.
"""
