import { describe, expect, it } from "vitest";
import { mailbox } from "./mailbox.ts";

function recorded() {
  const sent: number[] = [];
  return { sent, box: mailbox<number>((request) => sent.push(request)) };
}

describe("the mailbox", () => {
  it("sends the first request at once", () => {
    const { sent, box } = recorded();
    box.put(1);
    expect(sent).toEqual([1]);
  });

  it("keeps only the newest of those that wait", () => {
    const { sent, box } = recorded();
    for (const request of [1, 2, 3, 4]) box.put(request);
    expect(sent).toEqual([1]);
    box.answered();
    expect(sent).toEqual([1, 4]);
    expect(box.out()).toBe(4);
  });

  it("sends the one given again only where nothing newer waits", () => {
    const { sent, box } = recorded();
    box.put(1);
    box.answered(1);
    box.put(2);
    box.answered(1);
    expect(sent).toEqual([1, 1, 2]);
  });

  it("is empty after the last answer", () => {
    const { sent, box } = recorded();
    box.put(1);
    box.answered();
    box.answered();
    expect(box.out()).toBeNull();
    box.put(5);
    expect(sent).toEqual([1, 5]);
  });
});
