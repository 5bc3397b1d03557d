"""Do people fare better? Scored questionnaires, and change between two occasions."""
