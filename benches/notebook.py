"""The experiment as a notebook would run it: NumPy, vectorised over the particles, a histogram at every time that the page
keeps. Prints one line of JSON a run: python benches/notebook.py PARTICLES STEPS RUNS"""

import json
import sys
import time

import numpy as np

PRIOR, RATE = 0.8, 10.0
COLUMNS, BINS, REACH = 256, 252, 3.5


def out_and_back(rng, particles, steps):
    """Forward and reverse by Euler–Maruyama with the cubic schedule B = c t³, x̂₀ the likelier of ±1. Returns x₀, what
    was recovered, and the histograms of both directions."""
    integrated = RATE * np.linspace(0.0, 1.0, steps + 1) ** 3
    b = np.diff(integrated)
    a = np.exp(-0.5 * integrated)
    variance = 1.0 - a**2
    log_odds = np.log(PRIOR / (1.0 - PRIOR))
    columns = min(steps, COLUMNS)
    kept = {round(i * steps / columns) for i in range(columns + 1)}

    def histogram(x):
        return np.histogram(x, bins=BINS, range=(-REACH, REACH))[0]

    x0 = np.where(rng.random(particles) < PRIOR, 1.0, -1.0)
    x = x0.copy()
    forward = [histogram(x)]
    for i in range(steps):
        noise = rng.standard_normal(particles)
        x = x - 0.5 * b[i] * x + np.sqrt(b[i]) * noise
        if i + 1 in kept:
            forward.append(histogram(x))

    reverse = [histogram(x)]
    for i in range(steps, 0, -1):
        estimate = np.where(2.0 * a[i] * x / variance[i] + log_odds > 0.0, 1.0, -1.0)
        score = (a[i] * estimate - x) / variance[i]
        noise = rng.standard_normal(particles)
        x = x + b[i - 1] * (0.5 * x + score) + np.sqrt(b[i - 1]) * noise
        if i - 1 in kept:
            reverse.append(histogram(x))
    return x0, x, forward, reverse


particles, steps, runs = (int(word) for word in sys.argv[1:4])
rng = np.random.default_rng(1)
for _ in range(runs):
    start = time.perf_counter()
    _, recovered, forward, reverse = out_and_back(rng, particles, steps)
    milliseconds = 1e3 * (time.perf_counter() - start)
    share = float(np.mean(recovered > 0.0))
    print(json.dumps({"milliseconds": milliseconds, "plus_share": share, "columns": len(forward) + len(reverse)}), flush=True)
