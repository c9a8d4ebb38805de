"""Detection in parts: cues and their frames, borders of content, one finder for each way of reporting."""
