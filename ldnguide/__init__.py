"""The project: settings, addresses, error pages and the site's static files."""
