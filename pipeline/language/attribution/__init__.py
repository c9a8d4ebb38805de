"""Attribution in parts: sources written in the sentence, sources taken up again or left out, the records."""
