"""Photos of the groups' flip charts: taken in, made harmless, kept while their comment is.

`headers` reads what a picture says of itself, `decoding` unpacks it in a process of its own,
`development` stands between the two and the rest, `files` keeps what came of it, and `arriving` is
the way in from api.py. What is kept, and what is not: docs/operating.md.
"""
