import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../lib/language';
import { area, NO_CREDIT, shareAt } from './curve';
import type { Curve } from './curve';

const HEIGHT = 150;
const LEFT = 40;
const RIGHT = 14;
const TOP = 18;
const BOTTOM = 24;

/** The curve of waiting, with the standard and the point of no credit. What lies under it between the two is lost. */
export function WaitingCurve({ curve }: { readonly curve: Curve }) {
  const speech = useSpeech();
  const { evidence } = speech.words.scores;
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(552);
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([size]) => size && setWidth(Math.max(240, size.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);

  const end = Math.max(2.7, ...curve.steps.map((step) => step.x + 0.2), ...curve.cuts.map((x) => x + 0.2));
  const limit = Math.min(end, 4);
  const px = (x: number) => LEFT + (Math.min(x, limit) / limit) * (width - LEFT - RIGHT);
  const py = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const ticks = Array.from({ length: Math.floor(limit / 0.5) + 1 }, (_, index) => index * 0.5);
  const line = stairs(curve, 0, limit, px, py);
  const lost = area(curve);
  const said = curve.steps
    .slice(1)
    .map(({ x, share }) => evidence.curveStep(speech.number(share, 2), speech.number(x, 2)))
    .join(' ');
  return (
    <div ref={box} className="curve">
      <svg width={width} height={HEIGHT} role="img" aria-label={evidence.curveText(said)}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className="grid" x1={LEFT} x2={width - RIGHT} y1={py(share)} y2={py(share)} />
            <text x={LEFT - 8} y={py(share) + 4} textAnchor="end">
              {speech.number(share, share === 0.5 ? 1 : 0)}
            </text>
          </g>
        ))}
        {ticks.map((x) => (
          <text key={x} x={px(x)} y={HEIGHT - 6} textAnchor="middle">
            {speech.number(x, Number.isInteger(x) ? 0 : 1)}
          </text>
        ))}
        <path className="lost" d={`M${px(1)} ${py(0)}L${stairs(curve, 1, NO_CREDIT, px, py)}L${px(NO_CREDIT)} ${py(0)}Z`} />
        {[
          [1, evidence.standard],
          [NO_CREDIT, evidence.noCredit],
        ].map(([x, name]) => (
          <g key={x}>
            <line className="mark" x1={px(Number(x))} x2={px(Number(x))} y1={TOP - 2} y2={py(0)} />
            <text x={px(Number(x))} y={TOP - 6} textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
        <path className="line" d={`M${line}`} />
        {curve.cuts.map((x, index) => (
          <line key={index} className="cut" x1={px(x)} x2={px(x)} y1={py(shareAt(curve, x)) - 6} y2={py(shareAt(curve, x)) + 6} />
        ))}
        {lost >= 0.12 && (
          <text className="lost-words" x={px(1.5)} y={py(0.06)} textAnchor="middle">
            {evidence.lost(speech.number(lost * 100, 1))}
          </text>
        )}
      </svg>
    </div>
  );
}

/** The curve between two times, as the points of an SVG path. */
function stairs(curve: Curve, from: number, to: number, px: (x: number) => number, py: (share: number) => number) {
  const points = [[from, shareAt(curve, from)]];
  for (const { x, share } of curve.steps) {
    if (x <= from || x >= to) continue;
    points.push([x, points.at(-1)![1]!], [x, share]);
  }
  points.push([to, points.at(-1)![1]!]);
  return points.map(([x, share]) => `${px(x!)} ${py(share!)}`).join('L');
}
