"""Who met whom: read from the journal, drawn as a picture, and suggested as networks."""
