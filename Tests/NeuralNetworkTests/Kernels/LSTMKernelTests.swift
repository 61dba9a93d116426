import CKernels
import Glibc
import Tensors
import Testing

/// An LSTM written as its definition, in double; the gradients are worked out element by element.
private struct PlainLSTM: CustomStringConvertible {
    var samples: Int
    var steps: Int
    var inputs: Int
    var units: Int

    var shape: ck_lstm {
        ck_lstm(samples: Int32(samples), steps: Int32(steps), inputs: Int32(inputs), units: Int32(units))
    }
    var rows: Int { samples * steps }
    var columns: Int { 4 * units }
    var description: String { "\(samples) x \(steps) x \(inputs) -> \(units)" }

    struct State {
        var gates: [Double]
        var cells: [Double]
        var h: [Double]
    }

    struct Gradients {
        var dx: [Double]
        var dw: [Double]
        var du: [Double]
        var db: [Double]
    }

    func forward(_ x: [Float], _ w: [Float], _ u: [Float], _ bias: [Float]) -> State {
        let zeros = [Double](repeating: 0, count: rows * units)
        var state = State(gates: .init(repeating: 0, count: rows * columns), cells: zeros, h: zeros)
        for row in 0..<rows {
            for k in 0..<columns {
                var z = Double(bias[k])
                for i in 0..<inputs { z += Double(x[row * inputs + i]) * Double(w[i * columns + k]) }
                if row % steps > 0 {
                    for i in 0..<units { z += state.h[(row - 1) * units + i] * Double(u[i * columns + k]) }
                }
                state.gates[row * columns + k] = k / units == 2 ? tanh(z) : 1 / (1 + exp(-z))
            }
            for i in 0..<units {
                let gate = (0..<4).map { state.gates[row * columns + $0 * units + i] }
                let before = row % steps > 0 ? state.cells[(row - 1) * units + i] : 0
                state.cells[row * units + i] = gate[1] * before + gate[0] * gate[2]
                state.h[row * units + i] = gate[3] * tanh(state.cells[row * units + i])
            }
        }
        return state
    }

    func backward(_ state: State, _ x: [Float], _ w: [Float], _ u: [Float], dh: [Float]) -> Gradients {
        var dz = [Double](repeating: 0, count: rows * columns)
        var fromCell = [Double](repeating: 0, count: rows * units)
        for row in (0..<rows).reversed() {
            let isLast = row % steps == steps - 1
            for i in 0..<units {
                let gate = (0..<4).map { state.gates[row * columns + $0 * units + i] }
                let squashed = tanh(state.cells[row * units + i])
                var d = Double(dh[row * units + i])
                if !isLast {
                    for k in 0..<columns { d += dz[(row + 1) * columns + k] * Double(u[i * columns + k]) }
                }
                let dc = (isLast ? 0 : fromCell[(row + 1) * units + i]) + d * gate[3] * (1 - squashed * squashed)
                let before = row % steps > 0 ? state.cells[(row - 1) * units + i] : 0
                fromCell[row * units + i] = dc * gate[1]
                dz[row * columns + i] = dc * gate[2] * gate[0] * (1 - gate[0])
                dz[row * columns + units + i] = dc * before * gate[1] * (1 - gate[1])
                dz[row * columns + 2 * units + i] = dc * gate[0] * (1 - gate[2] * gate[2])
                dz[row * columns + 3 * units + i] = d * squashed * gate[3] * (1 - gate[3])
            }
        }
        return products(dz, state, x, w)
    }

    private func products(_ dz: [Double], _ state: State, _ x: [Float], _ w: [Float]) -> Gradients {
        var result = Gradients(
            dx: .init(repeating: 0, count: rows * inputs), dw: .init(repeating: 0, count: inputs * columns),
            du: .init(repeating: 0, count: units * columns), db: .init(repeating: 0, count: columns))
        for row in 0..<rows {
            for k in 0..<columns {
                let d = dz[row * columns + k]
                result.db[k] += d
                for i in 0..<inputs {
                    result.dx[row * inputs + i] += d * Double(w[i * columns + k])
                    result.dw[i * columns + k] += d * Double(x[row * inputs + i])
                }
                guard row % steps > 0 else { continue }
                for i in 0..<units { result.du[i * columns + k] += d * state.h[(row - 1) * units + i] }
            }
        }
        return result
    }
}

@Suite struct LSTMKernelTests {
    private static let shapes = [
        PlainLSTM(samples: 1, steps: 1, inputs: 1, units: 1), PlainLSTM(samples: 4, steps: 39, inputs: 13, units: 32),
        PlainLSTM(samples: 3, steps: 5, inputs: 7, units: 5), PlainLSTM(samples: 7, steps: 2, inputs: 33, units: 18),
        PlainLSTM(samples: 2, steps: 8, inputs: 16, units: 48),
    ]

    @Test(arguments: 0..<shapes.count)
    func gradients(index: Int) {
        let plain = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        let x = uniform(plain.rows * plain.inputs, using: &generator)
        let w = uniform(plain.inputs * plain.columns, using: &generator).map { $0 / 3 }
        let u = uniform(plain.units * plain.columns, using: &generator).map { $0 / 3 }
        let bias = uniform(plain.columns, using: &generator)
        let dh = uniform(plain.rows * plain.units, using: &generator)
        let state = plain.forward(x, w, u, bias)
        let expected = plain.backward(state, x, w, u, dh: dh)
        var shape = plain.shape
        withEveryLevel {
            var forward = workspace(ck_lstm_forward_weights_size(&shape))
            var backward = workspace(ck_lstm_backward_weights_size(&shape))
            ck_lstm_forward_weights(&shape, w, u, &forward)
            ck_lstm_backward_weights(&shape, w, u, &backward)
            var gates = workspace(plain.rows * plain.columns)
            var (cells, h) = (workspace(plain.rows * plain.units), workspace(plain.rows * plain.units))
            ck_lstm_forward(&shape, x, forward, bias, &gates, &cells, &h)
            #expect(relativeError(h, state.h) < 2e-6, "h of \(plain)")
            #expect(relativeError(cells, state.cells) < 2e-6, "cells of \(plain)")
            var (dx, dw) = (workspace(x.count), workspace(w.count))
            var (du, db) = (workspace(u.count), workspace(bias.count))
            var space = workspace(ck_lstm_backward_workspace(&shape))
            ck_lstm_backward(&shape, x, backward, h, cells, &gates, dh, &dx, &dw, &du, &db, &space)
            #expect(relativeError(dx, expected.dx) < 4e-6, "dx of \(plain)")
            #expect(relativeError(dw, expected.dw) < 4e-6, "dw of \(plain)")
            #expect(relativeError(db, expected.db) < 4e-6, "db of \(plain)")
            if plain.steps > 1 { #expect(relativeError(du, expected.du) < 4e-6, "du of \(plain)") }
        }
    }
}
