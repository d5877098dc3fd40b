/** To be written. */
export function FutureView() {
  return <main className="screen" />;
}
