"""Plans out of texts whose layout is lost: a small network says of each word what it belongs to.

The network is handed what can be seen of a word (``words``, ``signs``) and says how likely it is part of a statement,
an owner, a date ... (``network``). The likeliest division of the text into such stretches (``stretches``) is then put
together as actions (``rows``) and drafted as a plan (``drafting``). How it learned: ``benchmarks/tagging``, ADR 0031.
"""

WHY = "told by the words around it, since the text has lost its layout"
LEAST_WORDS = 100  # of nearly all texts that it learned from
MOST_WORDS = 12_000  # of one text that it reads
