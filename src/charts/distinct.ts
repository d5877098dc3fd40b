/** A key for each of the texts, its own wherever that is not taken: two companies may have one name.
 * @example distinct(["A", "B", "A"]) // ["A", "B", "A 2"] */
export function distinct(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.map((text) => {
    let key = text;
    for (let nth = 2; seen.has(key); nth++) key = `${text} ${nth}`;
    seen.add(key);
    return key;
  });
}
