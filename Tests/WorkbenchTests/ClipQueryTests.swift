import Corpora
import Testing
import Workbench

@Suite struct ClipQueryTests {
    private let table = ClipTable(
        makeCorpus(problems: [CorpusProblem(path: "Actor/000003-sad.wav", kind: .duplicate, detail: "")]))

    private func rows(_ text: String) throws -> [Clip] {
        let order = Array(Int32(0)..<Int32(table.clips.count))
        return try ClipQuery(text).matches(of: table, in: order).rows.map { table.clips[Int($0)] }
    }

    /// A filter and what it lets through.
    struct Example: Sendable {
        let text: String
        let passes: @Sendable (Clip) -> Bool

        init(_ text: String, _ passes: @escaping @Sendable (Clip) -> Bool) {
            self.text = text
            self.passes = passes
        }
    }

    private static let examples: [Example] = [
        Example("emotion=angry") { $0.emotion == .angry },
        Example("emotion=ang,sad") { $0.emotion == .angry || $0.emotion == .sad },
        Example("emotion!=angry") { $0.emotion != .angry },
        Example("!emotion=angry") { $0.emotion != .angry },
        Example("!emotion!=angry") { $0.emotion == .angry },
        Example("sex=f") { $0.sex == .female },
        Example("speaker=2,3") { ["02", "03"].contains($0.speaker) },
        Example("!speaker=02") { $0.speaker != "02" },
        Example("dur>3.1") { Float($0.seconds) > 3.1 },
        Example("dur<=3.1 dur>=3.05") { Float($0.seconds) <= 3.1 && Float($0.seconds) >= 3.05 },
        Example("statement!=1") { $0.statement != 1 },
        Example("intensity=strong rate=48000 channels=1") { $0.intensity == .strong },
        Example("ANGRY") { $0.emotion == .angry },
        Example("text~\"dogs are\"") { $0.statement == 2 },
        Example("!000") { _ in false },
        Example("problem=dup") { $0.id == "Actor/000003-sad.wav" },
        Example("problem=any") { $0.id == "Actor/000003-sad.wav" },
        Example("") { _ in true },
    ]

    @Test func termsSelect() throws {
        for example in Self.examples {
            #expect(try rows(example.text) == table.clips.filter(example.passes), "\(example.text)")
        }
    }

    @Test(arguments: [
        ("emotoin=angry", "there is no key emotoin: did you mean emotion?"),
        (
            "zzzzzzzz=1",
            "there is no key zzzzzzzz: there are \(QueryKey.allCases.map(\.rawValue).joined(separator: ", "))"
        ),
        ("emotion=", "emotion needs a value: neutral, calm, happy, sad, angry, fearful, disgust, surprised"),
        ("emotion=x", "emotion cannot be x: expected neutral, calm, happy, sad, angry, fearful, disgust, surprised"),
        ("emotion=s", "emotion=s may be sad or surprised"),
        ("dur>long", "dur cannot be long: expected seconds, such as 3.5"),
        ("sex>f", "sex is not a number: use = or != instead of >"),
        ("text~\"open", "a quotation mark is not closed"),
    ])
    func faultsAreNamed(_ text: String, _ message: String) {
        #expect { _ = try ClipQuery(text) } throws: { "\($0)" == message }
    }

    @Test(arguments: [
        ("em", 0, ["emotion="]), ("emotion=s", 8, ["sad", "surprised"]), ("emotion=angry,f", 14, ["fearful"]),
        ("dur>3 !se", 7, ["sex="]), ("speaker=0", 8, ["01", "02", "03", "04"]), ("zz", 0, []),
    ])
    func completions(_ text: String, _ start: Int, _ candidates: [String]) {
        let completion = QueryCompletion(of: text, speakers: ["01", "02", "03", "04"])
        #expect(completion.candidates == candidates)
        #expect(candidates.isEmpty || completion.start == start)
    }

    @Test func filteringIsLinear() throws {
        let query = try ClipQuery("emotion=angry dur>3 kids")
        let costs = [1000, 10_000, 100_000].map { count in
            let table = ClipTable(makeCorpus(clips: count))
            return Double(query.matches(of: table, in: Array(Int32(0)..<Int32(count))).tests) / Double(count)
        }
        for cost in costs { #expect(abs(cost - costs[0]) < 0.01 && cost <= 3) }
    }

    @Test func sortingKeepsTheOrderOfEquals() {
        for column in ClipColumn.allCases {
            for isDescending in [false, true] {
                var sort = ClipSort()
                sort.column = column
                sort.isDescending = isDescending
                let order = table.sorted(by: sort)
                #expect(order.sorted() == Array(0..<Int32(table.clips.count)))
            }
        }
        var sort = ClipSort()
        sort.column = .speaker
        let speakers = table.sorted(by: sort).map { table.clips[Int($0)].speaker }
        #expect(speakers == speakers.sorted())
    }
}
