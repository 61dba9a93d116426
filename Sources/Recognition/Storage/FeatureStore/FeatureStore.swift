package import Audio
import Glibc
import Synchronization

/// Results kept on disk, by what they were computed of and how.
///
/// One file a result, in 256 folders. Files are renamed into place and end in a checksum, so that a result is there as a
/// whole or not at all: after a kill, a full disk or a slip of the disk it is computed again. Any number of threads and
/// processes may use one store. It takes up no more than its capacity: what was not used for longest goes first. What
/// cannot be read or written is done without: a store saves time and decides nothing.
package final class FeatureStore: Sendable {
    /// How many bytes a store may take up where the user says nothing: 1 GB.
    package static let standardCapacity = 1_000_000_000

    /// Where the results lie.
    package let folder: String
    /// How many bytes they may take up.
    package let capacity: Int
    private let account = Mutex(Account())

    /// The store of a workspace; nothing is read or made before it is used.
    ///
    /// - Parameter capacity: how many bytes it may take up; 0 keeps nothing.
    package init(_ workspace: Workspace, capacity: Int = FeatureStore.standardCapacity) {
        folder = workspace.features
        self.capacity = capacity
    }

    /// A store that keeps nothing.
    package static let none = FeatureStore(Workspace(folder: "/"), capacity: 0)

    /// The value of a key: kept from an earlier time, or computed now and kept.
    ///
    /// - Throws: what `compute` throws; then nothing is kept.
    package func value<Value: StoredValue, Fault: Error>(
        for key: StoreKey, compute: () throws(Fault) -> Value
    ) throws(Fault) -> Value {
        if let value: Value = stored(for: key) { return value }
        let value = try compute()
        keep(value, for: key)
        return value
    }

    /// The value of a key from an earlier time; nil where none is kept or it is damaged.
    package func stored<Value: StoredValue>(for key: StoreKey) -> Value? {
        guard capacity > 0 else { return nil }
        let path = path(of: key)
        guard let bytes = try? AtomicFile.read(path), var reader = StoreEntry.content(of: bytes, key: key),
            let value = Value(from: &reader), reader.isAtEnd
        else { return nil }
        // The time of the last change is that of the last use.
        utimensat(AT_FDCWD, path, nil, 0)
        return value
    }

    /// Keeps a value for later.
    package func keep(_ value: some StoredValue, for key: StoreKey) {
        let bytes = StoreEntry.bytes(of: value, key: key)
        // One result must not drive out all others.
        guard bytes.count <= capacity / 8 else { return }
        // Not synced: what a crash of the machine tears is seen by its checksum.
        guard (try? AtomicFile.write(bytes, to: path(of: key), isSynced: false)) != nil else { return }
        let written = account.withLock { $0.add(bytes.count, capacity: capacity) }
        guard let written else { return }
        let left = StoreSweep(folder: folder).run(capacity: capacity)
        account.withLock { $0.sweepEnded(left: left, covering: written) }
    }

    /// The result for a sound: kept from an earlier time, or computed now and kept.
    ///
    /// What a file held when it was last looked at is only a hint where to look: a new result is kept under what the
    /// file holds now.
    ///
    /// - Parameters:
    ///   - known: what the sound is known to be.
    ///   - key: the key for a content.
    ///   - read: the sound; not asked for where its content is known and its result kept.
    ///   - compute: the result for it.
    /// - Throws: what `read` and `compute` throw.
    package func value<Value: StoredValue, Fault: Error>(
        ofSound known: SoundContent?, key: (SoundContent) -> StoreKey, read: () throws(Fault) -> Waveform,
        compute: (Waveform) throws(Fault) -> Value
    ) throws(Fault) -> Value {
        if let known, let value: Value = stored(for: key(known)) { return value }
        let sound = try read()
        guard capacity > 0 else { return try compute(sound) }
        let content = SoundContent(of: sound)
        if content != known, let value: Value = stored(for: key(content)) { return value }
        let value = try compute(sound)
        keep(value, for: key(content))
        return value
    }

    private func path(of key: StoreKey) -> String {
        let digest = key.digest
        return "\(folder)/\(digest.prefix(2))/\(digest.dropFirst(2)).result"
    }

    /// How much lies in the store, as far as this process knows.
    private struct Account {
        /// Bytes at the last count; nil before the first.
        private var counted: Int?
        /// Bytes that this process wrote since.
        private var written = 0
        private var isSweeping = false

        /// Adds what was written. Returns, where it is time to count and sweep, what was written since the last time.
        ///
        /// Other processes write too, so the store is counted again after every sixteenth of its capacity.
        mutating func add(_ bytes: Int, capacity: Int) -> Int? {
            written += bytes
            guard !isSweeping else { return nil }
            let isDue = counted.map { $0 + written > capacity || written > capacity / 16 } ?? true
            isSweeping = isDue
            return isDue ? written : nil
        }

        mutating func sweepEnded(left: Int, covering bytes: Int) {
            counted = left
            written -= bytes
            isSweeping = false
        }
    }
}
