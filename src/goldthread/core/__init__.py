"""The floor every room stands on: history, tenancy, components, layouts, registries."""
