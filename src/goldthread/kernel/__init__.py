"""Pure values used everywhere: what is a timescale, a period, a RAG?"""
