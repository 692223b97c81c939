"""PyTorch's normalizations on one thread: reads requests from standard input, answers each with a line of JSON.

{"ask": "prepare", "shape": [n, c, h, w]}   tensors of that shape, and how often each operation runs in a slot
{"ask": "rounds", "count": 5}               milliseconds by operation, one number a round, each between two copies
{"ask": "errors", "mean": 0, "sd": 1}       largest |y − y in float64| by technique, and values lost to NaN or infinity
"""

import json
import sys
import time

import torch
import torch.nn.functional as F

SLOT = 10.0
EPS = 1e-5
GROUPS = 32


def techniques(shape):
    """Forward passes in training mode by name, each of x and (γ, β), and the shape of γ and β; None: it has none."""
    _, C, *rest = shape
    element = [C, *rest]
    return {
        "BN": ([C], lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True, eps=EPS)),
        "LN": (element, lambda x, w, b: F.layer_norm(x, element, w, b, eps=EPS)),
        "IN": (None, lambda x, w, b: F.instance_norm(x, use_input_stats=True, eps=EPS)),
        "GN": ([C], lambda x, w, b: F.group_norm(x, min(GROUPS, C), w, b, eps=EPS)),
    }


def slot(run, count):
    """Milliseconds of one run, from `count` runs."""
    start = time.perf_counter()
    for _ in range(count):
        run()
    return (time.perf_counter() - start) * 1000 / count


def repetitions(run):
    """Warms up, and says how often an operation runs in a slot. The shortest of three counts: the machine may be called away."""
    count = 1
    while True:
        shortest = min(slot(run, count) for _ in range(3))
        if shortest * count >= SLOT / 2:
            return max(1, round(SLOT / shortest))
        count *= 2


def affine(entries, dtype=torch.float32):
    if entries is None:
        return None, None
    return torch.ones(entries, dtype=dtype), torch.zeros(entries, dtype=dtype)


def forward(norm, x, w, b):
    def run():
        with torch.no_grad():
            norm(x, w, b)

    return run


def backward(norm, x, dy, w, b):
    """All gradients, from a graph that is built once and kept."""
    inputs = [leaf.detach().requires_grad_() for leaf in (x, w, b) if leaf is not None]
    y = norm(inputs[0], *(inputs[1:] or (None, None)))
    return lambda: torch.autograd.grad(y, inputs, dy, retain_graph=True)


class Bench:
    def prepare(self, shape):
        torch.manual_seed(1)
        self.shape = shape
        x, dy, y = torch.randn(shape), torch.randn(shape), torch.empty(shape)
        runs = {"copy": lambda: y.copy_(x)}
        for name, (entries, norm) in techniques(shape).items():
            w, b = affine(entries)
            runs[f"{name} forward"] = forward(norm, x, w, b)
            runs[f"{name} backward"] = backward(norm, x, dy, w, b)
        self.runs = {name: (run, repetitions(run)) for name, run in runs.items()}
        return {}

    def rounds(self, count):
        copy = self.runs["copy"]
        times = {name: [] for name in self.runs}
        for _ in range(count):
            for name, one in self.runs.items():
                if name == "copy":
                    continue
                times[name].append(slot(*one))
                times["copy"].append(slot(*copy))
        return {"times": times}

    def errors(self, mean, sd):
        torch.manual_seed(3)
        x = mean + sd * torch.randn(self.shape)
        found = {}
        with torch.no_grad():
            for name, (entries, norm) in techniques(self.shape).items():
                apart = (norm(x, *affine(entries)) - norm(x.double(), *affine(entries, torch.float64))).abs()
                finite = apart[apart.isfinite()]
                largest = finite.max().item() if len(finite) else 0
                found[name] = {"largest": largest, "lost": apart.numel() - len(finite)}
        return {"errors": found}


def main():
    torch.set_num_threads(1)
    bench = Bench()
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(getattr(bench, request.pop("ask"))(**request)), flush=True)


main()
