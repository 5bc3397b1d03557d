"""One report, six formats: each renderer takes the same ``PlanReport`` and gives the bytes of a file."""
