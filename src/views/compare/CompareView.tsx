/** Compare */
export function CompareView() {
  return (
    <main className="screen">
      <div className="lead">
        <h1>Compare</h1>
      </div>
    </main>
  );
}
