"""Runs a sweep in shards on a Dask cluster, and prints the merged sweep: that of one machine, byte by byte.

    pip install distributed
    cargo build --release --example sweep
    python examples/sweep_dask.py --shards 8 'model=bayes&start=gaussian' --x steps=1..256 --y sampler
    python examples/sweep_dask.py --scheduler tcp://head:8786 --shards 64 'model=mle' --x noise --y prior

Without --scheduler, two workers are started on this machine. The program must have the same path on every worker, such as
on a shared file system.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dask.distributed import Client, LocalCluster, as_completed, get_worker

PROGRAM = Path(__file__).resolve().parent.parent / "target/release/examples/sweep"


def run_shard(program: str, sweep: list[str], shard: str) -> str:
    """The shard `k/n` of a sweep, as JSON. It uses as many threads as its worker has."""
    environment = {**os.environ, "RAYON_NUM_THREADS": str(get_worker().state.nthreads)}
    done = subprocess.run([program, *sweep, "--shard", shard], capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"shard {shard}: {done.stderr.strip()}")
    return done.stdout


def merged(program: str, shards: list[str]) -> str:
    """One sweep from all of its shards."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for k, shard in enumerate(shards, start=1):
            file = Path(folder) / f"{k}.json"
            file.write_text(shard)
            files.append(str(file))
        done = subprocess.run([program, "--merge", *files], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def run(client: Client, program: str, sweep: list[str], count: int) -> str:
    """The whole sweep, from `count` shards that the workers of `client` run."""
    # Not pure: a shard of another build of the program is another result.
    tasks = [client.submit(run_shard, program, sweep, f"{k}/{count}", pure=False) for k in range(1, count + 1)]
    for done, task in enumerate(as_completed(tasks), start=1):
        task.result()
        print(f"{done} of {count} shards", file=sys.stderr)
    return merged(program, client.gather(tasks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scheduler", help="the address of a Dask scheduler; without it, two workers on this machine")
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--program", default=str(PROGRAM), help="the example `sweep`, where all workers find it")
    options, sweep = parser.parse_known_args()
    if options.scheduler:
        with Client(options.scheduler) as client:
            print(run(client, options.program, sweep, options.shards), end="")
    else:
        threads = max(1, (os.cpu_count() or 2) // 2)
        # Without its web page, which wants more packages.
        with LocalCluster(n_workers=2, threads_per_worker=threads, dashboard_address=None) as cluster:
            with Client(cluster) as client:
                print(run(client, options.program, sweep, options.shards), end="")


if __name__ == "__main__":
    main()
