#!/usr/bin/env python3
"""Runs `emoscope benchmark ui` and holds its figures against the section "ui" of thresholds.json.

    Benchmarks/workbench.py
    Benchmarks/workbench.py --clips 20000 --rounds 1

Waiting times grow with what else runs on the machine: of several rounds the best one counts. Exit status 1 where a
figure is above its threshold.
"""

import argparse
import json
import pathlib
import subprocess
import sys

LONGEST = 900  # seconds that one round may take
HERE = pathlib.Path(__file__).resolve().parent


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--clips", type=int, default=100_000, help="clips of the large corpus")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/emoscope"))
    options = parser.parse_args()
    if options.rounds < 1 or options.clips < 1:
        parser.error("rounds and clips are at least 1")
    return options


def measure(options):
    command = [options.program, "benchmark", "ui", "--clips", str(options.clips), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
    if run.returncode != 0:
        sys.exit(run.stderr.strip() or f"{command[0]} ended with status {run.returncode}")
    return {figure["name"]: figure for figure in json.loads(run.stdout)["results"]}


def main():
    options = parse()
    thresholds = json.loads((HERE / "thresholds.json").read_text())["ui"]
    rounds = [measure(options) for _ in range(options.rounds)]
    status = 0
    for name, most in thresholds.items():
        figure, place = name.split()
        best = min(figures[figure][place] for figures in rounds)
        verdict = "ok" if best <= most else "ABOVE"
        print(f"{name:32} {best:10.2f} {rounds[0][figure]['unit']:6} at most {most:8} {verdict}")
        status = status or int(best > most)
    sys.exit(status)


if __name__ == "__main__":
    main()
