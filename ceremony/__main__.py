"""`python -m ceremony …`: the commands of `ceremony`, on a machine that may have nothing but Python yet."""

from ceremony import firstrun

if __name__ == "__main__":
    firstrun.get_ready("ceremony")

    from ceremony.cli import main

    main(prog_name="ceremony")
