import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

const CHUNK = 100;
/** Height of a row before any was measured, in px. */
const GUESS = 30;

interface ChunkedRowsProps<R> {
  readonly rows: readonly R[];
  readonly row: (row: R) => ReactNode;
  /** A row that must be drawn, wherever the reader is. */
  readonly at?: number | undefined;
}

/** A long list of which only the part around the window is drawn. What is not drawn keeps its place. */
export function ChunkedRows<R>({ rows, row, at }: ChunkedRowsProps<R>) {
  const count = Math.ceil(rows.length / CHUNK);
  return Array.from({ length: count }, (_, index) => (
    <Chunk key={index} always={index === count - 1 || index === Math.floor((at ?? -1) / CHUNK)} rows={Math.min(CHUNK, rows.length - index * CHUNK)}>
      {() => rows.slice(index * CHUNK, (index + 1) * CHUNK).map(row)}
    </Chunk>
  ));
}

interface ChunkProps {
  readonly always: boolean;
  readonly rows: number;
  readonly children: () => ReactNode;
}

function Chunk({ always, rows, children }: ChunkProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef<number>(undefined);
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting ?? true), {
      rootMargin: '1200px',
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const drawn = near || always;
  useLayoutEffect(() => {
    if (drawn) height.current = box.current?.offsetHeight;
  });
  return (
    <div ref={box} style={drawn ? undefined : { height: height.current ?? rows * GUESS }}>
      {drawn && children()}
    </div>
  );
}
