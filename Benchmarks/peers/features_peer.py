"""The features that `emoscope benchmark features` measures, by the programs that people use for them.

Processor time of one thread for one pass over the same clips: every n-th of the WAV files in a folder, in the order of their paths.
"""

import argparse
import json
import os
import pathlib
import statistics
import time

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--corpus", required=True)
parser.add_argument("--clips", type=int, default=10)
parser.add_argument("--seconds", type=float, default=3.0)
parser.add_argument("--only", default="", help="names of rows, separated by commas")
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "SMILE_NUM_THREADS"):
    os.environ[name] = "1"
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import soundfile
import soxr


def chosen():
    paths = sorted(str(path) for path in pathlib.Path(options.corpus).rglob("*.wav"))
    count = min(options.clips, len(paths))
    return [paths[index * len(paths) // count] for index in range(count)]


def resampled(path):
    samples, rate = soundfile.read(path, dtype="float32")
    if samples.ndim > 1:
        samples = samples.mean(1)
    return soxr.resample(samples, rate, 16000, quality="HQ") if rate != 16000 else samples


def psf():
    from python_speech_features import mfcc

    return lambda samples: mfcc(samples, 16000, numcep=13, nfilt=26, nfft=512)


def librosa_mfcc():
    import librosa

    return lambda samples: librosa.feature.mfcc(
        y=samples, sr=16000, n_mfcc=13, n_fft=512, hop_length=160, win_length=400, n_mels=26
    )


def file_psf():
    mfcc = psf()
    return lambda path: mfcc(resampled(path))


def notebook():
    """The notebook's code: load, pandas' rolling mean as the envelope, a Python loop for the mask, MFCC."""
    import librosa
    import numpy
    import pandas

    mfcc = psf()

    def run(path):
        samples, rate = librosa.load(path, sr=16000)
        means = pd_rolling(samples, rate)
        mask = [bool(mean > 0.0002) for mean in means]
        return mfcc(samples[mask])

    def pd_rolling(samples, rate):
        return pandas.Series(samples).apply(numpy.abs).rolling(window=int(rate / 10), min_periods=1, center=True).mean()

    return run


def praat(task):
    import parselmouth
    from parselmouth.praat import call

    def pitch(sound):
        return sound.to_pitch_ac(0.01, 75, 15, False, 0.03, 0.45, 0.01, 0.35, 0.14, 600)

    def jitter_shimmer(sound):
        pulses = call([sound, pitch(sound)], "To PointProcess (cc)")
        jitter = call(pulses, "Get jitter (local)", 0, 0, 1e-4, 0.02, 1.3)
        return jitter, call([sound, pulses], "Get shimmer (local)", 0, 0, 1e-4, 0.02, 1.3, 1.6)

    tasks = {
        "pitch-jitter-shimmer": jitter_shimmer,
        "hnr": lambda sound: call(sound, "To Harmonicity (cc)", 0.01, 75, 0.1, 1.0),
        "formants": lambda sound: sound.to_formant_burg(0.01, 5, 5500, 0.025, 50),
        "intensity": lambda sound: sound.to_intensity(100),
    }
    return lambda path: tasks[task](parselmouth.Sound(path))


def opensmile_functionals():
    import opensmile

    smile = opensmile.Smile(opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureLevel.Functionals)
    return smile.process_file


# Row, peer, what makes the function, whether it starts from samples in memory.
ROWS = [
    ("mfcc", "psf", psf, True),
    ("mfcc", "librosa", librosa_mfcc, True),
    ("file-mfcc", "psf", file_psf, False),
    ("notebook-mfcc", "notebook", notebook, False),
    ("pitch-jitter-shimmer", "praat", lambda: praat("pitch-jitter-shimmer"), False),
    ("hnr", "praat", lambda: praat("hnr"), False),
    ("formants", "praat", lambda: praat("formants"), False),
    ("intensity", "praat", lambda: praat("intensity"), False),
    ("egemaps", "opensmile", opensmile_functionals, False),
]


def processor_milliseconds(run, items):
    """The median processor time of a pass, after one clip that is not counted; slow tasks are run once."""
    run(items[0])
    times = []
    end = time.perf_counter() + options.seconds
    while not times or time.perf_counter() < end:
        start = time.process_time()
        for item in items:
            run(item)
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


paths = chosen()
samples = [resampled(path) for path in paths]
rows = []
for name, peer, make, from_memory in ROWS:
    if options.only and name not in options.only.split(","):
        continue
    value = processor_milliseconds(make(), samples if from_memory else paths)
    rows.append({"name": name, "peer": peer, "batch": len(paths), "cpu": value})
print(json.dumps({"results": rows}))
