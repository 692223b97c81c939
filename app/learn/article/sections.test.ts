import { expect, test } from "vitest";
import { pageAt } from "../course.ts";
import { SECTIONS } from "./sections.ts";

test("what the article claims leads to a page of the course that answers it", () => {
  for (const { id, at } of SECTIONS.flatMap(({ claims }) => claims)) {
    const found = pageAt(at);
    expect(found && `${found.lesson.id}.${found.page.id}`, id).toBe(at);
    expect(found?.page.claims, at).toContain(id);
  }
});
