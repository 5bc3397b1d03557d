"""``goldthread analyse METHOD FILE.csv``: the analysis room for somebody with a spreadsheet and a terminal. No
database.
"""
