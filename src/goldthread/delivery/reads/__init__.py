"""What is asked of delivery: the same reads for a page, a report, the API and the command line."""
