"""What does this paper say? Pure: file to grids to tables to a draft plan with provenance."""
