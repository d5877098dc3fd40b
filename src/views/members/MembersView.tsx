/** To be written. */
export function MembersView() {
  return <main className="screen" />;
}
