"""Where keys live, and nowhere else: making, opening and locking one encrypted store folder."""
