#!/usr/bin/env python3
"""Compares `emoscope benchmark` with other programs in one run, in turns, and checks the ratios against thresholds.json.

    Benchmarks/compare.py step --threads 2 --python VENV/bin/python
    Benchmarks/compare.py inference --rounds 5

Every round runs our program and then each peer, so that all see the same machine; a ratio is the peer's time over ours in
the same round, and the median over the rounds is quoted. Exit status 1 where a median is below its threshold.
The peers need Python with torch, tensorflow, onnx and onnxruntime; one that cannot be loaded is left out, and said so.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PEERS = {"step": ["keras", "torch"], "inference": ["onnxruntime", "torch"]}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(PEERS))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each thing is measured")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peers' packages")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/emoscope"))
    return parser.parse_args()


def run_json(command):
    """The last line that a command prints, as JSON; None where it failed."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"left out: {command[1]}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return json.loads(done.stdout.strip().splitlines()[-1])


def times(report):
    return {(row["name"], row["batch"]): row["median"] for row in report["results"]}


def one_round(options, ratios, shares):
    """Runs our program and every peer once, and keeps the ratios."""
    common = ["--threads", str(options.threads), "--seconds", str(options.seconds)]
    ours = run_json([options.program, "benchmark", options.kind, "--json", *common])
    if ours is None:
        sys.exit(1)
    for row in ours["results"]:
        shares.setdefault((row["name"], row["batch"]), []).append((row["median"], row["shareOfPeak"]))
    for peer in PEERS[options.kind]:
        theirs = run_json([options.python, str(HERE / "peers" / f"{peer}_peer.py"), "--kind", options.kind, *common])
        for key, value in times(theirs).items() if theirs else ():
            if key in times(ours):
                ratios.setdefault((*key, peer), []).append((value / times(ours)[key], value))


def check(options, ratios, shares):
    """Prints the medians and returns how many are below their thresholds."""
    limits = json.loads((HERE / "thresholds.json").read_text())[options.kind]
    failures = 0
    for (name, batch), values in sorted(shares.items()):
        median, share = (statistics.median(column) for column in zip(*values))
        failures += line(f"{name} {batch}", f"{median:9.2f} ms", "share of peak", share, limits, (name, batch, "peak"))
    for (name, batch, peer), values in sorted(ratios.items()):
        ratio, median = (statistics.median(column) for column in zip(*values))
        failures += line(f"{name} {batch}", f"{median:9.2f} ms", f"{peer} / ours", ratio, limits, (name, batch, peer))
    return failures


def line(name, time, what, value, limits, key):
    least = limits.get(" ".join(map(str, key)))
    verdict = "" if least is None else f"  at least {least}: {'reached' if value >= least else 'MISSED'}"
    print(f"{name:22}{time}  {what:20}{value:6.2f}{verdict}")
    return least is not None and value < least


def main():
    options = parse()
    ratios, shares = {}, {}
    for _ in range(options.rounds):
        one_round(options, ratios, shares)
    sys.exit(1 if check(options, ratios, shares) else 0)


main()
