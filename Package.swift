// swift-tools-version: 6.0
import Foundation
import PackageDescription

#if arch(arm64)
  let machine = "aarch64-linux-gnu"
#else
  let machine = "x86_64-linux-gnu"
#endif

/// Debian's single-threaded OpenBLAS with the Fortran library that it needs, linked into the program: nothing to look up
/// at start, no thread pool that spins beside our own threads. Where they are not installed any OpenBLAS on the linker's
/// path will do.
let staticLibraries = ["/usr/lib/\(machine)/openblas-serial", "/usr/lib/gcc/\(machine)/12"]
let hasStaticLibraries =
  FileManager.default.fileExists(atPath: staticLibraries[0] + "/libopenblas.a")
  && FileManager.default.fileExists(atPath: staticLibraries[1] + "/libgfortran.a")
let openBLAS: [LinkerSetting] =
  hasStaticLibraries
  ? [.unsafeFlags(staticLibraries.map { "-L" + $0 })]
    + [":libopenblas.a", ":libgfortran.a", ":libquadmath.a", "m"].map { .linkedLibrary($0) }
  : [.linkedLibrary("openblas")]

/// zlib, minizip and expat, linked in where they are there to be.
let systemLibraries = "/usr/lib/\(machine)"
func linked(_ names: String...) -> [LinkerSetting] {
  names.map { name in
    FileManager.default.fileExists(atPath: "\(systemLibraries)/lib\(name).a")
      ? .linkedLibrary(":lib\(name).a") : .linkedLibrary(name)
  }
}

let fileLibraries = linked("expat", "minizip", "z")

/// The modules and the only arrows between them; ARCHITECTURE.md says what each is for.
let package = Package(
  name: "kohort",
  products: [.executable(name: "kohort", targets: ["kohort"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-serial-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .target(name: "CDistributions"),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
    .target(
      name: "CEdit", linkerSettings: ["edit", "tinfo", "bsd", "md"].map { .linkedLibrary($0) }),

    .target(
      name: "Lang",
      dependencies: [.product(name: "HashTreeCollections", package: "swift-collections")]),
    .target(name: "Matrix", dependencies: ["COpenBLAS"], linkerSettings: openBLAS),
    .target(
      name: "Data",
      dependencies: ["CReadStat", "CExpat", "CMinizip", "CXlsxWriter"],
      linkerSettings: fileLibraries),
    .target(name: "Statistics", dependencies: ["Data", "Matrix", "CDistributions"]),
    .target(name: "Report", dependencies: ["Statistics", "Data"]),
    .target(name: "Runtime", dependencies: ["Lang", "Report", "Statistics", "Data", "Matrix"]),
    .target(name: "IDE", dependencies: ["Lang"]),
    .target(name: "REPL", dependencies: ["CEdit", "Runtime", "IDE", "Report", "Lang", "Data"]),
    .target(name: "LanguageServer", dependencies: ["IDE", "Runtime", "Report", "Lang", "Data"]),
    .executableTarget(
      name: "kohort",
      dependencies: [
        "REPL", "LanguageServer", "Runtime", "Report", "Lang", "Data",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // With Swift's dynamic libraries, as debug builds have them, the loader would warn at every start.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release))
      ]),

    .testTarget(name: "LangTests", dependencies: ["Lang"]),
    .testTarget(name: "MatrixTests", dependencies: ["Matrix"]),
    .testTarget(name: "DataTests", dependencies: ["Data", "ProgramTesting"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "ReportTests", dependencies: ["Report"]),
    .testTarget(
      name: "IDETests", dependencies: ["IDE", "Lang", "Runtime", "REPL", "ProgramTesting"]),
    .testTarget(name: "RuntimeTests", dependencies: ["Runtime", "REPL", "IDE", "ProgramTesting"]),

    // The program as a user runs it, for the tests that look at it from outside.
    .target(name: "ProgramTesting", path: "Tests/ProgramTesting"),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["LanguageServer", "Runtime", "Data", "Lang", "Report", "ProgramTesting", "kohort"]),
    .testTarget(name: "TranscriptTests", dependencies: ["ProgramTesting", "kohort"]),
    .testTarget(name: "ReferenceTests", dependencies: ["Statistics", "ProgramTesting", "kohort"]),
    .testTarget(name: "REPLTests", dependencies: ["REPL", "IDE", "Lang", "Data", "ProgramTesting"]),
    .testTarget(name: "PromptTests", dependencies: ["REPL", "Runtime", "ProgramTesting", "kohort"]),
    .testTarget(name: "HouseTests", dependencies: ["Runtime", "REPL", "ProgramTesting"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
