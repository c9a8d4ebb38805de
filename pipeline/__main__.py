"""``python -m pipeline``: the same as the console script ``arabic-news-quotes``."""

from pipeline.cli.app import main

if __name__ == "__main__":
    main()
