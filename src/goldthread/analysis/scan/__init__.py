"""Where is it? Clusters in space, and in space and time; a map is a prompt for people, never a finding."""
