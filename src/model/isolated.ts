/** Letters that are written from right to left, and marks that turn the direction of what follows. */
const TURNS = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that may stand in a sentence of ours without turning the rest of it around.
 * @example isolated("Mistral AI") // "Mistral AI" */
export const isolated = (name: string): string => (TURNS.test(name) ? `\u2068${name}\u2069` : name);
