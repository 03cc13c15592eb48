"""Starting and watching the processes of an installation, the embedded PostgreSQL among them."""
