package import Testing

/// Compares gradients with what moving each number a little does to the loss.
///
/// The difference of both sides, divided by the larger of their norms, must be below the tolerance; all in double.
///
/// - Parameters:
///   - name: what is differentiated, for the message.
///   - values: the numbers to move; they are put back.
///   - count: how many there are.
///   - gradient: the gradient to check, of the same count.
///   - step: how far each number is moved, both ways.
///   - tolerance: the largest relative difference that passes.
///   - loss: the loss with the numbers as they are.
package func checkGradients(
    _ name: String, values: UnsafeMutablePointer<Double>, count: Int, gradient: [Double], step: Double = 1e-5,
    tolerance: Double = 1e-6, sourceLocation: SourceLocation = #_sourceLocation, loss: () -> Double
) {
    guard gradient.count == count else {
        Issue.record("\(name): \(gradient.count) gradients for \(count) numbers", sourceLocation: sourceLocation)
        return
    }
    let numeric = (0..<count).map { index in
        let value = values[index]
        defer { values[index] = value }
        values[index] = value + step
        let above = loss()
        values[index] = value - step
        return (above - loss()) / (2 * step)
    }
    let difference = norm(zip(numeric, gradient).map { $0 - $1 })
    let scale = max(norm(numeric), norm(gradient))
    #expect(
        difference <= tolerance * max(scale, 1e-4),
        "\(name): gradients differ by \(difference) of \(scale)", sourceLocation: sourceLocation)
}

/// The root of the sum of squares.
package func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
