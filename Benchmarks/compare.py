#!/usr/bin/env python3
"""Compares `emoscope benchmark` with other programs in one run, in turns, and checks the ratios against thresholds.json.

    Benchmarks/compare.py step --threads 2 --python VENV/bin/python
    Benchmarks/compare.py inference --rounds 5
    Benchmarks/compare.py features --corpus DIR --clips 40 --python VENV/bin/python

Every round runs our program and then each peer, so that all see the same machine; a ratio is the peer's time over ours in
the same round, and the median over the rounds is quoted, with the smallest and the largest. Exit status 1 where a median is
below its threshold, 2 where a threshold could not be checked because its peer does not run.
The peers need Python with torch, tensorflow, onnx and onnxruntime; one that cannot be loaded is left out, and said so.
Features are compared by processor time of one thread for the same clips, per clip; their peers need librosa,
python_speech_features, pandas, praat-parselmouth and opensmile.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

LONGEST = 120  # seconds that one command may take
HERE = pathlib.Path(__file__).resolve().parent
PEERS = {"step": ["keras", "torch"], "inference": ["onnxruntime", "torch"], "features": ["features"]}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(PEERS))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each thing is measured")
    parser.add_argument("--corpus", help="features: the folder with the clips")
    parser.add_argument("--clips", type=int, default=20, help="features: how many of them")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peers' packages")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/emoscope"))
    options = parser.parse_args()
    if options.rounds < 1 or options.threads < 1 or options.seconds <= 0:
        parser.error("rounds and threads are at least 1, seconds above 0")
    if options.kind == "features" and not options.corpus:
        parser.error("features needs --corpus DIR, a folder with WAV files")
    return options


def run_json(command):
    """The last line that a command prints, as JSON; None, and a word about it, where it failed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
        if done.returncode == 0:
            return json.loads(done.stdout.strip().splitlines()[-1])
        reason = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        reason = str(error)
    print(f"left out: {' '.join(command[:2])}: {reason}", file=sys.stderr)
    return None


def times(report):
    return {(row["name"], row["batch"]): row["median"] for row in report["results"]}


def one_round(options, ratios, shares):
    """Runs our program and every peer once, and keeps the ratios."""
    common = ["--threads", str(options.threads), "--seconds", str(options.seconds)]
    ours = run_json([options.program, "benchmark", options.kind, "--json", *common])
    if ours is None:
        sys.exit(2)
    for row in ours["results"]:
        shares.setdefault((row["name"], row["batch"]), []).append((row["median"], row["shareOfPeak"]))
    for peer in PEERS[options.kind]:
        theirs = run_json([options.python, str(HERE / "peers" / f"{peer}_peer.py"), "--kind", options.kind, *common])
        for key, value in times(theirs).items() if theirs else ():
            if key in times(ours):
                ratios.setdefault((*key, peer), []).append((value, value / times(ours)[key]))


def one_round_of_features(options, ratios):
    """Runs our program and the peers over the same clips, and keeps the ratios of their processor times a clip."""
    common = ["--corpus", options.corpus, "--clips", str(options.clips), "--seconds", str(options.seconds)]
    ours = run_json([options.program, "benchmark", "features", "--json", *common])
    if ours is None:
        sys.exit(1)
    theirs = run_json([options.python, str(HERE / "peers/features_peer.py"), *common])
    own = {row["name"]: row["cpu"] / row["batch"] for row in ours["results"]}
    for row in theirs["results"] if theirs else ():
        value = row["cpu"] / row["batch"]
        ratios.setdefault((row["name"], "clip", row["peer"]), []).append((value, value / own[row["name"]]))


def check(options, ratios, shares):
    """Prints the medians; returns how many are below their thresholds, and which thresholds nothing was measured for."""
    limits = json.loads((HERE / "thresholds.json").read_text())[options.kind]
    values = {f"{name} {batch} peak": pairs for (name, batch), pairs in shares.items()}
    values |= {f"{name} {batch} {peer}": pairs for (name, batch, peer), pairs in ratios.items()}
    failures = sum(line(key, pairs, limits.get(key)) for key, pairs in sorted(values.items()))
    return failures, sorted(set(limits) - set(values))


def line(key, pairs, least):
    """One row: whose median time it is, and the ratio or share. Returns whether that is below its threshold."""
    name, batch, whose = key.split()
    times, shares = ([pair[index] for pair in pairs] for index in (0, 1))
    value = statistics.median(shares)
    what, whose = ("of the peak", "ours") if whose == "peak" else (f"{whose} / ours", whose)
    verdict = "" if least is None else f"  at least {least}: {'reached' if value >= least else 'MISSED'}"
    print(f"{name + ' ' + batch:18}{whose:12}{statistics.median(times):9.2f} ms  {what:18}{value:6.2f}"
          f"  ({min(shares):.2f} to {max(shares):.2f}){verdict}")
    return least is not None and value < least


def main():
    options = parse()
    ratios, shares = {}, {}
    for _ in range(options.rounds):
        if options.kind == "features":
            one_round_of_features(options, ratios)
        else:
            one_round(options, ratios, shares)
    failures, unchecked = check(options, ratios, shares)
    for key in unchecked:
        print(f"not checked: {key}", file=sys.stderr)
    sys.exit(1 if failures else 2 if unchecked else 0)


main()
