import Tensors
import Testing

@Suite struct ShapeTests {
    @Test func elementsAreCountedUpToALimit() {
        for extents in [[], [1], [3, 4], [2, 3, 5], [0, 7], [Int.max, 0]] {
            let shape = Shape(extents)
            let count = extents.contains(0) ? 0 : extents.reduce(1, *)
            #expect(shape.count(upTo: count) == count, "\(extents)")
            #expect(shape.count(upTo: count - 1) == nil, "\(extents)")
        }
        #expect(Shape([Int.max, 2]).count(upTo: Int.max) == nil)
        #expect(Shape([1 << 40, 1 << 40]).count(upTo: 1 << 50) == nil)
    }
}
