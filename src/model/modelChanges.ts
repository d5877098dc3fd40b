/** What a version of the model does otherwise than the one before. */
export interface ModelChange {
  /** As `MODEL_VERSION` was with it. */
  readonly version: string;
  /** One sentence each, for a reader whose numbers have moved. */
  readonly what: readonly string[];
}

/** Every version of the model since the first, oldest first. */
export const MODEL_CHANGES: readonly ModelChange[] = [{ version: "1.0", what: [] }];

/** What has changed after a version, oldest first; null when there is no such version.
 * @example changesSince("1.0", [{ version: "1.0", what: [] }, { version: "1.1", what: ["Debt is counted."] }]) // ["Debt is counted."] */
export function changesSince(
  version: string,
  history: readonly ModelChange[] = MODEL_CHANGES,
): readonly string[] | null {
  const place = history.findIndex((change) => change.version === version);
  return place < 0 ? null : history.slice(place + 1).flatMap(({ what }) => what);
}
