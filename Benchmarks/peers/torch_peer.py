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


NETWORKS = {"notebook": notebook, "notebook-lstm": recurrent}


def step_time(make, batch=32):
    model, shape = make()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, fused=True)
    x, y = torch.randn(batch, *shape), torch.randint(0, CLASSES, (batch,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
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
    results = [(name, 32, step_time(make)) for name, make in NETWORKS.items()]
else:
    results = [(name, batch, inference_time(make, batch)) for name, make in NETWORKS.items() for batch in (1, 32, 256)]
report(f"PyTorch {torch.__version__}", results)
