"""``python -m linter`` is ``cuoci``."""

from linter.cli import main

if __name__ == "__main__":
    main()
