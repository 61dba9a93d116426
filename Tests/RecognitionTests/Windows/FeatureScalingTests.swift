import Recognition
import Tensors
import Testing

@Suite struct FeatureScalingTests {
    private let windows = WindowSet(
        shape: [2, 3], values: (0..<24).map { Float($0 * $0 % 17) - 5 }, targets: [0, 1, 0, 1])

    @Test func minMaxBringsTheMeasuredWindowsToZeroAndOne() {
        var scaled = windows
        scaled.scale(by: FeatureScaling(.minMax, of: windows, rows: 0..<4))
        #expect(scaled.values.min() == 0 && scaled.values.max() == 1)
    }

    @Test func standardGivesEveryCoefficientMeanZeroAndDeviationOne() {
        var scaled = windows
        scaled.scale(by: FeatureScaling(.standard, of: windows, rows: 0..<4))
        for column in 0..<3 {
            let values = stride(from: column, to: 24, by: 3).map { Double(scaled.values[$0]) }
            let mean = values.reduce(0, +) / 8
            #expect(abs(mean) < 1e-6)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 8 - 1) < 1e-5)
        }
    }

    /// The leak planted: validation windows that are far out must not move the constants.
    @Test(arguments: Recipe.Scaling.Kind.allCases)
    func whatIsNotMeasuredPlaysNoPart(_ kind: Recipe.Scaling.Kind) {
        var planted = windows.values
        for index in 12..<24 { planted[index] = 1e6 }
        let other = WindowSet(shape: [2, 3], values: planted, targets: windows.targets)
        #expect(FeatureScaling(kind, of: windows, rows: 0..<2) == FeatureScaling(kind, of: other, rows: 0..<2))
        if kind != .none {
            #expect(FeatureScaling(kind, of: windows, rows: 0..<4) != FeatureScaling(kind, of: other, rows: 0..<4))
        }
    }

    @Test(arguments: Recipe.Scaling.Kind.allCases)
    func constantFeaturesStayFinite(_ kind: Recipe.Scaling.Kind) {
        var flat = WindowSet(shape: [2, 3], values: [Float](repeating: 4, count: 12), targets: [0, 1])
        flat.scale(by: FeatureScaling(kind, of: flat, rows: 0..<2))
        #expect(flat.values.allSatisfy { $0.isFinite })
    }
}
