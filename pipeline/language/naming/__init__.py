"""Names in parts: what one word tells, where a person's name starts and ends, organisations, titles."""
