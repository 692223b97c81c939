/** The heatmaps of y, in Explore one, in Compare one in each column: where they are pointed at, and what they are painted on. */
export const PICTURES = ".heatmap-scroller[aria-label^=After], .column .heatmap-scroller";
export const CANVASES = ".heatmap-canvas:has(~ .heatmap-scroller[aria-label^=After]), .column .heatmap-canvas";

/** Runs in the product's page before anything else: notes when heatmaps are painted and cells outlined. */
export function watchPictures(canvases) {
  const painted = new Set();
  let awaited = null;

  for (const [context, name] of [
    [CanvasRenderingContext2D, "putImageData"],
    [CanvasRenderingContext2D, "drawImage"],
    [ImageBitmapRenderingContext, "transferFromImageBitmap"],
  ]) {
    const paint = context.prototype[name];
    context.prototype[name] = function (...args) {
      const result = paint.apply(this, args);
      if (this.canvas instanceof HTMLCanvasElement && this.canvas.matches(canvases)) painted.add(this.canvas);
      if (awaited && painted.size >= awaited.count) awaited.done();
      return result;
    };
  }

  const rest = () => new Promise((resolve) => setTimeout(resolve, 120 + 40 * Math.random()));
  const within = (milliseconds, done) =>
    Promise.race([done.then(() => true), new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))]);

  /** Resolves with the time when what is drawn now has been given to the screen. */
  window.presented = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now());
        after.port2.postMessage(null);
      });
    });

  /** Milliseconds from each of some moves of a slider to the frame in which `count` heatmaps have been repainted. */
  window.slideStepwise = async (slider, count, steps) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const times = [];
    for (let step = 0; step < steps; step++) {
      const part = step % 2 === 0 ? 0.3 + (0.6 * step) / steps : 0.1;
      await rest();
      painted.clear();
      const began = performance.now();
      const repainted = new Promise((done) => {
        awaited = { count, done };
      });
      set.call(slider, Number(slider.min) + part * (slider.max - slider.min));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const happened = await within(20_000, repainted);
      awaited = null;
      if (happened) times.push((await window.presented()) - began);
    }
    return times;
  };

  /** Milliseconds from each of some moves of the pointer over a heatmap to the frame in which the cell is outlined. */
  window.pointStepwise = async ({ x, y, width, height }, steps) => {
    const times = [];
    for (let step = 0; step < steps; step++) {
      await rest();
      const place = { clientX: x + (width * (step + 0.5)) / steps, clientY: y + height * (0.2 + 0.5 * (step % 2)) };
      const outlined = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        for (const overlay of document.querySelectorAll(".heatmap-overlay"))
          observer.observe(overlay, { subtree: true, attributes: true, childList: true });
      });
      const began = performance.now();
      document
        .elementFromPoint(place.clientX, place.clientY)
        .dispatchEvent(new PointerEvent("pointermove", { ...place, pointerType: "mouse", bubbles: true }));
      // A pointer between two cells outlines nothing.
      if (await within(2000, outlined)) times.push((await window.presented()) - began);
    }
    return times;
  };
}
