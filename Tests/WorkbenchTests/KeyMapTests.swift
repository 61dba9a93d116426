import Testing
import Workbench

@Test func keyNamesAreReadBack() {
    for binding in KeyMap.standard.bindings {
        for key in binding.keys { #expect(Key(named: key.description) == key) }
    }
}

@Test func noKeyHasTwoMeaningsAtOnePlace() {
    #expect(KeyMap.standard.conflicts.map(\.description) == [])
}
