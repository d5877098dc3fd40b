/** Drivers */
export function DriversView() {
  return (
    <main className="screen">
      <div className="lead">
        <h1>Drivers</h1>
      </div>
    </main>
  );
}
