import Recognition

/// What moved a network in one file, as numbers.
struct AttributionReport {
    /// The first line of the tables of any number of files.
    static let head = "path,class,time,band,heard,moved\n"

    let path: String
    let attribution: Attribution

    /// One line a frame and band; what was not heard has an empty `heard`.
    var csv: String {
        let bands = bandNames
        var text = ""
        for frame in 0..<attribution.moved.frames {
            let time = Decimals.text(attribution.moved.start + Double(frame) * attribution.moved.hop, 4)
            for band in bands.indices {
                let heard = attribution.heard[frame, band]
                let fields = [
                    Self.field(path), attribution.label, time, bands[band], heard.isFinite ? "\(heard)" : "",
                    "\(attribution.moved[frame, band])",
                ]
                text += fields.joined(separator: ",") + "\n"
            }
        }
        return text
    }

    /// `{class, method, start, hop, bands, beside, heard: [[...]], moved: [[...]]}`, a row a frame.
    var json: JSONValue {
        [
            "class": .string(attribution.label), "method": .string("integrated gradients"),
            "start": .number(attribution.moved.start), "hop": .number(attribution.moved.hop),
            "bands": .array(bandNames.map(JSONValue.string)), "beside": .number(attribution.beside),
            "heard": rows(of: attribution.heard), "moved": rows(of: attribution.moved),
        ]
    }

    /// Centre frequencies in Hz, or `c0` and so on.
    private var bandNames: [String] {
        switch attribution.moved.bands {
        case .frequencies(let centres): centres.map { Decimals.text(Double($0), 1) }
        case .coefficients: (0..<attribution.moved.bandCount).map { "c\($0)" }
        }
    }

    private func rows(of plane: FeaturePlane) -> JSONValue {
        .array(
            (0..<plane.frames).map { frame in
                .array((0..<plane.bandCount).map { JSONValue(plane[frame, $0]) })
            })
    }

    private static func field(_ text: String) -> String {
        text.contains(where: { ",\"\n".contains($0) }) ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
