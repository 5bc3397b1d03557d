"""Is it happening?"""
