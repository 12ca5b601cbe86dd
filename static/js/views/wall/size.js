// How much room there is, and the wall's unit of length.
import {useLayoutEffect, useState} from "preact/hooks";

/**
 * An element's size, kept up to date.
 * @param {{current: Element | null}} ref
 */
export function useSize(ref) {
  const [size, setSize] = useState({width: 0, height: 0});
  useLayoutEffect(() => {
    const watched = ref.current;
    if (!watched) return;
    const measure = () => setSize((was) => {
      const {clientWidth: width, clientHeight: height} = watched;
      return was.width === width && was.height === height ? was : {width, height};
    });
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    measure();
    return () => observer.disconnect();
  }, [ref.current]);
  return size;
}

/** The wall's unit of length in pixels; wall.css has the same sum in --u. */
export const wallUnit = () => Math.max(Math.min(innerWidth / 1920, innerHeight / 1080), 0.6);

/** On somebody's phone the wall stacks and scrolls, and turns no pages; wall.css has the same width. */
export const scrolls = () => innerWidth < 900;
