"""The shell that all pages share: rendering, forms, error pages, guards, static files."""
