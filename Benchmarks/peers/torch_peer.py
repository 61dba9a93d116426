"""PyTorch on the networks that `emoscope benchmark` measures: training steps and inference on random samples."""

from timing import CLASSES, COEFFICIENTS, FRAMES, arguments, median_milliseconds, report

options = arguments()

import torch
from torch import nn

torch.set_num_threads(options.threads)
torch.manual_seed(1)


def notebook():
    layers, channels = [], 1
    for filters in (16, 32, 64, 128):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]
        channels = filters
    layers += [nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128 * (FRAMES // 2) * (COEFFICIENTS // 2), 128), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, CLASSES)), (1, FRAMES, COEFFICIENTS)


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(COEFFICIENTS, 128, num_layers=2, batch_first=True)
        steps, width = [nn.Dropout(0.5)], 128
        for units in (64, 32, 16, 8):
            steps += [nn.Linear(width, units), nn.ReLU()]
            width = units
        self.steps = nn.Sequential(*steps)
        self.classes = nn.Linear(FRAMES * 8, CLASSES)

    def forward(self, x):
        return self.classes(self.steps(self.lstm(x)[0]).flatten(1))


def recurrent():
    return Recurrent(), (FRAMES, COEFFICIENTS)


class Spectral(nn.Module):
    """5x5, 3x3 and 1-D convolutions with batch normalisation over 128 frames of 64 mel bands."""

    def __init__(self):
        super().__init__()
        self.image = nn.Sequential(
            nn.Conv2d(1, 24, 5, stride=2, padding=2, bias=False), nn.BatchNorm2d(24), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(24, 48, 3, padding=1, bias=False), nn.BatchNorm2d(48), nn.ReLU(), nn.MaxPool2d((1, 2)),
            nn.Conv2d(48, 48, 3, padding=1, bias=False), nn.BatchNorm2d(48), nn.ReLU())
        self.steps = nn.Sequential(
            nn.Conv1d(384, 192, 1, bias=False), nn.BatchNorm1d(192), nn.ReLU(),
            nn.Conv1d(192, 192, 3, padding=1, bias=False), nn.BatchNorm1d(192), nn.ReLU())
        self.classes = nn.Sequential(nn.BatchNorm1d(384), nn.Dropout(0.3), nn.Linear(384, 8))

    def forward(self, x):
        y = self.image(x)
        y = self.steps(y.permute(0, 1, 3, 2).flatten(1, 2))
        deviation = (y.var(2, unbiased=False) + 1e-5).sqrt()
        return self.classes(torch.cat([y.mean(2), deviation], 1))


def spectral():
    return Spectral(), (1, 128, 64)


def adam_with_decay(model):
    return torch.optim.AdamW(model.parameters(), 3e-3, weight_decay=1e-2, fused=True)


NETWORKS = {"notebook": notebook, "notebook-lstm": recurrent, "emoscope": spectral}
OPTIMIZERS = {"emoscope": (adam_with_decay, 5.0)}


def adam(model):
    return torch.optim.Adam(model.parameters(), 1e-3, fused=True)


def step_time(name, batch=32):
    model, shape = NETWORKS[name]()
    make_optimizer, largest_norm = OPTIMIZERS.get(name, (adam, None))
    optimizer = make_optimizer(model)
    x, y = torch.randn(batch, *shape), torch.randint(0, 8, (batch,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        if largest_norm is not None:
            nn.utils.clip_grad_norm_(model.parameters(), largest_norm)
        optimizer.step()
        return loss.item()

    return median_milliseconds(step, options.seconds)


def inference_time(make, batch):
    model, shape = make()
    model.eval()
    x = torch.randn(batch, *shape)

    def infer():
        with torch.inference_mode():
            return model(x)

    return median_milliseconds(infer, options.seconds)


if options.kind == "step":
    results = [(name, 32, step_time(name)) for name in NETWORKS]
else:
    results = [(name, batch, inference_time(make, batch)) for name, make in NETWORKS.items() for batch in (1, 32, 256)]
report(f"PyTorch {torch.__version__}", results)
