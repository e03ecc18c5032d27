"""Benchmarks: `python -m tests.bench [name …]`. They print figures and ratios; they assert nothing.

Machines are noisy, so what is compared is measured in one run: ours against a bare baseline that moves
the same bytes. The clients are processes of their own.
"""
