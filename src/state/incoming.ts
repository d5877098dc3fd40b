import { isolated } from "../model/isolated";
import { type FileReading, readScenarioBytes, readScenarioJson, sizeProblem } from "../share/scenarioFile";
import { GOOD_NEWS_MILLISECONDS, type News } from "./news";
import type { Session } from "./session";
import type { ViewStore } from "./views";

interface Receivers {
  readonly session: Pick<Session, "openScenario">;
  readonly views: Pick<ViewStore, "openDialog">;
  readonly news: Pick<News, "say" | "refuse">;
}

/** A link to a scenario, somewhere in a text: its fragment. */
const LINK = /#(\d{1,4}\.[\w-]{6,})/;

function open({ scenario, problem }: FileReading, what: string, { session, views, news }: Receivers): void {
  views.openDialog(null);
  if (scenario === null) {
    news.refuse(`${what} cannot be opened: ${problem.replace(/^the file /, "it ")}`);
    return;
  }
  const isNew = session.openScenario(scenario) === "new";
  const name = `“${isolated(scenario.name)}”`;
  const told = isNew
    ? `Opened ${name}. It is now one of your scenarios.`
    : `You had ${name} already: it is open now.`;
  news.say(told, GOOD_NEWS_MILLISECONDS);
}

/** Opens a scenario file that the reader chose or dropped as one of the reader's own, or says why it cannot; what is
 * open stays as it is then. */
export async function openFiles(files: readonly File[], to: Receivers): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  const refuse = (problem: string) => {
    to.views.openDialog(null);
    to.news.refuse(problem);
  };
  if (files.length > 1) {
    refuse(`${files.length} files came at once: one scenario file is opened at a time.`);
    return;
  }
  const name = `“${isolated(file.name)}”`;
  const tooLarge = sizeProblem(file.size);
  if (tooLarge !== null) {
    refuse(`${name} ${tooLarge}.`);
    return;
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) refuse(`${name} cannot be read: it is a folder, or it was moved or deleted.`);
  else open(readScenarioBytes(new Uint8Array(bytes)), name, to);
}

/** Opens a scenario's JSON or a link that the reader pasted.
 * @param follow  told the fragment of a link, without "#"
 * @returns whether the text is one of them */
export function openPasted(text: string, to: Receivers, follow: (fragment: string) => void): boolean {
  if (text.trim().startsWith("{")) {
    open(readScenarioJson(text), "The pasted text", to);
    return true;
  }
  const fragment = LINK.exec(text)?.[1];
  if (fragment !== undefined) follow(fragment);
  return fragment !== undefined;
}
