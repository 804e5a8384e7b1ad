/** Indices as they are typed: neighbours that follow one another as a range, `2:8`, others with commas. */
export function indicesAsText(indices: readonly number[]): string {
  const first = indices[0];
  const isRun = first !== undefined && indices.length > 2 && indices.every((index, at) => index === first + at);
  return isRun ? `${first}:${first + indices.length}` : indices.join(', ');
}
