"""What the peers share: threads, the shape of the task, and medians."""

import argparse
import json
import os
import statistics
import time

CLASSES = 14
FRAMES, COEFFICIENTS = 39, 13


def arguments():
    """Threads and seconds, set before any library that looks at the environment is loaded."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--kind", choices=["step", "inference"], default="step")
    options = parser.parse_args()
    available = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, set(available[: options.threads]))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(options.threads)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    return options


def median_milliseconds(run, seconds, warm_up=5):
    """The median time of a call, after some that are not counted."""
    for _ in range(warm_up):
        run()
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def report(framework, results):
    """Prints one JSON object: framework and the milliseconds of each (name, batch)."""
    rows = [{"name": name, "batch": batch, "median": value} for name, batch, value in results]
    print(json.dumps({"framework": framework, "results": rows}))
