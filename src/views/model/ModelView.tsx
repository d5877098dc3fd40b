/** To be written. */
export function ModelView() {
  return <main className="screen" />;
}
