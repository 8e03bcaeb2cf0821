"""A sweep in shards on two workers of Dask is the sweep of one machine, byte by byte; `make soak` runs this.

Not a part of `make test`: what is ours, shards and their merging, is tested there (`tests/sweeps.rs`), and this one test
would have every contributor install Python and sixteen packages.
"""

import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("SWEEP", ROOT / "target/release/examples/sweep")
SCRIPT = ROOT / "examples/sweep_dask.py"
SWEEP = ["model=mle&particles=1000&steps=30", "--x", "noise=0..1/5", "--y", "model", "--figure", "w1"]


def on_dask(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SCRIPT, "--program", PROGRAM, "--shards", "4", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


class SweepOnDask(unittest.TestCase):
    def test_shards_on_two_workers_are_the_whole_sweep(self) -> None:
        whole = subprocess.run([PROGRAM, *SWEEP, "--json"], capture_output=True, text=True, check=True).stdout
        done = on_dask(*SWEEP)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, whole)
        self.assertIn("4 of 4 shards", done.stderr)

    def test_what_is_wrong_with_a_sweep_is_said(self) -> None:
        done = on_dask("model=mle", "--x", "nosie")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("nosie", done.stderr)
        self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main()
