import { Header } from "./chrome/Header.tsx";
import { Notices } from "./chrome/Notices.tsx";
import { Explore } from "./explore/Explore.tsx";

/** The page: it subscribes to nothing, every leaf takes what it needs from the stores. */
export function App() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the picture
      </a>
      <Header />
      <Explore />
      <Notices />
    </>
  );
}
