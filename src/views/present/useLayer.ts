import { type RefObject, useEffect, useEffectEvent, useLayoutEffect } from "react";

/** Makes an element of the body the only thing that can be reached, and gives the focus back in the end. */
export function useOnlyLayer(layer: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = layer.current;
    const had = document.activeElement;
    const others = [...document.body.children].filter(
      (other): other is HTMLElement => other instanceof HTMLElement && other !== element && !other.inert,
    );
    for (const other of others) other.inert = true;
    element?.focus();
    return () => {
      for (const other of others) other.inert = false;
      if (had instanceof HTMLElement) had.focus();
    };
  }, [layer]);
}

/** Takes the whole screen where the browser lets it, and tells when the screen is given back by the reader. */
export function useFullScreen(onLeft: () => void): void {
  const tellLeft = useEffectEvent(onLeft);
  useEffect(() => {
    let wasFull = false;
    let isOver = false;
    const giveBack = () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
    const onChange = () => {
      const isFull = document.fullscreenElement !== null;
      if (wasFull && !isFull) tellLeft();
      wasFull = isFull;
    };
    const begin = async () => {
      await document.documentElement.requestFullscreen?.({ navigationUI: "hide" });
      // It may have been granted after the presentation was left.
      if (isOver) giveBack();
    };
    document.addEventListener("fullscreenchange", onChange);
    // A browser that refuses leaves it at a layer over the page.
    begin().catch(() => {});
    return () => {
      isOver = true;
      document.removeEventListener("fullscreenchange", onChange);
      giveBack();
    };
  }, []);
}
