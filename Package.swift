// swift-tools-version:6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, imports private unless said, warnings are errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// A module of the program; `uses` names the only modules it may import.
func module(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module.
func tests(of name: String, uses dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        resources: resources, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
    name: "emoscope",
    products: [.executable(name: "emoscope", targets: ["emoscope"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CSndfile", providers: [.apt(["libsndfile1-dev"])]),
        .systemLibrary(name: "CFFTW", providers: [.apt(["libfftw3-dev"])]),
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CSoxr", providers: [.apt(["libsoxr-dev"])]),
        .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CPseudoTerminal"),
        .target(name: "CScheduling"),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=fast", "-Wall", "-Wextra"])]),

        module("Tensors", uses: ["COpenBLAS", "CKernels"]),
        module("Audio", uses: ["CSndfile", "CSoxr"]),
        module("Features", uses: ["Tensors", "Audio", "CFFTW", "CKernels"]),
        module("Corpora", uses: ["Audio", "Tensors"]),
        module("NeuralNetwork", uses: ["Tensors", "CKernels"]),
        module("Training", uses: ["Tensors", "NeuralNetwork", "CScheduling"]),
        module(
            "Recognition",
            uses: ["Tensors", "Audio", "Features", "Corpora", "NeuralNetwork", "Training", tomlKit]),
        module("TextCanvas"),
        module(
            "Workbench",
            uses: [
                "TextCanvas", "Recognition", "Training", "NeuralNetwork", "Corpora", "Features", "Audio", "Tensors",
            ]),
        module(
            "Terminal",
            uses: [
                "Workbench", "TextCanvas", "Recognition", "Training", "NeuralNetwork", "Corpora", "Features", "Audio",
                "Tensors", "CScheduling", "CTerminal", tomlKit,
            ]),
        .executableTarget(
            name: "emoscope",
            dependencies: [
                "Terminal", "Workbench", "TextCanvas", "Recognition", "Training", "NeuralNetwork", "Corpora",
                "Features", "Audio", "Tensors", "CPseudoTerminal", argumentParser,
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["CPseudoTerminal"], path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Tensors", uses: []),
        tests(of: "Audio", uses: ["Tensors"], resources: [.copy("Golden")]),
        tests(of: "Features", uses: ["Audio", "Tensors", "CKernels"], resources: [.copy("Golden")]),
        tests(of: "Corpora", uses: ["Audio", "Tensors"]),
        tests(of: "NeuralNetwork", uses: ["Tensors", "CKernels"], resources: [.copy("Golden")]),
        tests(of: "Training", uses: ["NeuralNetwork", "Tensors"]),
        tests(of: "Recognition", uses: ["Training", "NeuralNetwork", "Corpora", "Features", "Audio", "Tensors"]),
        tests(of: "TextCanvas", uses: []),
        tests(
            of: "Workbench",
            uses: [
                "TextCanvas", "Recognition", "Training", "NeuralNetwork", "Corpora", "Features", "Audio", "Tensors",
            ],
            resources: [.copy("Golden")]),
        tests(
            of: "Terminal", uses: ["Workbench", "TextCanvas", "Recognition", "Training", "Corpora", "Audio"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "emoscope", "Workbench", "Recognition", "Corpora"], swiftSettings: strict),
    ]
)
