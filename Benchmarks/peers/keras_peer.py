"""Keras on TensorFlow: the training step of the notebook's network on random samples."""

from timing import CLASSES, COEFFICIENTS, FRAMES, arguments, median_milliseconds, report

options = arguments()

import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(options.threads)
tf.config.threading.set_inter_op_parallelism_threads(1)
keras = tf.keras


def notebook():
    layers = [keras.Input((FRAMES, COEFFICIENTS, 1))]
    layers += [keras.layers.Conv2D(filters, 3, padding="same", activation="relu") for filters in (16, 32, 64, 128)]
    layers += [keras.layers.MaxPool2D(2), keras.layers.Flatten(), keras.layers.Dense(128, activation="relu")]
    layers += [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(CLASSES)]
    return keras.Sequential(layers)


model = notebook()
generator = np.random.default_rng(1)


def step_time(batch=32):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(model.trainable_variables)
    x = tf.constant(generator.standard_normal((batch, FRAMES, COEFFICIENTS, 1), dtype=np.float32))
    y = tf.constant(generator.integers(0, CLASSES, batch))

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            value = loss(y, model(x, training=True))
        optimizer.apply_gradients(zip(tape.gradient(value, model.trainable_variables), model.trainable_variables))
        return value

    return median_milliseconds(lambda: float(step()), options.seconds)


def inference_time(batch):
    x = tf.constant(generator.standard_normal((batch, FRAMES, COEFFICIENTS, 1), dtype=np.float32))
    infer = tf.function(lambda: model(x, training=False))
    return median_milliseconds(lambda: infer().numpy(), options.seconds)


if options.kind == "step":
    results = [("notebook", 32, step_time())]
else:
    results = [("notebook", batch, inference_time(batch)) for batch in (1, 32, 256)]
report(f"Keras {keras.__version__}", results)
