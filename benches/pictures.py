"""The way back of small pictures as a notebook would compute it: the posterior mean over all digits as two matrix products
(MATH.md section 11), DDPM, NumPy in single precision. Prints one line of JSON a run: python benches/pictures.py PICTURES STEPS
RUNS. Set OMP_NUM_THREADS and OPENBLAS_NUM_THREADS to 1 for one thread."""

import json
import sys
import time
from pathlib import Path

import numpy as np

SIDE, COUNT, BLUR, FLOOR, LOG_SNR = 8, 1797, 4.0, 0.001, 10.0


def digits():
    """The frequencies of all digits: one row for each."""
    file = np.frombuffer((Path(__file__).parent.parent / "assets/images/digits.bin").read_bytes(), np.uint8)
    pixels = file[: COUNT * SIDE * SIDE].reshape(SIDE * SIDE, COUNT).T / 8.0 - 1.0
    k = np.arange(SIDE)
    matrix = np.sqrt(2.0 / SIDE) * np.cos(np.pi * k[:, None] * (k[None, :] + 0.5) / SIDE)
    matrix[0] /= np.sqrt(2.0)
    return (matrix @ pixels.reshape(-1, SIDE, SIDE) @ matrix.T).reshape(COUNT, -1).astype(np.float32)


def levels(steps):
    """Alpha by time and frequency, and sigma by time."""
    t = np.linspace(0.0, 1.0, steps + 1)
    first = np.arctan(np.exp(-0.5 * LOG_SNR))
    phi = (np.arctan(np.exp(0.5 * LOG_SNR)) - first) * t + first
    f = (np.pi * np.arange(SIDE) / SIDE) ** 2
    squared = (f[:, None] + f[None, :]).ravel()
    tau = 0.5 * (BLUR * np.sin(0.5 * np.pi * t) ** 2) ** 2
    kept = (1.0 - FLOOR) * np.exp(-squared[None, :] * tau[:, None]) + FLOOR
    return np.cos(phi)[:, None] * kept, np.sin(phi)


def back(rng, data, pictures, steps):
    alpha, sigma = levels(steps)
    u = rng.standard_normal((pictures, SIDE * SIDE), np.float32)
    for i in range(steps, 0, -1):
        variance = sigma[i] ** 2
        scaled = data * alpha[i].astype(np.float32)
        logits = (u / np.float32(variance)) @ scaled.T - (0.5 / variance * np.square(scaled).sum(1)).astype(np.float32)
        weights = np.exp(logits - logits.max(1, keepdims=True))
        estimate = weights @ data / weights.sum(1, keepdims=True)
        ratio = alpha[i] / alpha[i - 1]
        added = variance - ratio**2 * sigma[i - 1] ** 2
        left = 1.0 / (1.0 / sigma[i - 1] ** 2 + ratio**2 / added)
        factors = [left * ratio / added, left * alpha[i - 1] / sigma[i - 1] ** 2, np.sqrt(left)]
        of_u, of_estimate, of_noise = (factor.astype(np.float32) for factor in factors)
        u = of_u * u + of_estimate * estimate + of_noise * rng.standard_normal(u.shape, np.float32)
    return u


pictures, steps, runs = (int(word) for word in sys.argv[1:4])
rng, data = np.random.default_rng(1), digits()
for _ in range(runs):
    start = time.perf_counter()
    recovered = back(rng, data, pictures, steps)
    milliseconds = 1e3 * (time.perf_counter() - start)
    nearest = np.sqrt(np.square(recovered[:, None] - data[None]).mean(2).min(1))
    print(json.dumps({"milliseconds": milliseconds, "rms_to_nearest": float(nearest.mean())}), flush=True)
