import { AttributionChart } from "../../charts/AttributionChart";
import { DuesChart } from "../../charts/DuesChart";
import { MembersChart } from "../../charts/MembersChart";
import { SurvivalChart } from "../../charts/SurvivalChart";
import { headline } from "../../state/findings/headline";
import { keyFigures } from "../../state/findings/keyFigures";
import { foundersWithResults } from "../../state/findings/members";
import { NO_FORECAST } from "../../state/findings/subtitles";
import { unfinishedInWords } from "../../state/slideStudies";
import { type SlideId, type SlideMaterial, type SlideText, slideTexts } from "../../state/slides";
import { isoDay, smallPrintOf } from "../../state/smallPrint";
import { attributionRows } from "../drivers/attributionRows";
import { AssumptionsBody } from "../present/AssumptionsBody";
import { ScenarioCode, SourceList } from "../present/SourcesBody";
import "../styles/attribution.css";
import "../styles/slide.css";
import "../styles/slideParts.css";

interface BriefPaperProps {
  readonly material: SlideMaterial;
  readonly address: string | null;
}

/** Of the text on A4 with its margins, px. */
const WIDTH = 680;
const MOST_SOURCES = 6;

function FirstPage({ material, wordsOf }: { material: SlideMaterial; wordsOf: WordsOf }) {
  const { results, scenario } = material.shown;
  const { startYear } = scenario;
  const unfinished = unfinishedInWords(material);
  const [survival, dues] = [wordsOf("survival"), wordsOf("dues")];
  return (
    <section className="brief-page">
      <p className="brief-head" dir="auto">
        Quorum · {scenario.name} · {isoDay(new Date())}
      </p>
      <h1>{headline(results, scenario)}</h1>
      <p className="brief-text" dir="auto">
        {unfinished !== "" && <strong>{unfinished} </strong>}
        {scenario.summary}
      </p>
      <dl className="brief-figures">
        {keyFigures(results, scenario).map(({ id, label, value, note }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
      <h2>{survival?.title}</h2>
      <SurvivalChart {...{ results, startYear }} width={WIDTH} height={292} showsBaseRate={false} />
      <p className="brief-text">{survival?.notes}</p>
      <h2>{dues?.title}</h2>
      <DuesChart {...{ results, startYear }} width={WIDTH} height={277} />
      <p className="brief-text">{dues?.notes}</p>
    </section>
  );
}

type WordsOf = (id: SlideId) => Pick<SlideText, "title" | "subtitle" | "notes"> | undefined;

/** What the risk is made of, or before that is known, who leaves. */
function People({ material, wordsOf }: { material: SlideMaterial; wordsOf: WordsOf }) {
  const { attribution, shown } = material;
  const [drivers, members] = [wordsOf("drivers"), wordsOf("members")];
  if (attribution !== null) {
    return (
      <>
        <h2>{drivers?.title}</h2>
        <AttributionChart rows={attributionRows(attribution)} width={WIDTH} />
        <h2>{members?.title}</h2>
      </>
    );
  }
  return (
    <>
      <h2>{members?.title}</h2>
      <MembersChart founders={foundersWithResults(shown.results, shown.scenario)} width={WIDTH} />
    </>
  );
}

function SecondPage({ material, address, wordsOf }: BriefPaperProps & { wordsOf: WordsOf }) {
  const { assumptions, origin } = smallPrintOf(material.shown, material.baseline, new Date());
  const others = (["rules", "levers", "comparison"] as const).flatMap((id) => {
    const words = wordsOf(id);
    return words === undefined ? [] : [{ id, ...words }];
  });
  return (
    <section className="brief-page">
      <div className="brief-content">
        <People material={material} wordsOf={wordsOf} />
        {others.map(({ id, title, subtitle, notes }) => (
          <div key={id} className="brief-other">
            <h2>{title}</h2>
            <p className="brief-text">{id === "levers" ? subtitle : notes}</p>
          </div>
        ))}
        <h2>What these numbers rest on</h2>
        <AssumptionsBody material={material} />
        <div className="brief-ending">
          <div>
            <h2>{wordsOf("sources")?.title}</h2>
            <SourceList material={material} most={MOST_SOURCES - others.length} />
          </div>
          <ScenarioCode address={address} />
        </div>
      </div>
      <footer className="brief-foot">
        <p dir="auto">{assumptions}</p>
        <p>{origin}</p>
        <p>
          {NO_FORECAST} {address !== null && <a href={address}>Open this scenario in Quorum</a>}
        </p>
      </footer>
    </section>
  );
}

/** The scenario as a document of two pages that stands alone. */
export function BriefPaper({ material, address }: BriefPaperProps) {
  const texts = slideTexts(material, {});
  const wordsOf: WordsOf = (id) => texts.find((text) => text.id === id);
  return (
    <div className="brief">
      <FirstPage material={material} wordsOf={wordsOf} />
      <SecondPage material={material} address={address} wordsOf={wordsOf} />
    </div>
  );
}
