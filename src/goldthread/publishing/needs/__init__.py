"""The annual needs assessment: a paper that puts itself together from the measures round the analyst's words."""
