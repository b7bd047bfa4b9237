"""Characters to comparable forms: pure functions over text, dates and countries."""
