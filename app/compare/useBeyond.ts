import { type RefObject, useCallback, useEffect, useState } from "react";

/** Which column of a list that scrolls sideways is the last in sight, counted from 1, and how to go on to those beyond. */
export function useBeyond(list: RefObject<HTMLElement | null>) {
  const [last, setLast] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      const end = element.getBoundingClientRect().right + 1;
      const columns = [...element.querySelectorAll(".column")];
      setLast(columns.filter((column) => column.getBoundingClientRect().right <= end).length);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    const changes = new MutationObserver(look);
    changes.observe(element, { childList: true });
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [list]);
  const show = useCallback(() => {
    list.current?.querySelectorAll(".column")[last]?.scrollIntoView({ inline: "end", block: "nearest" });
  }, [list, last]);
  return { last, show };
}
