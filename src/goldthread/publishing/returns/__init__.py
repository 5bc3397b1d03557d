"""What is owed to national bodies each year, and the standards a partnership is held against."""
