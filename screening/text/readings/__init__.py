"""How each family of scripts is read aloud in Latin letters; `romanise` chooses among them."""
