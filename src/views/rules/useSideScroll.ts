import { useCallback, useLayoutEffect, useRef, useState } from "react";

/** Whether an element is wider than its room, and whether there is more of it to the right. */
export function useSideScroll() {
  const ref = useRef<HTMLElement>(null);
  const [isWider, setIsWider] = useState(false);
  const [hasMore, setHasMore] = useState(false);
  const measure = useCallback(() => {
    if (ref.current === null) return;
    const { scrollWidth, clientWidth, scrollLeft } = ref.current;
    setIsWider(scrollWidth > clientWidth + 1);
    setHasMore(scrollWidth - clientWidth - scrollLeft > 1);
  }, []);
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    if (ref.current === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [measure]);
  return { ref, isWider, hasMore, measure };
}
