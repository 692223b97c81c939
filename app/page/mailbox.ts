/** A one-slot mailbox: one request is out, one may wait, and a newer one takes the waiting one's place. */
export interface Mailbox<Request> {
  /** Sends a request, or lets it wait for the answer to the one that is out. */
  put(request: Request): void;
  /** The answer has come: the waiting request goes out, or the one given here where none waits. */
  answered(otherwise?: Request): void;
  /** What is out; null when nothing is. */
  out(): Request | null;
}

export function mailbox<Request>(send: (request: Request) => void): Mailbox<Request> {
  let out: Request | null = null;
  let waiting: Request | null = null;
  const post = (request: Request) => {
    out = request;
    send(request);
  };
  return {
    put(request) {
      if (out === null) post(request);
      else waiting = request;
    },
    answered(otherwise) {
      const next = waiting ?? otherwise;
      out = null;
      waiting = null;
      if (next !== undefined) post(next);
    },
    out: () => out,
  };
}
