'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useAnswerCollector } from '../answer-collectors';
import { askFrame, type FrameMethods, stateToSet } from './ask-frame';
import { type FrameChannel, type FrameFault, openFrameChannel } from './frame-channel';

/** How long a page may take to answer one question. */
const limitMs = 4000;
/** How long after its page has come a frame may stay silent before the learner is told. */
const patienceMs = 4000;

/**
 * An author's page in a frame of an origin of its own, and the hidden field that carries its answer. The page is asked when the
 * form is about to be sent; it can send nothing by itself.
 */
export function AuthorFrame({
  name,
  src,
  scope,
  methods,
  sandbox,
  title,
  width,
  height,
  stored,
  initialState,
  said,
}: {
  /** Of the form's field. */
  name: string;
  src: string;
  /** Of the channel to the page. */
  scope: string;
  methods: FrameMethods;
  sandbox: string;
  title: string;
  /** In CSS pixels; no wider than the problem. */
  width: number;
  height: number;
  /** The answer that the server has, or empty. */
  stored: string;
  initialState: string;
  /** Sentences for what can go wrong. */
  said: Readonly<Record<FrameFault | 'notHere', string>>;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const channel = useRef<FrameChannel>(null);
  /** The latest answer that is known: of the server, or what the page gave last. */
  const latest = useRef(stored);
  /** Which page it is, counted; none before there is script. */
  const [page, setPage] = useState(0);
  const [hasCome, setCome] = useState(false);
  const [isReady, setReady] = useState(false);
  const [isSilent, setSilent] = useState(false);

  // The page is asked for only once somebody listens: what it says first is that it is ready. It is asked for anew when the
  // server holds another answer than the page gave, after a reset above all.
  useEffect(() => {
    if (page === 0 || !isSameText(stored, latest.current)) {
      latest.current = stored;
      setCome(false);
      setReady(false);
      setPage(page + 1);
    }
  }, [page, stored]);

  useLayoutEffect(() => {
    if (page === 0) {
      return;
    }
    const shownWindow = () => frame.current?.contentWindow;
    const opened = openFrameChannel({
      scope,
      // The page's origin is nobody's, so there is none to name; this very window is the address.
      post: (text) => shownWindow()?.postMessage(text, '*'),
      onReady: () => {
        setReady(true);
        const state = stateToSet(latest.current, initialState);
        if (methods.setState !== '' && state !== undefined) {
          void opened.call(methods.setState, state, limitMs);
        }
      },
    });
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== null && source === shownWindow()) {
        opened.receive(data);
      }
    };
    window.addEventListener('message', onMessage);
    channel.current = opened;
    return () => {
      window.removeEventListener('message', onMessage);
      channel.current = null;
      opened.close();
    };
  }, [page, scope, methods.setState, initialState]);

  useEffect(() => {
    setSilent(false);
    if (hasCome && !isReady) {
      const patience = setTimeout(() => setSilent(true), patienceMs);
      return () => clearTimeout(patience);
    }
  }, [hasCome, isReady]);

  useAnswerCollector(async (data) => {
    const answer = channel.current ? await askFrame(channel.current, methods, limitMs) : { fault: 'silent' as const };
    if ('fault' in answer) {
      return said[answer.fault];
    }
    latest.current = answer.text;
    data.set(name, answer.text);
    return null;
  });

  return (
    <>
      <input name={name} type="hidden" value={stored} />
      <div
        className="problem-frame"
        style={{ '--frame-width': `${width}px`, '--frame-height': `${height}px` } as React.CSSProperties}
      >
        {page > 0 && (
          <iframe key={page} onLoad={() => setCome(true)} ref={frame} sandbox={sandbox} src={src} title={title} />
        )}
      </div>
      <p className="mt-2 text-sm text-ink-2 empty:hidden" role="status">
        {isSilent && said.notHere}
      </p>
    </>
  );
}

/** A form sends each end of a line as two characters, whatever it was. */
const isSameText = (one: string, other: string) => one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
