"""What is decided over plain values: how a questionnaire is scored, how rows are added up, what may be kept."""
