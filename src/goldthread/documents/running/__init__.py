"""What do the sentences of a paper promise? Running text to actions, for plans that have no table.

What a line says is told in ``lines``, what stands over it in ``headings``, who is to act in ``names``; ``records``
reads statements with labelled lines under them, ``statements`` all others, and ``drafting`` makes the plan of them.
"""
