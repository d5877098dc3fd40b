/** Should we join? */
export function JoinView() {
  return (
    <main className="screen">
      <div className="lead">
        <h1>Should we join?</h1>
      </div>
    </main>
  );
}
