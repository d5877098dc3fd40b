/** A browser with an address and a history, as far as the page goes by them.
 * @param fragment  of the address that the page is loaded at, without "#"
 * @param texts  of elements by their ids */
export function fakeWindow(fragment = "", texts: Readonly<Record<string, string>> = {}) {
  const entries = [{ hash: fragment === "" ? "" : `#${fragment}`, state: null as unknown }];
  let at = 0;
  const now = () => entries[at] as (typeof entries)[number];
  const writes: number[] = [];
  const write = (state: unknown, url: string | null | undefined) => {
    writes.push(performance.now());
    // Browsers keep a copy.
    return { hash: url ?? now().hash, state: structuredClone(state) };
  };
  const history = {
    get state() {
      return now().state;
    },
    pushState(state: unknown, _title: string, url?: string | null) {
      entries.splice(at + 1, entries.length, write(state, url));
      at += 1;
    },
    replaceState(state: unknown, _title: string, url?: string | null) {
      entries[at] = write(state, url);
    },
  };
  const location = {
    get hash() {
      return now().hash;
    },
    get href() {
      return `https://quorum.example/app/?x=1${now().hash}`;
    },
  };
  const document = {
    getElementById: (id: string) => (Object.hasOwn(texts, id) ? { textContent: texts[id] } : null),
  };
  const page = Object.assign(new EventTarget(), { history, location, document }) as unknown as Window;
  const arrive = (before: string) => {
    page.dispatchEvent(Object.assign(new Event("popstate"), { state: now().state }));
    if (now().hash !== before) page.dispatchEvent(new Event("hashchange"));
  };
  return {
    page,
    /** When the history was written, milliseconds. */
    writes,
    entries: () => entries.length,
    /** Back or forward by so many entries. */
    go(steps: number) {
      const before = now().hash;
      at += steps;
      arrive(before);
    },
    /** Somebody types another fragment into the address bar. */
    enter(hash: string) {
      const before = now().hash;
      entries.splice(at + 1, entries.length, { hash: hash === "" ? "" : `#${hash}`, state: null });
      at += 1;
      arrive(before);
    },
  };
}
