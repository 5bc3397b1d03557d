"""Do people fare better? Scored questionnaires, brought as counts or as rows that are added up and dropped."""
