#!/usr/bin/env python3
"""Makes the golden values beside this script: cases.json, one .f64 file (little-endian float64, row after row) a case,
and the signals (.f32, little-endian float32) they were computed from.

Needs numpy, python_speech_features 0.6, librosa 0.11.  The signals are made here from a fixed random seed.
"""
import json, os, sys, warnings
import numpy as np, scipy, librosa, python_speech_features as psf

warnings.filterwarnings("ignore")
import logging; logging.disable(logging.WARNING)
WINDOWS = {"rectangular": lambda n: np.ones((n,)), "hann": np.hanning, "hamming": np.hamming, "blackman": np.blackman}
VERSIONS = {"python_speech_features": "0.6", "librosa": librosa.__version__, "numpy": np.__version__}


def seconds(span, rate):
    number, unit = span.split(" ")
    return float(number) / 1000 if unit == "ms" else int(number) / rate


def samples(span):
    return None if span is None else int(span.split(" ")[0])


def compute(kind, y, rate, o):
    """The values of one case [frames x columns] and the tool that made them."""
    if kind in ("mfcc", "fbank", "logfbank", "energy"):
        y = y.astype(np.float64) if o.get("precision") == "double" else y
        winlen, winstep = seconds(o.get("length", "25 ms"), rate), seconds(o.get("hop", "10 ms"), rate)
        common = dict(winlen=winlen, winstep=winstep, nfilt=o.get("filterCount", 26), lowfreq=o.get("lowestFrequency", 0),
                      highfreq=o.get("highestFrequency"), preemph=o.get("preEmphasis", 0.97), winfunc=WINDOWS[o.get("window", "rectangular")])
        size = o.get("fftSize", 512) or 1 << (round(winlen * rate) - 1).bit_length()
        if kind == "mfcc":
            return psf.mfcc(y, rate, numcep=o.get("coefficientCount", 13), nfft=size, ceplifter=o.get("lifter", 22),
                            appendEnergy=o.get("startsWithEnergy", True), **common), "python_speech_features"
        bands, energy = psf.fbank(y, rate, nfft=size, **common)
        return {"fbank": bands, "logfbank": np.log(bands), "energy": energy[:, None]}[kind], "python_speech_features"
    if kind == "delta":
        return psf.delta(psf.mfcc(y, rate, nfft=512), o.get("reach", 2)), "python_speech_features"
    if kind == "spectrum":
        return np.abs(np.fft.rfft(y.astype(np.float64)) / len(y))[:, None], "numpy"
    stft = dict(n_fft=o.get("fftSize", 2048), hop_length=samples(o.get("hop", "512 samples")),
                win_length=samples(o.get("windowLength")), window=o.get("window", "hann").replace("rectangular", "boxcar"),
                center=o.get("isCentered", True))
    if kind == "spectrogram":
        return np.abs(librosa.stft(y, **stft)).T, "librosa"
    power = librosa.feature.melspectrogram(
        y=y, sr=rate, n_mels=o.get("filterCount", 128), fmin=o.get("lowestFrequency", 0.0), fmax=o.get("highestFrequency"),
        htk=o.get("melScale") == "htk", norm="slaney" if o.get("isAreaNormalized", True) else None, **stft)
    if kind == "mel":
        return power.T, "librosa"
    reference = np.max if o.get("reference", 1) == "max" else o.get("reference", 1)
    decibels = librosa.power_to_db(power, ref=reference, amin=o.get("floor", 1e-10), top_db=o.get("range", 80.0))
    if kind == "logmel":
        return decibels.T, "librosa"
    mfcc = librosa.feature.mfcc(S=decibels, n_mfcc=o.get("coefficientCount", 20), lifter=o.get("lifter", 0))
    if kind == "librosa-mfcc":
        return mfcc.T, "librosa"
    return librosa.feature.delta(mfcc, width=o.get("width", 9), order=o.get("order", 1)).T, "librosa"


def signals():
    """Speech-like glides with bursts and pauses, and the hard cases."""
    random = np.random.default_rng(20240611)
    made = {}
    for rate in (8000, 16000, 22050, 44100):
        t = np.arange(int(0.9 * rate)) / rate
        phase = 2 * np.pi * np.cumsum(130 + 60 * np.sin(2 * np.pi * 1.7 * t)) / rate
        voice = sum(np.sin(k * phase) / k for k in range(1, 20)) * (0.5 + 0.5 * np.sin(2 * np.pi * 2.3 * t)) ** 2
        burst = random.normal(size=t.size) * (np.sin(2 * np.pi * 1.1 * t + 1) > 0.9)
        y = 0.12 * voice + 0.05 * burst
        y[int(0.55 * rate):int(0.65 * rate)] = 0
        made[f"glide{rate}"] = (np.round(y * 32768) / 32768, rate)
    made["noise16000"] = (random.normal(scale=0.1, size=7000), 16000)
    made["silence16000"] = (np.zeros(3000), 16000)
    made["sine16000"] = (0.5 * np.sin(2 * np.pi * 440 * np.arange(5000) / 16000), 16000)
    made["integers16000"] = (np.round(3000 * random.normal(size=4001)), 16000)
    return {name: (y.astype(np.float32), rate) for name, (y, rate) in made.items()}


def cases():
    for kind in ("mfcc", "fbank", "logfbank"):
        yield kind, "glide16000", {}
        yield kind, "silence16000", {}
    yield "energy", "glide16000", {}
    yield "mfcc", "noise16000", {"window": "hamming"}
    yield "mfcc", "sine16000", {"precision": "double", "window": "hann", "lifter": 0, "startsWithEnergy": False}
    yield "mfcc", "integers16000", {"precision": "double", "window": "blackman", "coefficientCount": 40}
    yield "mfcc", "glide44100", {"fftSize": 1103}
    yield "logfbank", "glide44100", {"fftSize": 512}
    yield "mfcc", "glide22050", {"fftSize": 551, "filterCount": 40, "coefficientCount": 20}
    yield "mfcc", "glide8000", {"fftSize": None, "filterCount": 20, "lowestFrequency": 100, "highestFrequency": 3800}
    yield "mfcc", "glide16000", {"length": "32 ms", "hop": "12.5 ms", "fftSize": 1024, "preEmphasis": 0, "lifter": 10}
    yield "mfcc", "glide16000", {"filterCount": 80, "fftSize": 400, "startsWithEnergy": False}
    yield "delta", "glide16000", {}
    yield "delta", "sine16000", {"reach": 5}
    yield "spectrum", "noise16000", {}
    yield "spectrum", "integers16000", {}
    yield "spectrogram", "sine16000", {}
    yield "spectrogram", "glide8000", {"fftSize": 256, "hop": "100 samples", "windowLength": "200 samples", "window": "hamming"}
    yield "spectrogram", "noise16000", {"fftSize": 501, "hop": "333 samples", "isCentered": False}
    for signal in ("glide16000", "noise16000", "silence16000"):
        yield "mel", signal, {"filterCount": 64}
        yield "logmel", signal, {"filterCount": 64}
        yield "librosa-mfcc", signal, {"hop": "160 samples", "fftSize": 512, "filterCount": 40}
    yield "logmel", "glide16000", {"reference": "max", "range": 60.0, "filterCount": 40}
    yield "logmel", "glide22050", {"melScale": "htk", "isAreaNormalized": False, "lowestFrequency": 50, "highestFrequency": 9000, "range": None, "filterCount": 40}
    yield "librosa-mfcc", "glide44100", {"lifter": 22, "coefficientCount": 13, "melScale": "htk"}
    for order in (1, 2, 3):
        yield "librosa-delta", "glide16000", {"hop": "160 samples", "fftSize": 512, "filterCount": 40, "order": order, "width": 9 if order < 3 else 7}


def write(folder, made, listed):
    """Writes signals and cases; returns nothing."""
    os.makedirs(folder, exist_ok=True)
    for name, (y, _) in made.items():
        y.astype("<f4").tofile(f"{folder}/{name}.f32")
    entries = []
    for number, (kind, signal, options) in enumerate(listed):
        y, rate = made[signal]
        values, producer = compute(kind, y, rate, options)
        name = f"{number:02d}-{kind}-{signal}"
        np.ascontiguousarray(values, "<f8").tofile(f"{folder}/{name}.f64")
        entries.append(dict(name=name, kind=kind, signal=signal, sampleRate=rate, options=options, shape=list(values.shape),
                            producer=producer, version=VERSIONS[producer]))
    with open(f"{folder}/cases.json", "w") as file:
        json.dump(entries, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    write(os.path.dirname(os.path.abspath(__file__)), signals(), cases())
