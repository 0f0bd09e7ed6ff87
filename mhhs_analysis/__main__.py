"""`python -m mhhs_analysis` is `mhhs`."""

from mhhs_analysis.cli import main

if __name__ == "__main__":
    main()
