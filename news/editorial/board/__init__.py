"""The desk board (*papan meja*): what waits for whom, on the newsroom's first page."""
