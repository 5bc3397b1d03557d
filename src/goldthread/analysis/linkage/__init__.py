"""Are two records of one person? Agreement weighed by how telling it is, and never decided without a threshold."""
