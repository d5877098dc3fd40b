import { Component, type ReactNode } from "react";

interface ScreenBoundaryProps {
  /** Before the screen is drawn anew. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

interface ScreenBoundaryState {
  readonly error: Error | null;
}

/** The code of a screen did not arrive. */
export class LoadError extends Error {}

/** Says that a screen cannot be shown, where otherwise the whole page would turn white. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, ScreenBoundaryState> {
  override state: ScreenBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ScreenBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const retry = () => {
      this.props.onRetry?.();
      this.setState({ error: null });
    };
    return (
      <main className="screen">
        <div className="failure" role="alert">
          <div>
            <h1>This view could not be shown.</h1>
            {error instanceof LoadError
              ? "The connection may be gone, or the page was renewed since you opened it. "
              : "Something in it went wrong. "}
            Your assumptions are kept.
            <p className="note">{error.message}</p>
          </div>
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
        </div>
      </main>
    );
  }
}
