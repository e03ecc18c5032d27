"""`python -m ceremony …`: the commands of `ceremony`, on a machine that may have nothing but Python yet."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python can read this far, and no further
        sys.exit("Ceremony cần Python 3.11 trở lên / needs Python 3.11 or newer: https://www.python.org")

    from ceremony import firstrun

    firstrun.get_ready("ceremony")

    from ceremony.cli import main

    main(prog_name="ceremony")
