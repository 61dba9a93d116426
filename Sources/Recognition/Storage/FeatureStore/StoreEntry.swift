/// The bytes of one result in a store: a mark with the version, the key, the value, and a checksum of all.
enum StoreEntry {
    private static let mark = Array("emoscope result 1\n".utf8)

    static func bytes(of value: some StoredValue, key: StoreKey) -> [UInt8] {
        var writer = ByteWriter(bytes: mark)
        writer.append(key.text)
        value.write(to: &writer)
        writer.append(Int(bitPattern: UInt(Checksum.of(writer.bytes))))
        return writer.bytes
    }

    /// A reader at the start of the value; nil where the bytes are damaged, cut short, of another version or another key.
    static func content(of bytes: [UInt8], key: StoreKey) -> ByteReader? {
        guard bytes.count >= mark.count + 8, bytes.starts(with: mark) else { return nil }
        let body = bytes[..<(bytes.count - 8)]
        var tail = ByteReader(bytes: bytes, in: (bytes.count - 8)..<bytes.count)
        guard let sum = tail.integer(), UInt64(bitPattern: Int64(sum)) == Checksum.of(body) else { return nil }
        var reader = ByteReader(bytes: bytes, in: mark.count..<(bytes.count - 8))
        // Two keys may share a file's name.
        guard reader.text() == key.text else { return nil }
        return reader
    }
}
