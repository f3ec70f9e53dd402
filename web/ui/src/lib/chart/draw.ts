import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, ScatterChart, CustomChart, GridComponent, CanvasRenderer]);

/** Draws into an element; the answer draws again, and forgets the drawing. */
export function draw(into: HTMLElement, option: EChartsCoreOption) {
  const chart = init(into, undefined, { renderer: 'canvas' });
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(into);
  const show = (next: EChartsCoreOption) => chart.setOption({ animation: false, ...next }, { notMerge: true });
  show(option);
  return {
    show,
    end: () => {
      resize.disconnect();
      chart.dispose();
    },
  };
}
