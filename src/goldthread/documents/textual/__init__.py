"""What does a plain-text extraction of a paper say? Lines in; paragraphs and grids out.

The text is cut into running text and tables (``pieces``); each way a table may have been left has a room of its own
(``marks``, ``blanks``, ``run_on``, ``stacked``, ``labelled``), what a cell is by itself is told in ``cells``, and the
pages of one table are put together in ``joining``. ``blocks`` gives the whole.
"""
