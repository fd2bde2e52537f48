"""The frame of every page: layout, language, forms, errors, first page."""
