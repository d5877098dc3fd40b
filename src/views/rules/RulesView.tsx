/** Rules */
export function RulesView() {
  return (
    <main className="screen">
      <div className="lead">
        <h1>Rules</h1>
      </div>
    </main>
  );
}
