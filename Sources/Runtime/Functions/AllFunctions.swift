import Lang

/// Every function of the language, in alphabetical order.
package let allFunctions: [Function] =
  (ElementwiseFunctions.all + AggregateFunctions.all + ColumnFunctions.all + TextFunctions.all
  + DateFunctions.all + SyntacticFunctions.all + MatrixFunctions.all)
  .sorted { $0.spec.name < $1.spec.name }

/// The functions by name.
package let functionTable: [String: Function] =
  Dictionary(allFunctions.map { ($0.spec.name, $0) }) { first, _ in first }
