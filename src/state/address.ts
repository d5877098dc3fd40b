import { isSame } from "../model/paths";
import { decodeLink, type Linked, type SlideEdits } from "../share/link";
import { type Arrival, isMeantAsLink } from "./arriving";
import { entryOf, type HistoryEntry, newWork } from "./historyEntry";
import type { News } from "./news";
import type { PresentingStore } from "./presenting";
import { isComplete, type Session, type SessionState } from "./session";
import { linkedNow, linkTo, pageAddress } from "./sharing";
import { type ViewStore, viewNamed } from "./views";
import { startWriting, type Writing } from "./writing";

/** What stands in the address. */
interface Addressed {
  readonly session: Session;
  readonly views: ViewStore;
  readonly presenting: PresentingStore;
  readonly news: News;
}

const NEITHER = { linked: null, problem: null };

/** Under which a presenter's words are remembered until the page is closed. */
const nameOf = ({ ownId, presetId }: Pick<SessionState, "ownId" | "presetId">) =>
  ownId ?? `preset ${presetId}`;

/** The work at hand as the history knows it, and the way to other entries. */
class Address {
  #work: string;
  /** What each work was last kept as: entries of before it was first changed do not know. */
  readonly #known = new Map<string, Pick<HistoryEntry, "presetId" | "ownId">>();
  readonly #words = new Map<string, SlideEdits>();
  readonly writing: Writing;
  isFollowing = false;

  constructor(
    private readonly parts: Addressed,
    first: HistoryEntry | null,
    private readonly page: Window,
  ) {
    this.#work = first?.work ?? newWork();
    this.writing = startWriting(page, () => this.#place());
  }

  get entry(): HistoryEntry {
    const { presetId, ownId } = this.parts.session.store.getState();
    this.#known.set(this.#work, { presetId, ownId });
    const { views, presenting } = this.parts;
    const { edits: slides } = presenting.getState();
    return { work: this.#work, presetId, ownId, view: views.store.getState().view, slides };
  }

  get #fragment(): string {
    return this.page.location.hash.slice(1);
  }

  #place() {
    const { entry } = this;
    const linked = linkedNow(this.parts.session.store.getState(), entry.view, entry.slides);
    const { fragment, isTooLong } = linkTo(linked, pageAddress(this.page));
    return { state: entry, url: `#${isTooLong ? entry.view : fragment}` };
  }

  /** Does what the address asks for: that is no step of the reader's here. */
  #follow(act: () => void): void {
    this.isFollowing = true;
    this.writing.forgetSteps();
    this.parts.views.openDialog(null);
    act();
    this.isFollowing = false;
    this.writing.soon();
  }

  /** @returns whether it could be opened */
  #openAgain(entry: HistoryEntry, linked: Linked | null): boolean {
    const { session } = this.parts;
    const { presetId, ownId } = this.#known.get(entry.work) ?? entry;
    if (ownId !== null && session.openOwn(ownId)) return true;
    const preset = session.presets.find(({ id }) => ownId === null && id === presetId);
    if (preset !== undefined) session.openPreset(preset.id);
    else if (linked !== null) session.openScenario(linked.scenario, { presetId: linked.presetId });
    return preset !== undefined || linked !== null;
  }

  /** Words for the slides of one scenario are wrong on those of another: they wait until theirs is opened again. */
  #keepWords(of: SessionState): void {
    this.#words.set(nameOf(of), this.parts.presenting.getState().edits);
  }

  /** What the presenter has said of the scenario that is open. */
  get #keptWords(): SlideEdits | undefined {
    return this.#words.get(nameOf(this.parts.session.store.getState()));
  }

  /** Back or forward: to another view of the same work, which stays as it is, or to other work. */
  goTo(entry: HistoryEntry): void {
    const { session, views, presenting } = this.parts;
    this.#follow(() => {
      if (entry.work !== this.#work) {
        const { linked } = decodeLink(this.#fragment);
        this.#keepWords(session.store.getState());
        if (this.#openAgain(entry, linked)) {
          this.#work = entry.work;
          presenting.setState({ edits: this.#keptWords ?? entry.slides });
        }
      }
      views.open(entry.view);
    });
  }

  #receive(linked: Linked): void {
    const { session, views, presenting, news } = this.parts;
    this.#follow(() => {
      const { scenario, precision } = session.store.getState();
      const isOther = !isSame(linked.scenario, scenario);
      this.#keepWords(session.store.getState());
      const isNew = isOther && session.openScenario(linked.scenario, linked) === "new";
      if (isOther) this.#work = newWork();
      else if (linked.precision !== precision) session.setPrecision(linked.precision);
      const hasWords = Object.keys(linked.slides).length > 0;
      presenting.setState({ edits: hasWords ? linked.slides : (this.#keptWords ?? {}) });
      views.open(viewNamed(linked.view) ?? views.store.getState().view);
      news.expect(linked.result, "link", isNew);
    });
  }

  /** Somebody has entered another fragment: a link, the name of a view, or what is neither. */
  read(): void {
    const { views, news } = this.parts;
    const fragment = this.#fragment;
    if (this.writing.wrote(`#${fragment}`)) {
      this.writing.atRest();
      return;
    }
    const { linked, problem } = isMeantAsLink(fragment) ? decodeLink(fragment) : NEITHER;
    if (problem !== null) news.refuse(problem);
    if (linked !== null) this.#receive(linked);
    else this.#follow(() => views.open(viewNamed(fragment) ?? views.store.getState().view));
  }

  /** The reader has opened another scenario. */
  begin(now: SessionState, before: SessionState): void {
    const { presenting } = this.parts;
    this.#work = newWork();
    this.#keepWords(before);
    const isCopy = isSame({ ...now.scenario, name: "" }, { ...before.scenario, name: "" });
    if (!isCopy) presenting.setState({ edits: this.#keptWords ?? {} });
    this.writing.step();
  }
}

/** Keeps the address the link of what is on the screen, and follows it when somebody goes back or forward or enters
 * another link. Opening another scenario or view is a step that one can go back from.
 * @returns ends that */
export function startAddress(
  parts: Addressed,
  { entry: first }: Pick<Arrival, "entry">,
  page: Window = window,
): () => void {
  const { session, views, presenting } = parts;
  const address = new Address(parts, first, page);
  const { writing } = address;
  const onSession = (now: SessionState, before: SessionState) => {
    if (now.opened !== before.opened) return address.begin(now, before);
    if (now.ownId !== before.ownId) writing.note(address.entry);
    const isOther =
      now.scenario !== before.scenario ||
      now.precision !== before.precision ||
      isComplete(now) !== isComplete(before);
    if (isOther) writing.atRest();
  };
  const ends = [
    session.store.subscribe((now, before) => {
      if (!address.isFollowing) onSession(now, before);
    }),
    views.store.subscribe((now, before) => {
      if (!address.isFollowing && now.view !== before.view) writing.step();
    }),
    presenting.subscribe((now, before) => {
      if (!address.isFollowing && now.edits !== before.edits) writing.atRest();
    }),
  ];
  const onPopState = ({ state }: PopStateEvent) => {
    const entry = entryOf(state);
    if (entry === null) address.read();
    else address.goTo(entry);
  };
  const onHashChange = () => {
    if (entryOf(page.history.state) === null) address.read();
  };
  page.addEventListener("popstate", onPopState);
  page.addEventListener("hashchange", onHashChange);
  writing.soon();
  return () => {
    for (const end of ends) end();
    writing.dispose();
    page.removeEventListener("popstate", onPopState);
    page.removeEventListener("hashchange", onHashChange);
  };
}
