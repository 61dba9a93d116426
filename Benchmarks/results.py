#!/usr/bin/env python3
"""Trains and tests every row of Documentation/results.md and prints the table as Markdown.

    Benchmarks/results.py --corpus ravdess16k
    Benchmarks/results.py --corpus ravdess16k --rows emoscope small

The corpus is RAVDESS's speech clips. Each row keeps its JSON under --out and is not run again while that is there, so that
the script can be stopped and started again. Seconds are those of the processor over all threads, clock seconds beside them:
the first do not depend on what else the machine does. A row that fails is named and the others go on; exit status 1 then.
"""

import argparse
import json
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
# Speakers that nothing was chosen on, in three folds; each is tested by a network trained on all the others.
UNTOUCHED = [(9, 10, 11, 12), (13, 14, 15, 16), (17, 18, 19, 20)]
HONEST = "speakers:5"
# What the recipe had after the first search on speakers 1 to 8, and what before any.
FIRST = ["--set", "features.logmel.frameLength=25 ms", "--set", "augmentation.bandExchange=0"]
BEFORE = [*FIRST, "--set", "augmentation.mixup=0.2", "--set", "audio.trimRange=35"]
ROWS = {
    # name: (command, what is trained, protocol)
    "ensemble-9-20": ("train", ["--recipe", "ensemble"], "untouched"),
    "emoscope-9-20": ("train", ["--recipe", "emoscope", "--seeds", "5"], "untouched"),
    "first-9-20": ("train", ["--recipe", "emoscope", "--seeds", "5", *FIRST], "untouched"),
    "before-9-20": ("train", ["--recipe", "emoscope", "--seeds", "2", *BEFORE], "untouched"),
    "ensemble": ("train", ["--recipe", "ensemble"], HONEST),
    "emoscope": ("train", ["--recipe", "emoscope"], HONEST),
    "small": ("train", ["--recipe", "small"], HONEST),
    "functionals": ("train", ["--recipe", "functionals"], HONEST),
    "functionals-statement": ("train", ["--recipe", "functionals"], "leave-one-statement-out"),
    "small-leak": ("leak", ["--recipe", "small"], HONEST),
    "notebook-fixed": ("train", ["--recipe", "notebook-fixed"], "holdout:15,16,17,18,19,20"),
    "notebook-lstm": ("train", ["--recipe", "notebook-lstm"], "holdout:15,16,17,18,19,20"),
}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True, help="the folder with the clips of RAVDESS")
    parser.add_argument("--rows", nargs="+", choices=list(ROWS), default=list(ROWS), metavar="ROW")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", default="results", help="folder for runs and reports")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/emoscope"))
    return parser.parse_args()


def speaker(clip):
    return int(re.search(r"-(\d+)\.\w+$", clip).group(1))


def write_folds(folder, corpus):
    """The folds of the untouched speakers as lists, which the program takes as folds:FOLDER."""
    clips = sorted(str(path.relative_to(corpus)) for path in corpus.rglob("03-01-*.*"))
    for number, tested in enumerate(UNTOUCHED, 1):
        own = folder / f"fold_{number}"
        own.mkdir(parents=True, exist_ok=True)
        sides = {"train": [], "test": []}
        for clip in clips:
            sides["test" if speaker(clip) in tested else "train"].append(json.dumps({"wav": clip}) + "\n")
        for side, lines in sides.items():
            (own / f"{side}.jsonl").write_text("".join(lines))


def command(name, options):
    kind, recipe, protocol = ROWS[name]
    if protocol == "untouched":
        protocol = f"folds:{options.out}/untouched"
    return [kind, *recipe, "--protocol", protocol, "--corpus", options.corpus, "--threads", str(options.threads), "--json"]


def run(name, options):
    """The report of a row, from disk where it was run before."""
    place = pathlib.Path(options.out) / f"{name}.json"
    if not place.exists():
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        words = [options.program, *command(name, options), "--workspace", f"{options.out}/workspace"]
        print("emoscope " + shlex.join(command(name, options)), file=sys.stderr, flush=True)
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        report = json.loads(done.stdout)
        report["clockSeconds"] = time.monotonic() - start
        report["processorSeconds"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        place.write_text(json.dumps(report))
    return json.loads(place.read_text())


def figure(evaluation, measure):
    ends = evaluation["interval"].get(measure)
    return f"{evaluation[measure]:.3f}" + (f" ({ends[0]:.3f} to {ends[1]:.3f})" if ends else "")


def warning(evaluation):
    """What a statement begins with in capitals where the result is no estimate for new speakers."""
    found = re.match(r"[A-Z ]+(?=:)", evaluation["statement"])
    return ", " + found.group() if found else ""


def row(name, evaluation, report):
    known = report.get("knownClips") or {}
    members = [f"{member['uar']:.3f}" for member in report.get("members") or []]
    return [
        f"`{name}`" + (f" (alone {', '.join(members)})" if len(members) > 1 else ""),
        evaluation["protocol"].split("/")[-1] + warning(evaluation),
        f"**{evaluation['uar']:.3f}** ({' to '.join(f'{end:.3f}' for end in evaluation['interval'].get('uar', []))})",
        figure(evaluation, "accuracy"),
        figure(evaluation, "macroF1"),
        f"{known['uar']:.3f}" if known else "-",
        f"{report['processorSeconds']:.0f} / {report['clockSeconds']:.0f}",
        f"{report['parameters']:,}" if "parameters" in report else "-",
    ]


def rows(name, report):
    if "leaking" in report:
        return [row(f"{name}, {side}", report[side]["evaluation"], report) for side in ("leaking", "honest")]
    return [row(name, report["evaluation"], report)]


def main():
    options = parse()
    pathlib.Path(options.out).mkdir(parents=True, exist_ok=True)
    write_folds(pathlib.Path(options.out) / "untouched", pathlib.Path(options.corpus))
    lines, commands, failed = [], [], False
    for name in options.rows:
        try:
            report = run(name, options)
        except subprocess.CalledProcessError as error:
            print(f"{name}: exit status {error.returncode}", file=sys.stderr)
            failed = True
            continue
        lines += rows(name, report)
        commands.append("emoscope " + shlex.join(command(name, options)))
    head = ["row", "protocol", "UAR", "accuracy", "macro F1", "UAR, known clips", "seconds, CPU / clock", "parameters"]
    for line in [head, ["---"] * len(head), *lines]:
        print("| " + " | ".join(line) + " |")
    print("\n```\n" + "\n".join(commands) + "\n```")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
