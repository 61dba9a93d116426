extension ClipPrediction {
    /// The table `predictions.csv`: clip, speaker, true, predicted, fold, one probability column a class.
    package static func table(_ predictions: [ClipPrediction], classes: [String]) -> String {
        CSV.row(fixedColumns + classes)
            + predictions.map { prediction in
                CSV.row(
                    [
                        prediction.clip, prediction.speaker, classes[prediction.truth], classes[prediction.predicted],
                        "\(prediction.fold)",
                    ] + prediction.probabilities.map { "\($0)" })
            }.joined()
    }

    /// Reads `predictions.csv`; nil where it is damaged.
    package static func predictions(ofTable text: String, classes: [String]) -> [ClipPrediction]? {
        guard let lines = CSV.rows(of: text), lines.first == fixedColumns + classes else { return nil }
        var predictions: [ClipPrediction] = []
        for line in lines.dropFirst() {
            let probabilities = line.dropFirst(fixedColumns.count).compactMap { Float($0) }
            guard line.count == fixedColumns.count + classes.count, probabilities.count == classes.count,
                let truth = classes.firstIndex(of: line[2]), let fold = Int(line[4])
            else { return nil }
            predictions.append(
                ClipPrediction(clip: line[0], speaker: line[1], truth: truth, probabilities: probabilities, fold: fold))
        }
        return predictions
    }

    private static let fixedColumns = ["clip", "speaker", "true", "predicted", "fold"]
}
