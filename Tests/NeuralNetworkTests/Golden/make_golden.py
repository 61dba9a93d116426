#!/usr/bin/env python3
"""Golden runs of small networks, made with PyTorch in double.

For each case one file <name>.safetensors: the network (metadata `layers`, `input`, `classes`, `optimizer`, ...), initial
weights (`initial/...`), ten batches (`inputs`, `targets`), the first step's loss and gradients (`gradient/...`), ten losses
(`losses`) and the weights after ten steps (`final/...`). Weights are laid out as Emoscope keeps them (NHWC, Keras), and only
permuted for PyTorch's functions. Needs torch, numpy and safetensors; made with torch 2.15.0 on the CPU.

    python3 make_golden.py [NAME ...]
"""
import json
import math
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
HERE = os.path.dirname(os.path.abspath(__file__))


def same_padding(size, kernel, stride, dilation=1):
    reach = (kernel - 1) * dilation + 1
    total = max(0, (-(-size // stride) - 1) * stride + reach - size)
    return total // 2, total - total // 2


class Net:
    """Builds the parameters of a list of layers, and computes it with PyTorch's functions."""

    def __init__(self, layers, shape, classes, rng):
        self.layers, self.classes, self.rng = layers, classes, rng
        self.p, self.kept = {}, {}
        self.named(layers, "")
        self.build = True
        self.training = True
        self.forward(torch.zeros((2,) + tuple(shape)))
        self.build = False

    def named(self, layers, prefix):
        counts = {}
        for layer in layers:
            counts[layer["kind"]] = counts.get(layer["kind"], 0) + 1
            layer["_name"] = prefix + layer.get("name", f'{layer["kind"]}{counts[layer["kind"]]}')

    def param(self, layer, name, shape, scale=None, around=0.0):
        key = f'{layer["_name"]}.{name}'
        if self.build:
            if scale is None:
                scale = math.sqrt(6 / (np.prod(shape[:-1]) + shape[-1]))
            value = self.rng.uniform(-scale, scale, shape) + around
            self.p[key] = torch.tensor(value, requires_grad=True)
        return self.p[key]

    def forward(self, x, lengths=None):
        self.steps, self.lengths = x.shape[1], lengths
        for layer in self.layers:
            x = getattr(self, layer["kind"])(layer, x)
        return x

    def conv2d(self, l, x):
        kh, kw = l.get("kernel", [3, 3])
        sh, sw = l.get("stride", [1, 1])
        w = self.param(l, "weight", (kh, kw, x.shape[3], l["filters"]))
        b = self.param(l, "bias", (l["filters"],), 0.1) if l.get("bias", True) else None
        x = x.permute(0, 3, 1, 2)
        if l.get("padding", "same") == "same":
            top, bottom = same_padding(x.shape[2], kh, sh)
            left, right = same_padding(x.shape[3], kw, sw)
            x = F.pad(x, (left, right, top, bottom))
        return F.conv2d(x, w.permute(3, 2, 0, 1), b, (sh, sw)).permute(0, 2, 3, 1)

    def maxpool2d(self, l, x):
        return F.max_pool2d(x.permute(0, 3, 1, 2), tuple(l.get("size", [2, 2]))).permute(0, 2, 3, 1)

    def relu(self, l, x):
        return F.relu(x)

    def flatten(self, l, x):
        return x.reshape(x.shape[0], -1)

    def dense(self, l, x):
        units = l.get("units", self.classes)
        w = self.param(l, "weight", (x.shape[-1], units))
        b = self.param(l, "bias", (units,), 0.1) if l.get("bias", True) else None
        return x @ w + b if b is not None else x @ w

    def lstm(self, l, x):
        if x.dim() == 4:
            x = x.reshape(x.shape[0], x.shape[1], -1)
        n = l["units"]
        w = self.param(l, "weight", (x.shape[2], 4 * n))
        u = self.param(l, "recurrent", (n, 4 * n))
        b = self.param(l, "bias", (4 * n,), 0.1)
        module = torch.nn.LSTM(x.shape[2], n, batch_first=True)
        weights = {"weight_ih_l0": w.T, "weight_hh_l0": u.T, "bias_ih_l0": b, "bias_hh_l0": torch.zeros(4 * n)}
        return torch.func.functional_call(module, weights, (x,))[0]


def optimizer(options, net):
    decaying = [p for k, p in net.p.items() if k.endswith((".weight", ".recurrent"))]
    rest = [p for k, p in net.p.items() if not k.endswith((".weight", ".recurrent"))]
    decay = options["weightDecay"]
    groups = [{"params": decaying, "weight_decay": decay}, {"params": rest, "weight_decay": 0}]
    rate, momentum = options["learningRate"], options["momentum"]
    if options["kind"] == "sgd":
        return torch.optim.SGD(groups, lr=rate, momentum=momentum)
    kind = torch.optim.AdamW if options["kind"] == "adamw" else torch.optim.Adam
    return kind(groups, lr=rate, betas=(momentum, options["squareMomentum"]), eps=options["epsilon"])


def loss_of(logits, targets):
    """Weighted target rows; the sum over classes, the mean over the batch."""
    return -(targets * F.log_softmax(logits, 1)).sum() / logits.shape[0]


def make(name, layers, shape, classes, batch=8, options=None, class_weights=False, soft=False, lengths=None):
    options = {"kind": "adam", "learningRate": 1e-3, "momentum": 0.9, "squareMomentum": 0.999, "epsilon": 1e-7,
               "weightDecay": 0, "clipNorm": 0, **(options or {})}
    rng = np.random.default_rng(sum(map(ord, name)))
    net = Net(layers, shape, classes, rng)
    steps = 10
    inputs = torch.tensor(rng.standard_normal((steps, batch) + tuple(shape)))
    truth = torch.tensor(rng.integers(0, classes, (steps, batch)))
    weights = torch.tensor(rng.uniform(0.5, 2, classes)) if class_weights else torch.ones(classes)
    targets = F.one_hot(truth, classes).double()
    if soft:
        targets = 0.9 * targets + 0.1 / classes
        targets = 0.7 * targets + 0.3 * targets.flip(1)
    targets = targets * weights
    out = {f"initial/{k}": v.detach().clone() for k, v in list(net.p.items()) + list(net.kept.items())}
    net.p = {k: v.detach().requires_grad_() for k, v in net.p.items()}
    rule = optimizer(options, net)
    losses = []
    for step in range(steps):
        rule.zero_grad()
        loss = loss_of(net.forward(inputs[step], lengths), targets[step])
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            out.update({f"gradient/{k}": v.grad.clone() for k, v in net.p.items()})
        if options["clipNorm"]:
            torch.nn.utils.clip_grad_norm_(list(net.p.values()), options["clipNorm"])
        rule.step()
    out.update({f"final/{k}": v.detach().clone() for k, v in list(net.p.items()) + list(net.kept.items())})
    net.training = False
    with torch.no_grad():
        out["logits"] = net.forward(inputs[0], lengths)
    out.update(inputs=inputs, targets=targets, losses=torch.tensor(losses))
    plain = json.dumps([strip(l) for l in layers])
    meta = {"layers": plain, "input": json.dumps(list(shape)), "classes": str(classes), "optimizer": json.dumps(options),
            "torch": torch.__version__}
    if lengths is not None:
        meta["lengths"] = json.dumps([int(v) for v in lengths])
    path = os.path.join(HERE, name + ".safetensors")
    save_file({k: v.contiguous() for k, v in out.items()}, path, meta)
    os.chmod(path, 0o644)
    print(name, sum(v.numel() for v in net.p.values()), "parameters, losses", [round(v, 4) for v in losses])


def strip(value):
    """The description without the names that this script gave."""
    if isinstance(value, dict):
        return {k: strip(v) for k, v in value.items() if k != "_name"}
    return [strip(v) for v in value] if isinstance(value, list) else value


def conv(filters, **more):
    return {"kind": "conv2d", "filters": filters, **more}


RELU, POOL, FLAT = {"kind": "relu"}, {"kind": "maxpool2d"}, {"kind": "flatten"}


def dense(units=None):
    return {"kind": "dense", "units": units} if units else {"kind": "dense"}


CASES = {
    "notebook": dict(
        layers=[conv(4), RELU, conv(6), RELU, conv(8), RELU, conv(10), RELU, POOL, FLAT, dense(16), RELU, dense(12), RELU, dense()],
        shape=(13, 7, 1), classes=5),
    "weighted": dict(
        layers=[conv(4, kernel=[5, 5], stride=[2, 2]), RELU, {"kind": "maxpool2d", "size": [1, 2]},
                conv(6, kernel=[2, 3], padding="valid", bias=False), conv(5, kernel=[1, 1]), RELU, FLAT, dense()],
        shape=(12, 11, 2), classes=4, batch=5, class_weights=True),
    "recurrent": dict(
        layers=[{"kind": "lstm", "units": 6}, {"kind": "lstm", "units": 5}, dense(5), RELU, dense(4), RELU, FLAT, dense()],
        shape=(9, 4), classes=3),
}

if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        make(name, **CASES[name])
