import { Dialog } from "../Dialog";
import { usePage } from "../PageContext";
import "../styles/share.css";
import { EmbedSection } from "./EmbedSection";
import { LinkSection } from "./LinkSection";
import { TooLong } from "./TooLong";
import { useScenarioLink } from "./useScenarioLink";

/** The link to what is on the screen. */
export function ShareDialog() {
  const { views } = usePage();
  const link = useScenarioLink();
  return (
    <Dialog title="Share" onClose={() => views.openDialog(null)}>
      {link.isTooLong ? <TooLong length={link.address.length} /> : <LinkSection {...link} />}
      <EmbedSection />
    </Dialog>
  );
}
