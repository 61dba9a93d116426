#!/usr/bin/env python3
"""Makes the sound files beside this script in every encoding, and what soundfile decodes of them (mono.f32 files:
little-endian float32, the mean of the channels).  resampled.f32 is mono of s16.wav brought from 48 to 16 kHz by librosa.

Needs numpy, soundfile 0.14 (libsndfile 1.2.2) and librosa 0.11 (soxr 1.1.0).  The sound is made here from a fixed random seed.
"""
import os
import librosa, numpy as np, soundfile as sf

here = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(7)
t = np.arange(2400) / 48000
left = 0.4 * np.sin(2 * np.pi * 300 * t) + 0.2 * np.sin(2 * np.pi * 2100 * t) + 0.02 * random.normal(size=t.size)
stereo = np.stack([left, 0.3 * np.cos(2 * np.pi * 500 * t)], 1)
files = {
    "u8.wav": ("PCM_U8", left), "s16.wav": ("PCM_16", left), "s24.wav": ("PCM_24", left), "s32.wav": ("PCM_32", left),
    "float.wav": ("FLOAT", 3 * left), "double.wav": ("DOUBLE", 3 * left), "flac16.flac": ("PCM_16", left),
    "flac24.flac": ("PCM_24", stereo), "stereo16.wav": ("PCM_16", stereo), "aiff24.aiff": ("PCM_24", stereo),
    "vorbis.ogg": ("VORBIS", left),
}
for name, (encoding, samples) in files.items():
    sf.write(f"{here}/{name}", samples, 48000, subtype=encoding)
    decoded, _ = sf.read(f"{here}/{name}", dtype="float32", always_2d=True)
    decoded.mean(1).astype("<f4").tofile(f"{here}/{name}.f32")
# As RAVDESS files have it: a filler chunk between the format and the samples.
plain = open(f"{here}/s16.wav", "rb").read()
filler = b"FLLR" + (500).to_bytes(4, "little") + bytes(500)
with open(f"{here}/filler.wav", "wb") as file:
    file.write(plain[:4] + (len(plain) + len(filler) - 8).to_bytes(4, "little") + plain[8:36] + filler + plain[36:])
np.fromfile(f"{here}/s16.wav.f32", "<f4").tofile(f"{here}/filler.wav.f32")
librosa.load(f"{here}/s16.wav", sr=16000)[0].astype("<f4").tofile(f"{here}/resampled.f32")
