"""Speed of the product, in process and over HTTP, on lists of a chosen size; each figure beside what bounds it."""
