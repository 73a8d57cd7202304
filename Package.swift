// swift-tools-version: 6.0
import Foundation
import PackageDescription

/// Debian's single-threaded OpenBLAS, linked into the program: nothing to look up at start, no thread pool that spins
/// beside our own threads. Where it is not installed any OpenBLAS on the linker's path will do.
#if arch(arm64)
  let openBLASFolder = "/usr/lib/aarch64-linux-gnu/openblas-serial"
#else
  let openBLASFolder = "/usr/lib/x86_64-linux-gnu/openblas-serial"
#endif
let openBLAS: [LinkerSetting] =
  FileManager.default.fileExists(atPath: openBLASFolder + "/libopenblas.a")
  ? [
    .unsafeFlags(["-L" + openBLASFolder]), .linkedLibrary(":libopenblas.a"),
    .linkedLibrary(":libgfortran.so.5"),
  ]
  : [.linkedLibrary("openblas")]

/// The modules and the only arrows between them; ARCHITECTURE.md says what each is for.
let package = Package(
  name: "kohort",
  products: [.executable(name: "kohort", targets: ["kohort"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-serial-dev"])]),
    .target(name: "CDistributions"),

    .target(name: "Lang"),
    .target(name: "Matrix", dependencies: ["COpenBLAS"], linkerSettings: openBLAS),
    .target(name: "Data"),
    .target(name: "Statistics", dependencies: ["Data", "Matrix", "CDistributions"]),
    .target(name: "Report", dependencies: ["Statistics", "Data"]),
    .target(name: "Runtime", dependencies: ["Lang", "Report", "Statistics", "Data", "Matrix"]),
    .target(name: "IDE", dependencies: ["Lang"]),
    .target(name: "REPL", dependencies: ["Runtime", "IDE", "Report", "Lang", "Data"]),
    .executableTarget(
      name: "kohort",
      dependencies: [
        "REPL", "Runtime", "Lang", "Data",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // With Swift's dynamic libraries, as debug builds have them, the loader would warn at every start.
      linkerSettings: [.unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release))]),

    .testTarget(name: "LangTests", dependencies: ["Lang"]),
    .testTarget(name: "MatrixTests", dependencies: ["Matrix"]),
    .testTarget(name: "DataTests", dependencies: ["Data"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "ReportTests", dependencies: ["Report"]),
    .testTarget(name: "IDETests", dependencies: ["IDE"]),
    .testTarget(name: "RuntimeTests", dependencies: ["Runtime", "REPL", "ProgramTesting"]),

    // The program as a user runs it, for the tests that look at it from outside.
    .target(name: "ProgramTesting", path: "Tests/ProgramTesting"),
    .testTarget(name: "TranscriptTests", dependencies: ["ProgramTesting", "kohort"]),
    .testTarget(name: "ReferenceTests", dependencies: ["Statistics", "ProgramTesting", "kohort"]),
    .testTarget(name: "HouseTests", dependencies: ["Runtime", "REPL", "ProgramTesting"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
