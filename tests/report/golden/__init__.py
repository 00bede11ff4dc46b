"""Reports as they were once judged, and what every form made of them."""
