import Glibc
import NeuralNetwork
import Tensors

extension BatchLoader {
    /// Mixes each sample of a loaded batch with its partner from the other end, inputs and targets alike.
    ///
    /// One weight serves the whole batch, the larger of `w` and `1 - w`, so that the label to be counted stays the sample's own.
    ///
    /// - Parameters:
    ///   - step: steps taken before, which fix the weight.
    ///   - strength: both parameters of the beta distribution; 0 mixes nothing.
    func mix(_ count: Int, step: Int, strength: Double, in plan: Plan<Float>) {
        guard strength > 0 else { return }
        var generator = origin.fork(Streams.mixing).fork(UInt64(step))
        let drawn = Self.beta(strength, using: &generator)
        let weight = Float(max(drawn, 1 - drawn))
        plan.team.perform(parts: count / 2) { position in
            let partner = count - 1 - position
            Self.blend(plan.input + position * sampleSize, plan.input + partner * sampleSize, sampleSize, weight)
            Self.blend(plan.targets + position * classes, plan.targets + partner * classes, classes, weight)
            let steps = max(plan.validSteps[position], plan.validSteps[partner])
            plan.validSteps[position] = steps
            plan.validSteps[partner] = steps
        }
    }

    private static func blend(
        _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>, _ count: Int, _ weight: Float
    ) {
        for index in 0..<count {
            let (a, b) = (first[index], second[index])
            first[index] = weight * a + (1 - weight) * b
            second[index] = weight * b + (1 - weight) * a
        }
    }

    /// A number from the symmetric beta distribution.
    ///
    /// Source: Jöhnk (1964), Metrika 8.
    static func beta(_ strength: Double, using generator: inout SeededGenerator) -> Double {
        while true {
            let first = pow(Double.random(in: 0..<1, using: &generator), 1 / strength)
            let second = pow(Double.random(in: 0..<1, using: &generator), 1 / strength)
            if first + second > 0, first + second <= 1 { return first / (first + second) }
        }
    }
}
