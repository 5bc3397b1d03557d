"""The pages of one table put together under one set of columns."""
