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
        layers = [dict(layer) for layer in layers]
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
            for key, infix in (("layers", "."), ("shortcut", ".shortcut.")):
                layer[key] = [dict(inner) for inner in layer.get(key, [])]
                self.named(layer[key], layer["_name"] + infix)

    def param(self, layer, name, shape, scale=None, around=0.0):
        key = f'{layer["_name"]}.{name}'
        if self.build:
            if scale is None:
                scale = math.sqrt(6 / (np.prod(shape[:-1]) + shape[-1]))
            value = self.rng.uniform(-scale, scale, shape) + around
            self.p[key] = torch.tensor(value, requires_grad=True)
        return self.p[key]

    def keep(self, layer, name, shape, value):
        key = f'{layer["_name"]}.{name}'
        if self.build:
            self.kept[key] = torch.full(shape, value)
        return self.kept[key]

    def forward(self, x, lengths=None):
        self.lengths = torch.full((x.shape[0],), x.shape[1]) if lengths is None else lengths.clone()
        return self.run(self.layers, x)

    def run(self, layers, x):
        for layer in layers:
            x = getattr(self, layer["kind"].replace("-", "_"))(layer, x)
        return x

    def valid(self, x):
        """True for the steps before each sample's end, in x's number of axes."""
        steps = torch.arange(x.shape[1])[None, :] < self.lengths[:, None]
        return steps.reshape(steps.shape + (1,) * (x.dim() - 2))

    def masked(self, x):
        """Zeros after each sample's end: a convolution's own padding is zeros too."""
        return x * self.valid(x)

    def conv2d(self, l, x):
        kh, kw = l.get("kernel", [3, 3])
        sh, sw = l.get("stride", [1, 1])
        w = self.param(l, "weight", (kh, kw, x.shape[3], l["filters"]))
        x = self.masked(x)
        self.lengths = torch.clamp(-(-self.lengths // sh), min=1)
        b = self.param(l, "bias", (l["filters"],), 0.1) if l.get("bias", True) else None
        x = x.permute(0, 3, 1, 2)
        if l.get("padding", "same") == "same":
            top, bottom = same_padding(x.shape[2], kh, sh)
            left, right = same_padding(x.shape[3], kw, sw)
            x = F.pad(x, (left, right, top, bottom))
        return F.conv2d(x, w.permute(3, 2, 0, 1), b, (sh, sw)).permute(0, 2, 3, 1)

    def conv1d(self, l, x):
        k, s, d = l.get("kernel", 3), l.get("stride", 1), l.get("dilation", 1)
        w = self.param(l, "weight", (k, x.shape[2], l["filters"]))
        b = self.param(l, "bias", (l["filters"],), 0.1) if l.get("bias", True) else None
        x = self.masked(x)
        self.lengths = torch.clamp(-(-self.lengths // s), min=1)
        x = F.pad(x.permute(0, 2, 1), same_padding(x.shape[1], k, s, d))
        return F.conv1d(x, w.permute(2, 1, 0), b, s, dilation=d).permute(0, 2, 1)

    def depthwise_conv2d(self, l, x):
        (kh, kw), (sh, sw), n = l.get("kernel", [3, 3]), l.get("stride", [1, 1]), x.shape[3]
        w = self.param(l, "weight", (kh, kw, n))
        b = self.param(l, "bias", (n,), 0.1) if l.get("bias", True) else None
        x = self.masked(x).permute(0, 3, 1, 2)
        self.lengths = torch.clamp(-(-self.lengths // sh), min=1)
        top, bottom = same_padding(x.shape[2], kh, sh)
        left, right = same_padding(x.shape[3], kw, sw)
        x = F.pad(x, (left, right, top, bottom))
        return F.conv2d(x, w.permute(2, 0, 1)[:, None], b, (sh, sw), groups=n).permute(0, 2, 3, 1)

    def depthwise_conv1d(self, l, x):
        k, s, d, n = l.get("kernel", 3), l.get("stride", 1), l.get("dilation", 1), x.shape[2]
        w = self.param(l, "weight", (k, n))
        b = self.param(l, "bias", (n,), 0.1) if l.get("bias", True) else None
        x = self.masked(x).permute(0, 2, 1)
        self.lengths = torch.clamp(-(-self.lengths // s), min=1)
        x = F.pad(x, same_padding(x.shape[2], k, s, d))
        return F.conv1d(x, w.permute(1, 0)[:, None], b, s, dilation=d, groups=n).permute(0, 2, 1)

    def residual(self, l, x):
        lengths = self.lengths
        x = self.masked(x)
        main = self.run(l["layers"], x)
        after, self.lengths = self.lengths, lengths
        side = self.run(l["shortcut"], x)
        self.lengths = after
        return main + side

    def squeeze_excitation(self, l, x):
        n = x.shape[-1]
        few = max(1, n // l.get("ratio", 4))
        w1, b1 = self.param(l, "reduce.weight", (n, few)), self.param(l, "reduce.bias", (few,), 0.1)
        w2, b2 = self.param(l, "expand.weight", (few, n)), self.param(l, "expand.bias", (n,), 0.1)
        valid = self.valid(x).expand(x.shape[:-1] + (1,))
        axes = tuple(range(1, x.dim() - 1))
        mean = (x * valid).sum(axes) / valid.sum(axes)
        gate = torch.sigmoid(F.relu(mean @ w1 + b1) @ w2 + b2)
        return x * gate.reshape((x.shape[0],) + (1,) * len(axes) + (n,))

    def attention_pool(self, l, x):
        n, units = x.shape[2], l.get("units", 64)
        w, b = self.param(l, "weight", (n, units)), self.param(l, "bias", (units,), 0.1)
        score = torch.tanh(x @ w + b) @ self.param(l, "score", (units,), 0.5)
        share = torch.softmax(score.masked_fill(~self.valid(x)[:, :, 0], -torch.inf), 1)[:, :, None]
        mean = (share * x).sum(1)
        if not l.get("deviation"):
            return mean
        variance = (share * (x - mean[:, None]) ** 2).sum(1)
        return torch.cat([mean, (variance + 1e-6).sqrt()], 1)

    def maxpool2d(self, l, x):
        size = l.get("size", [2, 2])
        self.lengths = torch.clamp(self.lengths // size[0], min=1)
        return F.max_pool2d(x.permute(0, 3, 1, 2), tuple(size)).permute(0, 2, 3, 1)

    def batchnorm(self, l, x):
        n = x.shape[-1]
        scale = self.param(l, "scale", (n,), 0.2, around=1)
        bias = self.param(l, "bias", (n,), 0.1)
        mean, variance = self.keep(l, "mean", (n,), 0.0), self.keep(l, "variance", (n,), 1.0)
        if self.build:
            return x
        if self.training and x.dim() > 2 and (self.lengths < x.shape[1]).any():
            return self.masked_batchnorm(l, x, mean, variance, scale, bias)
        return F.batch_norm(x.reshape(-1, n), mean, variance, scale, bias, self.training, l.get("momentum", 0.1),
                            l.get("epsilon", 1e-5)).reshape(x.shape)

    def masked_batchnorm(self, l, x, running_mean, running_variance, scale, bias):
        """Statistics of the valid steps alone, applied to all."""
        n, momentum = x.shape[-1], l.get("momentum", 0.1)
        kept = x[self.valid(x)[..., 0].expand(x.shape[:-1])]
        mean, variance = kept.mean(0), kept.var(0, unbiased=False)
        with torch.no_grad():
            running_mean += momentum * (mean - running_mean)
            running_variance += momentum * (kept.var(0) - running_variance)
        return (x - mean) / (variance + l.get("epsilon", 1e-5)).sqrt() * scale + bias

    def averagepool2d(self, l, x):
        size = l.get("size", [2, 2])
        self.lengths = torch.clamp(self.lengths // size[0], min=1)
        return F.avg_pool2d(x.permute(0, 3, 1, 2), tuple(size)).permute(0, 2, 3, 1)

    def layernorm(self, l, x):
        n = x.shape[-1]
        scale, bias = self.param(l, "scale", (n,), 0.2, around=1), self.param(l, "bias", (n,), 0.1)
        return F.layer_norm(x, (n,), scale, bias, l.get("epsilon", 1e-5))

    def gelu(self, l, x):
        return F.gelu(x)

    def silu(self, l, x):
        return F.silu(x)

    def statistics_pool(self, l, x):
        valid = self.valid(x)
        if x.dim() == 4:
            valid = valid.expand(x.shape[:3] + (1,)).reshape(x.shape[0], -1, 1)
            x = x.reshape(x.shape[0], -1, x.shape[3])
        count = valid.sum(1)
        kind = l.get("statistics", "mean+deviation")
        if kind == "max":
            return x.masked_fill(~valid, -torch.inf).amax(1)
        mean = (x * valid).sum(1) / count
        if kind == "mean":
            return mean
        variance = ((x - mean[:, None]) ** 2 * valid).sum(1) / count
        return torch.cat([mean, (variance + 1e-6).sqrt()], 1)

    def relu(self, l, x):
        return F.relu(x)

    def flatten(self, l, x):
        if l.get("keepsTime"):
            return x.reshape(x.shape[0], x.shape[1], -1)
        return x.reshape(x.shape[0], -1)

    def dense(self, l, x):
        units = l.get("units", self.classes)
        w = self.param(l, "weight", (x.shape[-1], units))
        b = self.param(l, "bias", (units,), 0.1) if l.get("bias", True) else None
        return x @ w + b if b is not None else x @ w

    def time_distributed(self, l, x):
        return self.dense(l, x)

    def bidirectional_lstm(self, l, x):
        n, names = l["units"], {}
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            w = self.param(l, direction + ".weight", (x.shape[2], 4 * n))
            u = self.param(l, direction + ".recurrent", (n, 4 * n))
            b = self.param(l, direction + ".bias", (4 * n,), 0.1)
            names |= {"weight_ih_l0" + suffix: w.T, "weight_hh_l0" + suffix: u.T, "bias_ih_l0" + suffix: b,
                      "bias_hh_l0" + suffix: torch.zeros(4 * n)}
        module = torch.nn.LSTM(x.shape[2], n, batch_first=True, bidirectional=True)
        packed = torch.nn.utils.rnn.pack_padded_sequence(x, self.lengths, batch_first=True, enforce_sorted=False)
        y = torch.func.functional_call(module, names, (packed,))[0]
        return torch.nn.utils.rnn.pad_packed_sequence(y, batch_first=True, total_length=x.shape[1])[0]

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
    shrinking = (".weight", ".recurrent", ".score")
    decaying = [p for k, p in net.p.items() if k.endswith(shrinking)]
    rest = [p for k, p in net.p.items() if not k.endswith(shrinking)]
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


def conv1d(filters, **more):
    return {"kind": "conv1d", "filters": filters, **more}


NORM = {"kind": "batchnorm"}
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
    "normalised": dict(
        layers=[conv(4, kernel=[5, 5], stride=[2, 2], bias=False), NORM, RELU, POOL, conv(6, bias=False), NORM, RELU,
                {"kind": "maxpool2d", "size": [1, 2]}, {"kind": "flatten", "keepsTime": True},
                conv1d(8, kernel=1, bias=False), NORM, RELU, conv1d(6, dilation=2, bias=False), {"kind": "statistics-pool"},
                dict(NORM, momentum=0.2), dense()],
        shape=(24, 16, 1), classes=4, batch=6, soft=True, class_weights=True, lengths=torch.tensor([24, 17, 9, 3, 20, 1]),
        options={"kind": "adamw", "learningRate": 3e-3, "weightDecay": 1e-2, "clipNorm": 0.7}),
    "smooth": dict(
        layers=[conv(5), {"kind": "layernorm"}, {"kind": "gelu"}, {"kind": "averagepool2d", "size": [2, 3]},
                {"kind": "flatten", "keepsTime": True}, conv1d(6, kernel=4), {"kind": "silu"}, {"kind": "layernorm"},
                {"kind": "statistics-pool", "statistics": "mean"}, dense()],
        shape=(9, 10, 2), classes=3, batch=4),
    "blocks": dict(
        layers=[conv(4, bias=False), NORM, RELU,
                {"kind": "residual", "layers": [conv(6, stride=[2, 1], bias=False), NORM, RELU,
                                                {"kind": "depthwise-conv2d"}, conv(6, kernel=[1, 1]),
                                                {"kind": "squeeze-excitation", "ratio": 2}],
                 "shortcut": [conv(6, kernel=[1, 1], stride=[2, 1], bias=False), NORM]},
                RELU, {"kind": "residual", "layers": [conv(6), {"kind": "gelu"}, conv(6)]},
                {"kind": "depthwise-conv2d", "kernel": [5, 3], "stride": [1, 2], "bias": False},
                {"kind": "statistics-pool"}, dense()],
        shape=(14, 6, 1), classes=4, batch=6, lengths=torch.tensor([14, 9, 14, 2, 5, 11]),
        options={"kind": "adamw", "learningRate": 3e-3, "weightDecay": 1e-2}),
    "attentive": dict(
        layers=[{"kind": "time-distributed", "units": 5}, {"kind": "depthwise-conv1d", "dilation": 2}, {"kind": "silu"},
                {"kind": "bidirectional-lstm", "units": 4}, conv1d(6), {"kind": "squeeze-excitation", "ratio": 3},
                {"kind": "residual", "layers": [{"kind": "depthwise-conv1d", "kernel": 2, "bias": False}, RELU]},
                {"kind": "attention-pool", "units": 3, "deviation": True}, dense()],
        shape=(10, 4), classes=3, batch=5, lengths=torch.tensor([10, 4, 1, 7, 10])),
    "descent": dict(
        layers=[conv1d(5, kernel=2, stride=2), RELU, {"kind": "statistics-pool", "statistics": "max"}, dense()],
        shape=(11, 3), classes=3, batch=9, options={"kind": "sgd", "learningRate": 0.05, "weightDecay": 1e-3}),
}

if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        make(name, **CASES[name])
