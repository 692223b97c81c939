import { NoticeList } from "../../components/controls/Notice.tsx";
import { dismiss, notices } from "../notices.ts";

/** What the page has to say that belongs to no single place. */
export function Notices() {
  const list = notices((state) => state.list);
  return <NoticeList notices={list} onDismiss={dismiss} />;
}
