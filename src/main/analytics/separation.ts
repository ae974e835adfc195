/**
 * How well each feature by itself tells clusters apart: the part of its variation that lies between them, 0 … 1.
 * @param columns one array per feature
 * @param labels cluster of each row, 0 … k − 1
 * @source K. Pearson (1905): the correlation ratio η²; ranks as the F of a one-way analysis of variance does.
 */
export function separations(columns: readonly Float64Array[], labels: Int32Array, k: number): number[] {
  return columns.map((column) => {
    const sums = new Float64Array(k);
    const sizes = new Float64Array(k);
    let sum = 0;
    column.forEach((value, row) => {
      const label = labels[row] ?? 0;
      sums[label] = (sums[label] ?? 0) + value;
      sizes[label] = (sizes[label] ?? 0) + 1;
      sum += value;
    });
    const mean = sum / column.length;
    const total = column.reduce((squares, value) => squares + (value - mean) ** 2, 0);
    let between = 0;
    for (let group = 0; group < k; group += 1) {
      const size = sizes[group] ?? 0;
      if (size > 0) between += size * ((sums[group] ?? 0) / size - mean) ** 2;
    }
    return total > 0 ? Math.min(1, between / total) : 0;
  });
}
