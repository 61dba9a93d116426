package import Training

/// The measures of one epoch on one part of the windows: a row of `metrics.csv` and of a run's history.
package struct MetricRow: Codable, Hashable, Sendable {
    /// Which windows were measured.
    package enum Split: String, CaseIterable, Codable, Hashable, Sendable {
        /// Those trained on, while training.
        case training
        /// Those held out of training.
        case validation
    }

    /// The fold, from 1; 0 where there is only one network.
    package var fold: Int
    /// Which of the fold's networks, from 1: with several random seeds there are as many.
    package var seed: Int
    /// The epoch, from 1.
    package var epoch: Int
    /// Which windows.
    package var split: Split
    /// Mean loss a window.
    package var loss: Double
    /// Share of windows recognised.
    package var accuracy: Double
    /// Unweighted average recall over windows; nil while training, where it is not measured.
    package var uar: Double?

    /// The measures of an epoch on one part of the windows.
    package init(
        fold: Int, seed: Int = 1, epoch: Int, split: Split, loss: Double, accuracy: Double, uar: Double?
    ) {
        self.fold = fold
        self.seed = seed
        self.epoch = epoch
        self.split = split
        self.loss = loss
        self.accuracy = accuracy
        self.uar = uar
    }

    /// The rows of one epoch: training, then validation where there is one.
    package static func rows(of epoch: EpochRecord, fold: Int, seed: Int) -> [MetricRow] {
        let training = MetricRow(
            fold: fold, seed: seed, epoch: epoch.epoch, split: .training, loss: epoch.loss, accuracy: epoch.accuracy,
            uar: nil)
        let validation = epoch.validation.map {
            MetricRow(
                fold: fold, seed: seed, epoch: epoch.epoch, split: .validation, loss: $0.loss, accuracy: $0.accuracy,
                uar: $0.uar)
        }
        return [training] + [validation].compactMap { $0 }
    }

    /// The table `metrics.csv`.
    static func table(_ rows: [MetricRow]) -> String {
        CSV.row(header)
            + rows.map { row in
                CSV.row([
                    "\(row.fold)", "\(row.epoch)", row.split.rawValue, "\(row.loss)", "\(row.accuracy)",
                    row.uar.map { "\($0)" } ?? "", "\(row.seed)",
                ])
            }.joined()
    }

    /// Reads `metrics.csv`; nil where it is damaged. Tables of runs that knew of one seed only have no column for it.
    static func rows(ofTable text: String) -> [MetricRow]? {
        guard let lines = CSV.rows(of: text), let first = lines.first,
            first == header || first == Array(header.dropLast())
        else { return nil }
        var rows: [MetricRow] = []
        for line in lines.dropFirst() {
            guard line.count == first.count, let seed = line.count > 6 ? Int(line[6]) : 1, let fold = Int(line[0]),
                let epoch = Int(line[1]),
                let split = Split(rawValue: line[2]),
                let loss = Double(line[3]), let accuracy = Double(line[4])
            else { return nil }
            rows.append(
                MetricRow(
                    fold: fold, seed: seed, epoch: epoch, split: split, loss: loss, accuracy: accuracy,
                    uar: Double(line[5])))
        }
        return rows
    }

    private static let header = ["fold", "epoch", "split", "loss", "accuracy", "uar", "seed"]
}
