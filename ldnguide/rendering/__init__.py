"""PDFs are made, and uploads read, in processes of their own: a queue, its service, its client."""
