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
  const { address, isTooLong } = useScenarioLink();
  return (
    <Dialog title="Share" onClose={() => views.openDialog(null)}>
      {isTooLong ? <TooLong length={address.length} /> : <LinkSection address={address} />}
      <EmbedSection />
    </Dialog>
  );
}
