import { sha256 } from "@noble/hashes/sha2.js";
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { readScenario } from "../model/readScenario";
import { LIMITS, type Scenario } from "../model/schema";
import { fromBase64Url, toBase64Url } from "./base64url";
import { BASES } from "./bases";
import { applyDelta, deltaOf, type Json } from "./delta";

/** The version of the links that this code makes. */
export const LINK_VERSION = 1;

/** The longest link that is offered: what mail and chat programs pass on whole. */
export const LONGEST_LINK = 2000;

/** Longer ones are not even read. */
const LONGEST_READ = 8000;
/** More than a scenario takes whose link is not too long, but for one that repeats itself without end; of a slice come at
 * most a thousand times its bytes. */
const MOST_BYTES = 1e5;
const SLICE_BYTES = 256;

/** What the results were where the link was made. */
export interface LinkedResult {
  /** As `fingerprintOf` gives it. */
  readonly fingerprint: string;
  /** Share of runs that fell apart, in 0…1. */
  readonly risk: number;
  readonly runs: number;
  readonly modelVersion: string;
}

/** The presenter's own words for slides, by the slide's id; what is not there is as the results say it. */
export type SlideEdits = Readonly<Record<string, { readonly title?: string; readonly notes?: string }>>;

/** All that a link says. */
export interface Linked {
  readonly scenario: Scenario;
  /** The preset that the scenario began as. */
  readonly presetId: string | null;
  /** The screen that was open. */
  readonly view: string | null;
  /** Half the width of the risk's interval at which to stop, in 0…1; null to do the scenario's number of runs. */
  readonly precision: number | null;
  readonly slides: SlideEdits;
  readonly result: LinkedResult | null;
}

/** What a link holds, or one sentence on why it cannot be read. */
export type LinkReading =
  | { readonly linked: Linked; readonly problem: null }
  | { readonly linked: null; readonly problem: string };

interface Payload {
  /** Id of the base that `s` is the difference from. */
  readonly b: string;
  readonly s: Json;
  readonly p?: 1;
  readonly v?: string;
  readonly q?: number;
  readonly t?: SlideEdits;
  /** Fingerprint, risk, runs, model version. */
  readonly r?: readonly [string, number, number, string];
}

/** Enough to tell a link that was cut or mistyped; six bits a letter. */
const CHECK_LETTERS = 5;
const checkOf = (body: string) => toBase64Url(sha256(strToU8(body))).slice(0, CHECK_LETTERS);

/** A version and what follows it: check letters, then the packed payload. */
const SHAPE = /^(\d{1,4})\.([\w-]{5})([\w-]+)$/;

function pack(payload: Payload): string {
  const bytes = strToU8(JSON.stringify(payload));
  // What would be too large once unpacked stays as it is, which makes its link too long to be handed out.
  const body = toBase64Url(deflateSync(bytes, { level: bytes.length > MOST_BYTES ? 0 : 9 }));
  return `${LINK_VERSION}.${checkOf(body)}${body}`;
}

/** The fragment of a link, without "#": the scenario as its difference from the preset that it is nearest to.
 * @example encodeLink({ scenario, presetId, view: "members", precision: null, slides: {}, result: null }) // "1.Qm3xZ…" */
export function encodeLink({ scenario, presetId, view, precision, slides, result }: Linked): string {
  const all = Object.entries(BASES[LINK_VERSION] ?? {});
  const own = all.filter(([id]) => id === presetId);
  const bases = own.length > 0 ? own : all;
  const fragments = bases.map(([id, base]) =>
    pack({
      b: id,
      s: deltaOf(base, scenario as unknown as Json),
      ...(presetId === id ? { p: 1 } : {}),
      ...(view === null ? {} : { v: view }),
      ...(precision === null ? {} : { q: precision }),
      ...(Object.keys(slides).length === 0 ? {} : { t: slides }),
      ...(result === null ? {} : { r: [result.fingerprint, result.risk, result.runs, result.modelVersion] }),
    }),
  );
  return fragments.sort((a, b) => a.length - b.length)[0] as string;
}

const failure = (problem: string): LinkReading => ({ linked: null, problem });

const DAMAGED = "This link is damaged: a part of it is missing or was changed on its way";

/** Unpacks slice by slice, so that what grows too large is noticed before it has.
 * @throws {Error} when the bytes are not deflated, or are too many */
function inflated(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((part) => {
    parts.push(part);
    size += part.length;
  });
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    stream.push(bytes.subarray(from, from + SLICE_BYTES), from + SLICE_BYTES >= bytes.length);
    if (size > MOST_BYTES) throw new RangeError(`a link holds at most ${MOST_BYTES} bytes`);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function unpack(body: string): Payload | null {
  try {
    const value: unknown = JSON.parse(strFromU8(inflated(fromBase64Url(body))));
    return typeof value === "object" && value !== null ? (value as Payload) : null;
  } catch {
    return null;
  }
}

/** Far longer than any fingerprint or version. */
const LONGEST_MARK = 40;

const isMark = (value: unknown): value is string => typeof value === "string" && value.length <= LONGEST_MARK;

function resultOf(r: unknown): LinkedResult | null {
  if (!Array.isArray(r)) return null;
  const [fingerprint, risk, runs, modelVersion] = r as readonly unknown[];
  const isResult =
    isMark(fingerprint) &&
    isMark(modelVersion) &&
    typeof risk === "number" &&
    risk >= 0 &&
    risk <= 1 &&
    typeof runs === "number" &&
    Number.isInteger(runs) &&
    runs >= 1 &&
    runs <= LIMITS.runs;
  return isResult ? { fingerprint, risk, runs, modelVersion } : null;
}

/** Longest title or notes that a slide takes, in characters. */
export const LONGEST_SLIDE_TEXT = 2000;

const isSlideText = (value: unknown): value is string =>
  typeof value === "string" && value.length <= LONGEST_SLIDE_TEXT;

/** What of it is a presenter's words.
 * @param t  anything */
export function slidesOf(t: unknown): SlideEdits {
  if (typeof t !== "object" || t === null || Array.isArray(t)) return {};
  const edits = Object.entries(t).flatMap(([id, edit]) => {
    const { title, notes } = (edit ?? {}) as { readonly title?: unknown; readonly notes?: unknown };
    const own = { ...(isSlideText(title) ? { title } : {}), ...(isSlideText(notes) ? { notes } : {}) };
    return Object.keys(own).length > 0 ? [[id, own] as const] : [];
  });
  return Object.fromEntries(edits);
}

const precisionOf = (q: unknown): number | null => (typeof q === "number" && q > 0 && q < 1 ? q : null);

function scenarioOf(version: number, { b, s }: Payload): unknown {
  // A forged one holds anything.
  if (typeof b !== "string") return null;
  const bases = BASES[version] ?? {};
  const base = Object.hasOwn(bases, b) ? bases[b] : undefined;
  if (base === undefined) return null;
  try {
    return applyDelta(base, s);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const MARKS_BEFORE = /^[#<("'“\s\u200B\uFEFF]+/;

/** A link without what programs and people put around it: marks, spaces, what trackers append, percent signs. */
function unwrapped(fragment: string): string {
  let text = fragment;
  try {
    text = decodeURIComponent(fragment);
  } catch {
    // Some other percent sign: it is not part of the link.
  }
  const bare = text.replace(MARKS_BEFORE, "");
  return /^\d{1,4}\.[\w-]+/.exec(bare)?.[0] ?? bare;
}

/** Reads the fragment of a link, without "#", of this version or an older one. Whatever it is given, it neither
 * throws nor takes long. */
export function decodeLink(fragment: string): LinkReading {
  if (fragment.length > LONGEST_READ) {
    const [has, most] = [fragment.length, LONGEST_READ].map((length) => length.toLocaleString("en-US"));
    return failure(`This link has ${has} characters: it must have at most ${most}`);
  }
  const [, version, check, body] = SHAPE.exec(unwrapped(fragment)) ?? [];
  if (version === undefined || body === undefined) return failure(DAMAGED);
  if (Number(version) > LINK_VERSION) return failure("This link was made by a newer Quorum than this one");
  const payload = checkOf(body) === check ? unpack(body) : null;
  if (payload === null) return failure(DAMAGED);
  const value = scenarioOf(Number(version), payload);
  if (value === null) return failure(DAMAGED);
  const { scenario, problems } = readScenario(value);
  if (scenario === null)
    return failure(`This link holds a scenario that cannot be opened: ${problems[0].message}`);
  return {
    linked: {
      scenario,
      presetId: payload.p === 1 ? payload.b : null,
      view: typeof payload.v === "string" ? payload.v : null,
      precision: precisionOf(payload.q),
      slides: slidesOf(payload.t),
      result: resultOf(payload.r),
    },
    problem: null,
  };
}

/** Reads all that a link says where it stands written out as JSON, on the same terms as `decodeLink`. */
export function readLinked(value: unknown): LinkReading {
  const {
    scenario: written,
    presetId,
    view,
    precision,
    slides,
    result,
  } = (value ?? {}) as Record<string, unknown>;
  const { scenario, problems } = readScenario(written);
  if (scenario === null)
    return failure(`This file holds a scenario that cannot be opened: ${problems[0].message}`);
  const { fingerprint, risk, runs, modelVersion } = (result ?? {}) as Record<string, unknown>;
  return {
    linked: {
      scenario,
      presetId: typeof presetId === "string" ? presetId : null,
      view: typeof view === "string" ? view : null,
      precision: precisionOf(precision),
      slides: slidesOf(slides),
      result: resultOf([fingerprint, risk, runs, modelVersion]),
    },
    problem: null,
  };
}
