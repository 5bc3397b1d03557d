"""What does a plain-text extraction of a paper say? Lines in; paragraphs and grids out."""
