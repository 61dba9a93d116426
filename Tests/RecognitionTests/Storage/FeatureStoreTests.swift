import Audio
import Features
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing

@Suite struct FeatureStoreTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace

    init() throws {
        folder = try TemporaryFolder()
        workspace = Workspace(folder: folder.path)
    }

    private func key(_ number: Int, version: Int = 1, options: String = "standard") -> StoreKey {
        let sound = Waveform(samples: [Float(number)], sampleRate: 16000)
        return StoreKey("test", version: version, content: SoundContent(of: sound), options: options)
    }

    private func table(_ number: Int, count: Int = 100) -> FeatureTable {
        let values = (0..<count).map { Double(number) + Double($0) / 7 }
        return FeatureTable(
            columns: ["a"], matrix: FeatureMatrix(rows: count, columns: 1, values: values), sampleRate: 16000,
            warnings: ["ä"])
    }

    private func files() throws -> [String] {
        try Folder.names(in: workspace.features).flatMap { part in
            try Folder.names(in: workspace.features + "/" + part).map { "\(workspace.features)/\(part)/\($0)" }
        }
    }

    private func bytes() throws -> Int { try files().reduce(0) { try $0 + AtomicFile.read($1).count } }

    @Test func aValueIsComputedOnceAndThenKept() throws {
        var computed = 0
        for _ in 1...3 {
            // A new store each time: as if the program were started again.
            let value = FeatureStore(workspace).value(for: key(1)) {
                computed += 1
                return table(1)
            }
            #expect(value == table(1))
        }
        #expect(computed == 1)
    }

    @Test func contentOptionsAndVersionTellValuesApart() throws {
        let store = FeatureStore(workspace)
        store.keep(table(1), for: key(1))
        let none: [FeatureTable?] = [
            store.stored(for: key(2)), store.stored(for: key(1, version: 2)), store.stored(for: key(1, options: "x")),
        ]
        #expect(none == [nil, nil, nil])
        #expect(store.stored(for: key(1)) == table(1))
        let slow = Waveform(samples: [1], sampleRate: 8000)
        let other = StoreKey("test", version: 1, content: SoundContent(of: slow), options: "standard")
        #expect(store.stored(for: other) as FeatureTable? == nil)
    }

    @Test func tornAndDamagedResultsAreComputedAgain() throws {
        let store = FeatureStore(workspace)
        store.keep(table(1), for: key(1))
        let path = try #require(try files().first)
        let whole = try AtomicFile.read(path)
        var damaged = stride(from: 0, to: whole.count, by: 11).map { Array(whole[..<$0]) }
        for position in stride(from: 0, to: whole.count, by: 13) {
            damaged.append(whole)
            damaged[damaged.count - 1][position] ^= 0x04
        }
        damaged.append(whole + [0])
        for bytes in damaged {
            try AtomicFile.write(bytes, to: path)
            var isComputed = false
            let value = store.value(for: key(1)) {
                isComputed = true
                return table(1)
            }
            #expect(isComputed && value == table(1))
            #expect(try AtomicFile.read(path) == whole)
        }
    }

    @Test func aValueOfAnotherKindIsNotTakenForOne() throws {
        let store = FeatureStore(workspace)
        store.keep(table(1), for: key(1))
        #expect(store.stored(for: key(1)) as VoiceNumbers? == nil)
    }

    @Test func theStoreStaysWithinItsCapacityAndForgetsTheLeastUsed() throws {
        let capacity = 40_000
        let store = FeatureStore(workspace, capacity: capacity)
        for number in 0..<100 {
            store.keep(table(number), for: key(number))
            // The first one is used all the time.
            #expect(store.stored(for: key(0)) == table(0), "\(number)")
            #expect(try bytes() <= capacity)
            // Times of files are told apart from some milliseconds on.
            usleep(4000)
        }
        #expect(store.stored(for: key(99)) == table(99))
        #expect(store.stored(for: key(1)) as FeatureTable? == nil)
        #expect(try files().count > 20)
    }

    @Test func leftoversOfAKilledWriterAreRemovedOnceTheyAreOld() throws {
        let store = FeatureStore(workspace)
        let (old, young) = (workspace.features + "/00/.x.1.1.part", workspace.features + "/00/.y.1.1.part")
        for path in [old, young] { try AtomicFile.write("half a res", to: path) }
        var times = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, old, &times, 0) == 0)
        store.keep(table(1), for: key(1))
        #expect(!FileManager.default.fileExists(atPath: old) && FileManager.default.fileExists(atPath: young))
    }

    @Test func aStoreWithoutCapacityOrPlaceIsDoneWithout() throws {
        for store in [
            FeatureStore.none, FeatureStore(workspace, capacity: 0),
            FeatureStore(Workspace(folder: "/proc/no/such/place")),
        ] {
            for _ in 1...2 { #expect(store.value(for: key(1)) { table(1) } == table(1)) }
            #expect(store.stored(for: key(1)) as FeatureTable? == nil)
        }
        #expect(!Folder.isFolder(workspace.features))
    }

    @Test func faultsAreNotKept() throws {
        let store = FeatureStore(workspace)
        #expect(throws: FeatureError.self) {
            try store.value(for: key(1)) { () throws(FeatureError) -> FeatureTable in throw FeatureError("no") }
        }
        #expect(store.stored(for: key(1)) as FeatureTable? == nil)
    }

    @Test func manyThreadsAndStoresShareOneFolder() throws {
        let stores = [FeatureStore(workspace, capacity: 60_000), FeatureStore(workspace, capacity: 60_000)]
        let wrong = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 400) { turn in
            let number = turn * 7 % 50
            let value = stores[turn % 2].value(for: key(number)) { table(number) }
            if value != table(number) { wrong.add(1, ordering: .relaxed) }
        }
        #expect(wrong.load(ordering: .relaxed) == 0)
        // Each store counts what the other writes only now and then.
        #expect(try bytes() <= 60_000 * 9 / 8)
    }

    @Test func aFileIsNotReadWhereItsContentIsKnown() throws {
        let store = FeatureStore(workspace)
        let sound = SyntheticSounds.tone(440)
        try AudioFile.write(sound, to: folder["a.wav"])
        let extractor = FeatureExtractor(.f0)
        let first = try extractor.table(reading: folder["a.wav"], store: store)
        let content = try SoundContent(of: AudioFile.read(folder["a.wav"]))
        try Folder.delete(folder["a.wav"])
        #expect(try extractor.table(reading: folder["a.wav"], holding: content, store: store) == first)
        #expect(throws: AnalysisError.self) { try extractor.table(reading: folder["a.wav"], store: store) }
    }

    @Test func aFileThatChangedUnnoticedIsKeptUnderWhatItHolds() throws {
        let store = FeatureStore(workspace)
        let (low, high) = (SyntheticSounds.tone(200), SyntheticSounds.tone(400))
        try AudioFile.write(low, to: folder["a.wav"])
        let known = try SoundContent(of: AudioFile.read(folder["a.wav"]))
        try AudioFile.write(high, to: folder["a.wav"])
        let extractor = FeatureExtractor(.f0)
        let changed = try extractor.table(reading: folder["a.wav"], holding: known, store: store)
        try AudioFile.write(low, to: folder["a.wav"])
        let table = try extractor.table(reading: folder["a.wav"], holding: known, store: store)
        #expect(table != changed)
        #expect(try table == extractor.table(reading: folder["a.wav"]))
    }
}
