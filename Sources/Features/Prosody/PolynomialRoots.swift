import Glibc

/// A point of the complex plane.
struct ComplexNumber: Hashable, Sendable {
    var real: Double
    var imaginary: Double

    var magnitude: Double { sqrt(squaredMagnitude) }
    var angle: Double { atan2(imaginary, real) }
    var squaredMagnitude: Double { real * real + imaginary * imaginary }
    /// The same angle at the inverse distance from 0.
    var reflected: ComplexNumber {
        ComplexNumber(real: real / squaredMagnitude, imaginary: imaginary / squaredMagnitude)
    }

    var squareRoot: ComplexNumber {
        let size = magnitude
        let real = sqrt(max(0, 0.5 * (size + self.real)))
        let imaginary = sqrt(max(0, 0.5 * (size - self.real)))
        return ComplexNumber(real: real, imaginary: self.imaginary < 0 ? -imaginary : imaginary)
    }

    static func + (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
    }

    static func - (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
    }

    static func * (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            real: left.real * right.real - left.imaginary * right.imaginary,
            imaginary: left.real * right.imaginary + left.imaginary * right.real)
    }

    static func * (factor: Double, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(real: factor * right.real, imaginary: factor * right.imaginary)
    }

    static func / (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        let size = right.squaredMagnitude
        return ComplexNumber(
            real: (left.real * right.real + left.imaginary * right.imaginary) / size,
            imaginary: (left.imaginary * right.real - left.real * right.imaginary) / size)
    }
}

/// Roots of a polynomial with real coefficients, by Laguerre's method with deflation, each polished on the whole
/// polynomial.
///
/// Source: Press et al. (2007), "Numerical Recipes", section 9.5, for the method.
struct PolynomialRoots {
    private let degree: Int
    /// Coefficients, highest power first.
    private var polynomial: [Double]
    private var deflated: [Double]

    /// A solver for polynomials of one degree.
    init(degree: Int) {
        self.degree = degree
        polynomial = [Double](repeating: 0, count: degree + 1)
        deflated = polynomial
    }

    /// The roots with a non-negative imaginary part of z^n - a[0] z^(n-1) - ... - a[n-1].
    mutating func roots(ofPrediction coefficients: [Double]) -> [ComplexNumber] {
        precondition(coefficients.count == degree)
        polynomial[0] = 1
        for index in 0..<degree { polynomial[index + 1] = -coefficients[index] }
        deflated = polynomial
        var remaining = degree
        var found: [ComplexNumber] = []
        while remaining > 0 {
            // Formants lie near the unit circle: a start there finds them in few steps.
            var root = laguerre(deflated, degree: remaining, from: ComplexNumber(real: 0.6, imaginary: 0.6))
            if abs(root.imaginary) <= 1e-9 * max(1, root.magnitude) {
                root.imaginary = 0
                divide(byLinear: root.real, degree: remaining)
                remaining -= 1
            } else {
                root.imaginary = abs(root.imaginary)
                divide(byQuadraticOf: root, degree: remaining)
                remaining -= 2
            }
            found.append(laguerre(polynomial, degree: degree, from: root, steps: 2))
        }
        return found.map { ComplexNumber(real: $0.real, imaginary: abs($0.imaginary)) }
    }

    private func laguerre(
        _ coefficients: [Double], degree: Int, from start: ComplexNumber, steps: Int = 60
    ) -> ComplexNumber {
        if degree == 1 { return ComplexNumber(real: -coefficients[1] / coefficients[0], imaginary: 0) }
        return coefficients.withUnsafeBufferPointer { coefficients in
            var root = start
            let order = Double(degree)
            for step in 1...steps {
                var value = ComplexNumber(real: coefficients[0], imaginary: 0)
                var first = ComplexNumber(real: 0, imaginary: 0)
                var second = ComplexNumber(real: 0, imaginary: 0)
                for index in 1...degree {
                    second = root * second + first
                    first = root * first + value
                    value = root * value
                    value.real += coefficients[index]
                }
                guard value.squaredMagnitude > 1e-30 else { return root }
                let slope = first / value
                let square = slope * slope
                let curvature = square - 2 * (second / value)
                let spread = ((order - 1) * (order * curvature - square)).squareRoot
                let plus = slope + spread
                let minus = slope - spread
                let divisor = plus.squaredMagnitude >= minus.squaredMagnitude ? plus : minus
                guard divisor.squaredMagnitude > 0 else {
                    root = root + ComplexNumber(real: 0.1, imaginary: 0.1 / Double(step))
                    continue
                }
                // Every tenth step is shortened: that breaks the rare cycles of the method.
                let change = (step % 10 == 0 ? 0.5 * order : order) * (ComplexNumber(real: 1, imaginary: 0) / divisor)
                root = root - change
                if change.squaredMagnitude <= 1e-24 * max(1e-6, root.squaredMagnitude) { break }
            }
            return root
        }
    }

    private mutating func divide(byLinear root: Double, degree: Int) {
        for index in 1..<degree { deflated[index] += root * deflated[index - 1] }
    }

    private mutating func divide(byQuadraticOf root: ComplexNumber, degree: Int) {
        let sum = 2 * root.real
        let product = root.squaredMagnitude
        guard degree > 2 else { return }
        deflated[1] += sum * deflated[0]
        for index in 2..<degree - 1 { deflated[index] += sum * deflated[index - 1] - product * deflated[index - 2] }
    }
}
