import { formatRoughly } from "../../model/chances";
import { formatQuantity, formatUsd, formatValue } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { judgedQuarters } from "../../state/findings/strain";
import type { ListedGroup } from "../../state/memberList";

interface ProspectListProps {
  readonly groups: readonly ListedGroup[];
  readonly scenario: Scenario;
}

/** Empty while it is not known. */
function termsOf({ group }: ListedGroup): string {
  const last = judgedQuarters(group).at(-1);
  if (group.course === null) return "";
  if (last === undefined) return "; hardly ever joins";
  const { dues, worth, share } = last;
  return `; at the end pays ${formatUsd(dues.p50)} a year for ${formatUsd(worth.p50)} of worth (medians over the ${formatRoughly(share)} of runs in which one is then a member)`;
}

/** Those who may join later, on what terms. */
export function ProspectList({ groups, scenario }: ProspectListProps) {
  if (groups.length === 0) return null;
  return (
    <section className="prospects">
      <h2>May join</h2>
      <ul>
        {groups.map((listed) => {
          const member = scenario.members[listed.index];
          if (member === undefined) return null;
          const most = formatQuantity(member.count, "count");
          return (
            <li key={listed.index}>
              <strong dir="auto">{listed.group.name}</strong>: up to {most},{" "}
              {formatValue(member.joinsPerYear, "timesPerYear")} while it pays to{termsOf(listed)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
